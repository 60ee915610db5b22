// Calendar tables: month roll-forward, leap days, the eve of a birthday, eras.
#include "core/base/date.h"

#include <gtest/gtest.h>

namespace uketsuke {
namespace {

Day day(const char* text) { return parse_day(text).value(); }

TEST(Date, OnlyRealDaysAreRead) {
    EXPECT_EQ(format_day(day("2024-02-29")), "2024-02-29");
    for (const char* text : {"2023-02-29", "2022-13-01", "2022-00-10", "2022-1-1", "2022/01/01", "",
                             "0000-01-01", "2022-01-32", "20220101", "2022-01-0a", "2022-01-011"}) {
        EXPECT_FALSE(parse_day(text)) << text;
    }
}

struct MonthsRow {
    const char* from;
    int months;
    const char* to;
    const char* clause;
};
class MonthsTable : public testing::TestWithParam<MonthsRow> {};
TEST_P(MonthsTable, RollForwardToTheFirstOfTheNextMonth) {
    const auto& row = GetParam();
    EXPECT_EQ(format_day(add_months_rolling_forward(day(row.from), row.months)), row.to)
        << row.clause;
}
INSTANTIATE_TEST_SUITE_P(Date, MonthsTable,
                         testing::Values(MonthsRow{"2022-01-16", 5, "2022-06-16", "SAI"},
                                         MonthsRow{"2022-01-31", 5, "2022-07-01", "SAI"},
                                         MonthsRow{"2022-09-29", 3, "2022-12-29", "SAT 8(1)"},
                                         MonthsRow{"2022-10-12", 3, "2023-01-12", "SAT 8(1)"},
                                         MonthsRow{"2022-12-31", 3, "2023-03-31", "SAT 8(1)"},
                                         MonthsRow{"2022-10-31", 5, "2023-03-31", "SAT 8(2)"},
                                         MonthsRow{"2022-11-30", 3, "2023-03-01", "domain.md 5"},
                                         MonthsRow{"2023-11-30", 3, "2024-03-01", "leap year"},
                                         MonthsRow{"2023-11-29", 3, "2024-02-29", "leap year"},
                                         MonthsRow{"2022-10-30", 4, "2023-03-01", "domain.md 5"},
                                         MonthsRow{"2022-08-31", 6, "2023-03-01", "domain.md 5"}));

struct AgeRow {
    const char* birth;
    int years;
    const char* reached;
};
class AgeTable : public testing::TestWithParam<AgeRow> {};
TEST_P(AgeTable, IsReachedOnTheEveOfTheBirthday) {
    const auto& row = GetParam();
    const Day birth = day(row.birth);
    EXPECT_EQ(format_day(reaches_years(birth, row.years)), row.reached);
    EXPECT_EQ(age_in_years(birth, day(row.reached)), row.years);
    EXPECT_EQ(age_in_years(birth, day(row.reached) - std::chrono::days{1}), row.years - 1);
}
INSTANTIATE_TEST_SUITE_P(
    Date, AgeTable,
    testing::Values(AgeRow{"2010-04-05", 12, "2022-04-04"}, AgeRow{"2004-02-29", 18, "2022-02-28"},
                    AgeRow{"2004-02-29", 20, "2024-02-28"}, AgeRow{"2004-03-01", 18, "2022-02-28"},
                    AgeRow{"2004-03-01", 20, "2024-02-29"}, AgeRow{"1962-01-01", 60, "2021-12-31"},
                    AgeRow{"2010-12-31", 12, "2022-12-30"}));

TEST(Date, AgeOnTheDayOfBirthIsZeroAndBeforeItThereIsNone) {
    EXPECT_EQ(age_in_years(day("2022-05-14"), day("2022-05-14")), 0);
    EXPECT_EQ(age_in_years(day("2022-05-14"), day("2022-05-13")), -1);
}

TEST(Date, MonthsOfAgeAreReachedOnTheEveOrTheLastDayOfTheMonth) {
    EXPECT_EQ(format_day(reaches_months(day("2022-05-15"), 6)), "2022-11-14");
    EXPECT_EQ(format_day(reaches_months(day("2022-08-31"), 6)), "2023-02-28");
    EXPECT_EQ(format_day(reaches_months(day("2023-08-30"), 6)), "2024-02-29");
}

TEST(Date, ErasChangeOnTheirDays) {
    EXPECT_EQ(format_day_long(day("2019-04-30"), Language::japanese), "平成31年4月30日");
    EXPECT_EQ(format_day_long(day("2019-05-01"), Language::japanese), "令和元年5月1日");
    EXPECT_EQ(format_day_long(day("1989-01-07"), Language::japanese), "昭和64年1月7日");
    EXPECT_EQ(format_day_long(day("1926-12-25"), Language::japanese), "昭和元年12月25日");
    EXPECT_EQ(format_day_with_weekday(day("2022-06-16"), Language::japanese), "令和4年6月16日(木)");
    EXPECT_EQ(format_day_with_weekday(day("2022-06-16"), Language::english), "Thu 16 Jun 2022");
}

TEST(Date, AnInstantIsWrittenInJapansTimeAndReadBack) {
    const Instant at{std::chrono::sys_seconds{std::chrono::seconds{1669852800}}};
    EXPECT_EQ(format_instant(at), "2022-12-01T09:00:00+09:00");
    EXPECT_EQ(parse_instant("2022-12-01T09:00:00+09:00"), at);
    EXPECT_EQ(format_day(day_in_japan(at - std::chrono::hours{10})), "2022-11-30");
    EXPECT_FALSE(parse_instant("2022-12-01T09:00:00Z"));
}

}  // namespace
}  // namespace uketsuke
