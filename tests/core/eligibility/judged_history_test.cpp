// Earlier doses judged as on their own days: valid, or with the finding that each carries.
#include "tests/core/eligibility/programme_under_test.h"

namespace uketsuke::testing {
namespace {

struct HistoryRow {
    const char* name;
    const char* history;
    std::size_t place;  // By date, of the dose that is looked at.
    int dose_number;
    const char* finding;  // "" where it is valid.
};

class JudgedHistory : public ::testing::TestWithParam<HistoryRow> {};

TEST_P(JudgedHistory, NamesTheFindingAndHidesNothing) {
    const HistoryRow& row = GetParam();
    const Case facts = resident("1990-05-20", "2022-12-15", row.history);
    const auto judged = judge_history(satsumasendai(), facts);
    ASSERT_EQ(judged.size(), facts.doses.size());
    const JudgedDose& dose = judged.at(row.place);
    EXPECT_EQ(dose.dose_number, row.dose_number);
    EXPECT_EQ(dose.valid, *row.finding == '\0');
    EXPECT_EQ(dose.findings.none(), dose.valid);
    if (!dose.valid) {
        EXPECT_TRUE(has_code(satsumasendai(), dose.findings, row.finding))
            << answer_line(satsumasendai(), facts, true);
    }
}

INSTANTIATE_TEST_SUITE_P(
    OfAnAdult, JudgedHistory,
    ::testing::Values(
        HistoryRow{"Valid", "2021-08-01 comirnaty,2021-08-22 comirnaty", 1, 2, ""},
        HistoryRow{"Unsorted", "2021-08-22 comirnaty,2021-08-01 comirnaty", 1, 2, ""},
        HistoryRow{"TooEarly", "2021-08-01 comirnaty,2021-08-15 comirnaty", 1, 2,
                   "interval_too_short"},
        HistoryRow{"WrongProductForTheAge", "2022-08-01 comirnaty-5-11", 0, 1,
                   "wrong_product_for_age"},
        HistoryRow{"AfterThePeriod",
                   "2021-08-01 comirnaty,2021-08-22 comirnaty,2022-11-15 comirnaty", 2, 3,
                   "period_closed"},
        HistoryRow{"BeforeThePeriod", "2020-12-01 comirnaty", 0, 1, "period_not_open"},
        HistoryRow{"OrderBroken", "2022-11-01 comirnaty-ba1", 0, 1, "primary_series_incomplete"},
        HistoryRow{"OmicronTwice",
                   "2021-08-01 comirnaty,2021-08-22 comirnaty,2022-10-20 comirnaty-ba1,"
                   "2022-11-30 spikevax-ba1",
                   3, 4, "product_already_given"},
        // In the period of 2(2), before the day of 8(1).
        HistoryRow{"BeforeItsGroup",
                   "2021-08-01 comirnaty,2021-08-22 comirnaty,2022-09-26 comirnaty-ba1", 2, 3,
                   "group_not_open_yet"},
        HistoryRow{"ReportedTwice",
                   "2021-08-01 comirnaty,2021-08-22 comirnaty,2021-08-01 comirnaty", 1, 1,
                   "same_day_dose"},
        HistoryRow{"AfterOneReportedTwice",
                   "2021-08-01 comirnaty,2021-08-22 comirnaty,2021-08-01 comirnaty", 2, 2, ""},
        HistoryRow{"TwoOfOneDay", "2021-08-01 comirnaty,2021-08-01 spikevax", 1, 2,
                   "same_day_dose"},
        HistoryRow{"OfAnUnknownProduct", "2021-08-01 sinovac", 0, 1, "unknown_product"},
        HistoryRow{"AfterAnUnknownProduct", "2021-08-01 sinovac,2021-08-29 comirnaty", 1, 2, ""},
        // By other municipalities' rules, of a product that is not used here.
        HistoryRow{"GivenElsewhere", "2021-08-01 vaxzevria", 0, 1, ""},
        HistoryRow{"OfTheFuture", "2021-08-01 comirnaty,2023-01-10 comirnaty", 1, 2,
                   "future_dose_in_history"}),
    [](const auto& row) { return std::string(row.param.name); });

}  // namespace
}  // namespace uketsuke::testing
