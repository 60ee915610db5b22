// 元号: the eras of the Japanese calendar, and a date of birth as people at a counter type it, in
// either calendar. The first days are those of domain.md section 7: 明治 1868-01-25, 大正
// 1912-07-30, 昭和 1926-12-25, 平成 1989-01-08, 令和 2019-05-01. Before 明治 there is none here.
#pragma once

#include <array>
#include <string_view>

#include "core/base/date.h"

namespace uketsuke {

struct Era {
    Day first;
    const char* name;  // 昭和
    char letter;       // S, as forms and driving licences abbreviate it.
};

inline constexpr std::size_t era_count = 5;
// The latest first.
const std::array<Era, era_count>& eras();

// Year, month and day in their order, with or without an era: 1950-04-05, 1950/4/5, 19500405,
// 1950年4月5日, 昭和25年4月5日, 昭25.4.5, S25.4.5, ｓ250405, 令和元年5月1日; full-width digits and
// spaces are forgiven. A year of an era counts within its days only: neither 昭和64-01-08 nor
// 平成31-05-01 exists. `today` is the last day on which somebody may have been born.
// Errors (bad_input): birth.unreadable, birth.no_era (a year of one or two digits alone),
// birth.no_such_day, birth.before_era, birth.after_era (which say what the day is called),
// birth.too_early (before 明治), birth.in_future. Each gives an example.
Result<Day> parse_birth_date(std::string_view typed, Day today);

}  // namespace uketsuke
