// 業務終了報告: what a venue's day came to, and what does not add up, for whoever signs it.
#pragma once

#include <string>
#include <vector>

#include "core/base/date.h"
#include "core/ledger/facts.h"
#include "core/page/page.h"
#include "core/visit/closing.h"

namespace uketsuke {

struct ClosingReport {
    DayClosed closed;
    Instant at{};  // When it was closed.
    std::vector<Difference> differences;
    int given = 0;  // Of the day's vials (DayFigures::given).
    bool sample = true;
    std::string record;  // The name of the closing's entry.
    bool operator==(const ClosingReport&) const = default;
};

inline constexpr std::size_t closing_differences_per_page = 24;

// In Japanese, A4. The figures stand on the first page, the lines to sign on the last.
std::vector<Page> draw_closing_report(const ClosingReport& report);

}  // namespace uketsuke
