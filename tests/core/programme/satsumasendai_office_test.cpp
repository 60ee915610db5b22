// What the Satsumasendai file tells the office beside its rules: when vouchers are sent (section 9)
// and what 基礎疾患 means (section 11(3)).
#include "core/programme/sending.h"
#include "tests/core/eligibility/programme_under_test.h"

namespace uketsuke::testing {
namespace {

struct Row {
    const char* born;
    int dose;
    const char* last;     // "" before the first dose.
    const char* sent_on;  // A day, or the state.
};

std::string sent(const Row& row) {
    SendingFacts facts{day(row.born), row.dose, std::nullopt, {}};
    if (*row.last != '\0') facts.last_dose = day(row.last);
    const Dispatch* found = dispatch_of(satsumasendai(), facts, day("2022-12-01"));
    if (found == nullptr) return "nothing";
    switch (found->state) {
        case DispatchState::on_day:
            return format_day(found->send_on);
        case DispatchState::sent:
            return "sent";
        case DispatchState::undecided:
            return "undecided";
        case DispatchState::as_needed:
            return "as needed";
        case DispatchState::not_sent:
            return "not sent";
    }
    return "";
}

constexpr const char* adult = "1990-05-20";
constexpr const char* senior = "1950-05-20";

TEST(Vouchers, AreSentByTheTableOf91) {
    for (const Row& row :
         {Row{adult, 3, "2022-04-30", "sent"}, Row{adult, 3, "2022-05-01", "2022-09-26"},
          Row{adult, 3, "2022-05-10", "2022-09-26"}, Row{adult, 3, "2022-05-11", "2022-10-03"},
          Row{adult, 3, "2022-05-20", "2022-10-03"}, Row{adult, 3, "2022-05-21", "2022-10-13"},
          Row{adult, 3, "2022-05-31", "2022-10-13"}, Row{adult, 3, "2022-06-01", "2022-11-01"},
          // Dose 4 of 12 and over has rows of its own.
          Row{adult, 4, "2021-11-30", "sent"}, Row{adult, 4, "2021-12-01", "2022-10-13"},
          Row{adult, 4, "2022-02-28", "2022-10-13"}, Row{adult, 4, "2022-03-01", "2022-10-19"},
          Row{adult, 4, "2022-04-20", "2022-10-19"}, Row{adult, 4, "2022-04-21", "2022-10-25"},
          Row{adult, 4, "2022-05-31", "2022-10-25"},
          // 60 and over: the first row that fits.
          Row{senior, 4, "2022-05-01", "2022-09-26"}, Row{senior, 4, "2022-05-15", "2022-10-03"},
          Row{senior, 4, "2022-05-25", "2022-10-13"}, Row{adult, 5, "2022-05-20", "sent"},
          Row{adult, 5, "2022-05-21", "2022-10-25"}, Row{adult, 4, "2022-07-31", "2022-11-01"},
          Row{adult, 5, "2022-08-01", "2022-11-07"}, Row{adult, 3, "2022-08-16", "2022-11-14"},
          Row{adult, 3, "2022-09-15", "2022-11-28"}, Row{adult, 3, "2022-09-16", "2022-12-12"},
          Row{adult, 3, "2022-10-15", "2022-12-26"}, Row{adult, 3, "2022-10-31", "2023-01-11"},
          Row{adult, 3, "2022-11-01", "2023-01-26"}, Row{adult, 3, "2022-11-15", "2023-01-26"},
          // Never extrapolated.
          Row{adult, 3, "2022-11-16", "undecided"}, Row{adult, 2, "2022-11-01", "nothing"}}) {
        EXPECT_EQ(sent(row), row.sent_on) << row.born << " dose " << row.dose << " " << row.last;
    }
}

TEST(Vouchers, OfChildrenAndInfantsGoBy92And93) {
    for (const Row& row :
         {Row{"2016-06-15", 1, "", "as needed"}, Row{"2014-06-15", 3, "2022-06-01", "not sent"},
          // 6 months on 11-14 by the eve: born 05-15.
          Row{"2022-05-14", 1, "", "2022-11-14"}, Row{"2022-05-15", 1, "", "2022-11-14"},
          Row{"2022-05-16", 1, "", "undecided"},
          // By birth date, not by computed age.
          Row{"2017-12-01", 1, "", "2022-11-14"}, Row{"2017-11-30", 1, "", "as needed"}}) {
        EXPECT_EQ(sent(row), row.sent_on) << row.born;
    }
}

TEST(Conditions, AreTheSixteenItemsOf113WithTheirClauses) {
    const auto& conditions = satsumasendai().conditions;
    ASSERT_EQ(conditions.size(), 16u);
    EXPECT_EQ(conditions.front().clause, "SAT 11(3)イ(ア)");
    EXPECT_EQ(conditions.back().clause, "SAT 11(3)イ(タ)");
    // Here 通院又は入院 heads all of them, body mass too; in Saiki only the fourteen diseases.
    for (const Condition& condition : conditions) EXPECT_TRUE(condition.under_treatment);
}

}  // namespace
}  // namespace uketsuke::testing
