// Hand scanners that type (keyboard wedge): from single keystrokes to the text of one scan, and to
// what a person typed, which alone may reach a text field. Pure: it is told every character and the
// time; one per window, on the thread of its events.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/date.h"
#include "core/voucher/readings.h"

namespace uketsuke {

// GS (U+001D) parts the fields of GS1 texts. Windows do not pass it on as a character: a scanner
// sends Ctrl+] or, where it is so configured, a printable substitute.
inline constexpr char32_t group_separator = 0x1D;

// Our own choice, with room on both sides: scanners send a character every 1 to 20 ms, people
// one every 60 ms at best, and a key that is held down repeats every 25 to 40 ms (which is why a
// run of one and the same character is never a scan).
struct KeystrokeLimits {
    std::chrono::milliseconds gap_max{50};  // Between two characters of one scan, and on average.
    std::chrono::milliseconds quiet_end{100};  // Silence that ends a scan without Enter or Tab.
    std::size_t characters_min = 8;
    std::size_t characters_max = 128;  // A longer run is dropped whole.
    std::optional<char32_t> stands_for_group_separator;
};

class Keystrokes {
  public:
    explicit Keystrokes(KeystrokeLimits limits = {}) : limits_(limits) {}

    // One character as the window gave it; Enter and Tab are '\r' (or '\n') and '\t', Ctrl+] is
    // group_separator. Returns the scan that this keystroke completes. A person's typing never
    // completes one: take_typed() has it. Time that runs backwards starts afresh.
    std::optional<Reading> press(char32_t character, Instant at);

    // Between these two instants nobody asked the window for its keys, because a frame was being
    // drawn or the machine was busy: what came meanwhile comes late and all at once, and that is
    // not the pace of the keys. To be called before the next characters, which are pressed at
    // `until` or later. On a slow machine every scan would be torn otherwise.
    void nobody_looked(Instant from, Instant until);

    // The scan that silence has completed by `now`. Call it once a frame, after its characters.
    std::optional<Reading> wait(Instant now);

    // What a person typed since the last call, UTF-8 without control characters: known as such once
    // gap_max is over, which nobody notices. Kana and kanji are a person's at once: an input method
    // hands a whole word over, and no scanner sends them.
    std::string take_typed();

    // Characters have arrived of which it is not known yet whether a person types: wait() has to be
    // called soon.
    bool undecided() const { return !text_.empty(); }

    // Forgets what has arrived, as when the flow leaves a person.
    void clear();

  private:
    std::optional<Reading> finish(Instant at);
    bool in_pace() const;
    void give_to_person();
    void pass_on(std::u32string_view run);

    KeystrokeLimits limits_;
    std::u32string text_;                // At most one more than characters_max.
    Instant last_{};                     // Moved on by the time in which nobody looked.
    Instant pressed_{};                  // The last character.
    std::chrono::milliseconds taken_{};  // By all gaps of the run, each at most slow_gap.
    std::u32string typed_;               // By a person; at most typed_max.
};

}  // namespace uketsuke
