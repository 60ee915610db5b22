// Civil dates, and the two calendar rules on which verdicts hang: how months are counted from a
// dose and when an age is reached in law. A Day is a day of the proleptic Gregorian calendar in
// Japan; it has no time and no zone.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace uketsuke {

using Day = std::chrono::sys_days;

// Wall time, milliseconds since 1970-01-01T00:00:00Z.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

// "2022-12-01", nothing else; years 1868 to 2200.
std::optional<Day> parse_day(std::string_view text);
std::string format_day(Day day);
Day make_day(int year, unsigned month, unsigned day);

// "2022-12-01T09:30:00+09:00": Japan has one zone and no summer time (UTC+9 since 1888-01-01).
std::string format_instant(Instant at);
std::optional<Instant> parse_instant(std::string_view text);
Day day_in_japan(Instant at);

// The same day `months` on; where that month has no such day, the 1st of the following month
// (Saiki, 対象者: 2022-01-31 + 5 months is 2022-07-01; domain.md section 5).
Day add_months_rolling_forward(Day from, int months);

// The day on which a person counts as `years` old: the eve of the birthday. An age is completed at
// the end of the day before the birthday and that whole day counts (年齢計算ニ関スル法律,
// 民法143条; domain.md section 5). Born on 29 February: 28 February in every year.
Day reaches_years(Day birth, int years);
Day reaches_years(std::chrono::year_month_day birth, int years);  // For asking many times.

// The day on which a child counts as `months` old: the eve of the corresponding day; where the
// month has no such day, its last day (domain.md section 5, 生後6か月).
Day reaches_months(Day birth, int months);
Day reaches_months(std::chrono::year_month_day birth, int months);

// Full years that count on `on` by reaches_years; -1 before birth.
int age_in_years(Day birth, Day on);

enum class Language { japanese, english };

// 令和4年12月1日 / 1 Dec 2022. Japanese dates before 明治 (1868-01-25) are given in the western
// calendar.
std::string format_day_long(Day day, Language language);
// 令和4年12月1日(木) / Thu 1 Dec 2022.
std::string format_day_with_weekday(Day day, Language language);

}  // namespace uketsuke
