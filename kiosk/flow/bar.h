// Above and below every view: the clock, the language, what the hub has acknowledged, and whether
// it is heard at all.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

#include "core/base/date.h"
#include "core/base/result.h"
#include "kiosk/flow/papers.h"

namespace uketsuke {

// What of this terminal needs somebody's attention though nothing has failed yet.
struct Health {
    bool disk_low = false;                       // Less than disk_free_bytes_min is free.
    std::chrono::minutes clock_ahead_of_hub{0};  // Negative where behind; 0 up to two minutes.
    std::size_t quarantined = 0;                 // 保管のみ: kept here and not counted.
    // What the hub refuses, or what of the hub's is refused here: no waiting mends it.
    std::optional<Error> disagreement = {};
    bool operator==(const Health&) const = default;
};
inline constexpr std::uintmax_t disk_free_bytes_min = 1u << 30;  // A week's records fit many times.

// What the hub has acknowledged, for the status bar (design.md section 1, 6).
struct HubReport {
    std::size_t unsent = 0;                // Entries that the hub has not acknowledged.
    std::optional<Instant> oldest_unsent;  // When the oldest of them was made.
    std::optional<Instant> last_answer;    // Nothing: no answer since the data folder was made.
    bool enrolled = false;                 // Without a hub the terminal works all the same.
    bool revoked = false;                  // The city has proved that this terminal is revoked.
    std::optional<int> loading = {};       // The roster is being loaded; so many percent are here.
    Health health = {};
    bool operator==(const HubReport&) const = default;
};

// 書き出し済み: of the unsent entries, the oldest `count` lie in a file that is carried to the hub.
struct ExportReport {
    std::size_t count = 0;  // Not 0.
    Instant at{};
    bool operator==(const ExportReport&) const = default;
};

// Above and below every view.
struct Bar {
    Instant now{};
    Language language = Language::japanese;
    HubReport hub;
    std::optional<ExportReport> exported;
    std::optional<Error> camera_trouble;     // The camera is away; scanner and keypad still work.
    std::vector<PaperOnItsWay> papers = {};  // Asked for and not come out yet, in order.
    bool training = false;     // 訓練: nothing of it is real, which every view says.
    bool scan_unused = false;  // Nothing waited for the last scan, and nobody did anything since.
    bool operator==(const Bar&) const = default;
};

// The terminal is alone: what others recorded after `since` is not known here, nor is it where the
// hub never answered. Nothing while the hub is heard, which listens for 25 seconds at a time.
struct Unheard {
    std::optional<Instant> since;
    bool operator==(const Unheard&) const = default;
};
inline constexpr std::chrono::minutes unheard_after{2};
std::optional<Unheard> unheard(const Bar& bar);

inline Day today(const Bar& bar) { return day_in_japan(bar.now); }

}  // namespace uketsuke
