// The rules of the Satsumasendai plan that are not about an adult's next dose: children, infants,
// deadlines, residence, other vaccines, histories.
#include "tests/core/eligibility/programme_under_test.h"

namespace uketsuke::testing {
namespace {

struct Outcome {
    const char* status;
    const char* earliest;
    const char* code;
};

void expect(const Case& facts, const Outcome& outcome, const char* clause) {
    const Verdict verdict = assess(satsumasendai(), facts);
    const std::string said = std::string(clause) + ", " + format_day(facts.on) + ": " +
                             joined(verdict.products) + " | " + codes(verdict.reasons);
    EXPECT_STREQ(to_text(verdict.status), outcome.status) << said;
    EXPECT_EQ(verdict.earliest ? format_day(*verdict.earliest) : "", outcome.earliest) << said;
    if (*outcome.code != '\0') {
        EXPECT_TRUE(has_code(verdict.reasons, outcome.code)) << said;
    }
}

struct ChildRow {
    const char* clause;
    const char* born;
    const char* history;
    const char* product;
    const char* on;
    Outcome outcome;
};

class ChildRules : public ::testing::TestWithParam<ChildRow> {};

TEST_P(ChildRules, AreCarriedOut) {
    const ChildRow& row = GetParam();
    Case facts = resident(row.born, row.on, row.history);
    if (*row.product != '\0') facts.product = row.product;
    expect(facts, row.outcome, row.clause);
}

constexpr const char* child = "2014-06-15";
constexpr const char* infant = "2020-06-15";

INSTANTIATE_TEST_SUITE_P(
    Plan, ChildRules,
    ::testing::Values(
        ChildRow{"SAT 2(1)ウ",
                 child,
                 "",
                 "",
                 "2022-02-20",
                 {"not_yet", "2022-02-21", "period_not_open"}},
        ChildRow{"SAT 2(1)ウ",
                 child,
                 "",
                 "",
                 "2022-02-21",
                 {"eligible", "2022-02-21", "guardian_required"}},
        ChildRow{"SAT 2(1)ウ",
                 child,
                 "",
                 "comirnaty",
                 "2022-11-21",
                 {"not_eligible", "", "wrong_product_for_age"}},
        // Born 2017-12-16, 5 on the eve 2022-12-15: the infants' vaccine the day before.
        ChildRow{"SAT 2(1)エ",
                 "2017-12-16",
                 "",
                 "comirnaty-6m-4y",
                 "2022-12-14",
                 {"eligible", "2022-12-14", ""}},
        ChildRow{"SAT 2(1)ウ",
                 "2017-12-16",
                 "",
                 "comirnaty-6m-4y",
                 "2022-12-15",
                 {"not_eligible", "", "wrong_product_for_age"}},
        ChildRow{"SAT 2(1)ウ",
                 "2017-12-16",
                 "",
                 "comirnaty-5-11",
                 "2022-12-15",
                 {"eligible", "2022-12-15", ""}},
        // 11 at dose 1, 12 at dose 2: the children's vaccine for both.
        ChildRow{"domain.md 4",
                 "2010-12-16",
                 "2022-11-20 comirnaty-5-11",
                 "",
                 "2022-12-20",
                 {"eligible", "2022-12-20", ""}},
        ChildRow{"SAT 3(2)イ",
                 child,
                 "2022-11-01 comirnaty-5-11",
                 "",
                 "2022-11-20",
                 {"confirm", "2022-11-20", "earlier_than_standard"}},
        ChildRow{"SAT 3(2)イ",
                 child,
                 "2022-11-01 comirnaty-5-11",
                 "",
                 "2022-11-22",
                 {"eligible", "2022-11-22", ""}},
        ChildRow{"SAT 3(3)イ",
                 child,
                 "2022-03-01 comirnaty-5-11,2022-05-31 comirnaty-5-11",
                 "",
                 "2022-10-30",
                 {"not_yet", "2022-10-31", "interval_too_short"}},
        ChildRow{"SAT 3(3)イ",
                 child,
                 "2022-03-01 comirnaty-5-11,2022-05-31 comirnaty-5-11",
                 "",
                 "2022-10-31",
                 {"eligible", "2022-10-31", ""}},
        ChildRow{"SAT 3(3)イ",
                 child,
                 "2022-03-01 comirnaty-5-11,2022-05-31 comirnaty-5-11",
                 "",
                 "2022-11-01",
                 {"eligible", "2022-11-01", ""}},
        ChildRow{"SAT 8(2)※",
                 child,
                 "2022-10-01 comirnaty-5-11,2022-10-31 comirnaty-5-11",
                 "",
                 "2022-12-01",
                 {"not_yet", "2023-03-31", "interval_too_short"}},
        ChildRow{"SAT 8(2)※",
                 child,
                 "2022-10-01 comirnaty-5-11,2022-11-01 comirnaty-5-11",
                 "",
                 "2022-12-01",
                 {"not_eligible", "", "period_closed"}},
        ChildRow{"SAT 3(1)イ",
                 child,
                 "2022-03-01 comirnaty-5-11,2022-03-22 comirnaty-5-11,2022-09-10 comirnaty-5-11",
                 "",
                 "2023-03-01",
                 {"not_eligible", "", "series_complete"}},
        // A booster follows the age on the day: 12 by then, omicron after three months.
        ChildRow{"SAT 2(2)",
                 "2010-12-16",
                 "2022-08-20 comirnaty-5-11,2022-09-10 comirnaty-5-11",
                 "",
                 "2022-12-15",
                 {"eligible", "2022-12-15", ""}},
        ChildRow{"SAT 2(1)エ",
                 infant,
                 "",
                 "",
                 "2022-10-23",
                 {"not_yet", "2022-10-24", "period_not_open"}},
        ChildRow{"SAT 2(1)エ", infant, "", "", "2022-10-24", {"eligible", "2022-10-24", ""}},
        // Born 2022-05-15: 6 months on 2022-11-14.
        ChildRow{"SAT 2(1)エ",
                 "2022-05-15",
                 "",
                 "",
                 "2022-11-13",
                 {"not_yet", "2022-11-14", "age_too_young"}},
        ChildRow{"SAT 2(1)エ", "2022-05-15", "", "", "2022-11-14", {"eligible", "2022-11-14", ""}},
        ChildRow{"SAT 3(3)ウ",
                 infant,
                 "2022-10-25 comirnaty-6m-4y,2022-11-15 comirnaty-6m-4y",
                 "",
                 "2023-01-09",
                 {"not_yet", "2023-01-10", "interval_too_short"}},
        ChildRow{"SAT 3(3)ウ",
                 infant,
                 "2022-10-25 comirnaty-6m-4y,2022-11-15 comirnaty-6m-4y",
                 "",
                 "2023-01-10",
                 {"eligible", "2023-01-10", ""}},
        ChildRow{"SAT 3(3)ウ",
                 infant,
                 "2022-10-25 comirnaty-6m-4y,2022-11-15 comirnaty-6m-4y",
                 "comirnaty-ba1",
                 "2023-01-10",
                 {"not_eligible", "", "primary_series_incomplete"}},
        ChildRow{"SAT 8(3)※",
                 infant,
                 "2022-10-25 comirnaty-6m-4y,2023-02-03 comirnaty-6m-4y",
                 "",
                 "2023-02-10",
                 {"not_yet", "2023-03-31", "interval_too_short"}},
        ChildRow{"SAT 8(3)※",
                 infant,
                 "2022-10-25 comirnaty-6m-4y,2023-02-04 comirnaty-6m-4y",
                 "",
                 "2023-02-10",
                 {"not_eligible", "", "period_closed"}},
        ChildRow{"SAT 3(1)ウ",
                 "2018-01-10",
                 "2022-10-25 comirnaty-6m-4y,2022-11-15 comirnaty-6m-4y,2023-01-10 comirnaty-6m-4y",
                 "",
                 "2023-03-20",
                 {"not_eligible", "", "document_ambiguous"}}));

struct DeadlineRow {
    const char* clause;
    const char* born;
    const char* history;
    const char* product;
    const char* last;         // The last day without a warning.
    const char* last_by_law;  // The last day on which the shortest national interval would do.
};

class Deadlines : public ::testing::TestWithParam<DeadlineRow> {};

std::size_t warnings(const DeadlineRow& row, Day on) {
    Case facts = resident(row.born, format_day(on), row.history);
    facts.product = row.product;
    const Verdict verdict = assess(satsumasendai(), facts);
    EXPECT_EQ(verdict.status, Status::eligible) << "a warning never blocks";
    return static_cast<std::size_t>(
        std::count_if(verdict.reasons.begin(), verdict.reasons.end(),
                      [](const Reason& reason) { return reason.code == "series_cannot_finish"; }));
}

TEST_P(Deadlines, ComeOutOfTheRules) {
    const DeadlineRow& row = GetParam();
    const Day last = day(row.last);
    const Day law = day(row.last_by_law);
    EXPECT_EQ(warnings(row, last - std::chrono::days{1}), 0u) << row.clause;
    EXPECT_EQ(warnings(row, last), 0u) << row.clause;
    // The warning, with the small print while the law's own interval still reaches the end.
    EXPECT_EQ(warnings(row, last + std::chrono::days{1}), law > last ? 2u : 1u) << row.clause;
    EXPECT_EQ(warnings(row, law + std::chrono::days{1}), 1u) << row.clause;
}

INSTANTIATE_TEST_SUITE_P(
    Plan, Deadlines,
    ::testing::Values(
        DeadlineRow{"SAT 8(1)ア※", "1990-05-20", "2022-09-01 comirnaty", "comirnaty", "2022-12-31",
                    "2022-12-31"},
        DeadlineRow{"SAT 8(2)※", child, "2022-09-01 comirnaty-5-11", "comirnaty-5-11", "2022-10-31",
                    "2022-10-31"},
        DeadlineRow{"SAT 8(3)※", infant, "2022-11-01 comirnaty-6m-4y", "comirnaty-6m-4y",
                    "2023-02-03", "2023-02-03"},
        DeadlineRow{"dose 1, Pfizer", "1990-05-20", "", "comirnaty", "2022-12-10", "2022-12-12"},
        DeadlineRow{"dose 1, Novavax", "1990-05-20", "", "nuvaxovid", "2022-12-10", "2022-12-10"},
        DeadlineRow{"dose 1, Moderna", "1990-05-20", "", "spikevax", "2022-12-03", "2022-12-03"},
        DeadlineRow{"dose 1, 5 to 11", child, "", "comirnaty-5-11", "2022-10-10", "2022-10-12"},
        DeadlineRow{"dose 1, infants", infant, "", "comirnaty-6m-4y", "2023-01-13", "2023-01-15"}));

constexpr const char* two = "2021-08-01 comirnaty,2021-08-22 comirnaty";

TEST(Residence, IsAskedForOnTheDayAndHasItsExceptions) {
    Case facts = resident("1990-05-20", "2022-12-15", two);
    facts.municipality = "431001";
    expect(facts, {"not_eligible", "", "not_resident"}, "SAT 5");
    for (const char* group :
         {"long_term_inpatient", "long_term_facility_resident", "other_unavoidable_reason"}) {
        facts.groups = {group};
        expect(facts, {"confirm", "2022-12-15", "not_resident"}, "SAT 5");
    }
    facts = resident("1990-05-20", "2022-12-15", two);
    facts.resident_since = day("2022-12-20");
    expect(facts, {"not_yet", "2022-12-20", "not_resident"}, "SAT 5");
    facts.on = day("2022-12-20");
    expect(facts, {"eligible", "2022-12-20", ""}, "SAT 5");
}

TEST(OtherVaccines, NeedThirteenDaysInBetweenBeforeAndAfter) {
    const auto with = [](const char* on, const char* date, const char* kind) {
        Case facts = resident("1990-05-20", on, two);
        facts.other_vaccines = {{day(date), kind}};
        return facts;
    };
    expect(with("2022-12-14", "2022-12-01", "shingles"),
           {"not_yet", "2022-12-15", "other_vaccine_too_close"}, "+13");
    expect(with("2022-12-15", "2022-12-01", "shingles"), {"eligible", "2022-12-15", ""}, "+14");
    expect(with("2022-12-01", "2022-12-14", "shingles"),
           {"not_yet", "2022-12-28", "other_vaccine_too_close"}, "-13");
    expect(with("2022-12-01", "2022-12-15", "shingles"), {"eligible", "2022-12-01", ""}, "-14");
    expect(with("2022-12-01", "2022-12-01", "influenza"), {"eligible", "2022-12-01", ""},
           "same day");
    // Before 2022-07-22 influenza was no exception; it is one from then on, also for the same dose.
    expect(with("2022-07-21", "2022-07-20", "influenza"),
           {"not_yet", "2022-07-22", "other_vaccine_too_close"}, "07-21");
    expect(with("2022-07-22", "2022-07-20", "influenza"), {"eligible", "2022-07-22", ""}, "07-22");
}

TEST(Histories, WithWhatCannotBeAreAnswered) {
    expect(resident("1990-05-20", "2021-08-22", two), {"not_yet", "2022-01-22", "same_day_dose"},
           "same day");
    expect(resident("1990-05-20", "2021-08-10", two),
           {"not_yet", "2022-01-22", "future_dose_in_history"}, "future");
    expect(resident("1990-05-20", "2022-12-15", "2021-08-01 sinovac,2021-08-29 sinovac"),
           {"confirm", "2022-12-15", "unknown_product"}, "another country");
    // The same dose reported twice is one dose.
    const Verdict verdict =
        assess(satsumasendai(),
               resident("1990-05-20", "2022-12-15",
                        "2021-08-22 comirnaty,2021-08-01 comirnaty,2021-08-22 comirnaty"));
    EXPECT_EQ(verdict.dose_number, 3);
    Case facts = resident("1990-05-20", "2022-12-15", two);
    facts.product = "no-such-product";
    expect(facts, {"not_eligible", "", "unknown_product"}, "unknown");
}

TEST(BodyMass, IsComparedUnrounded) {
    EXPECT_TRUE(body_mass_reaches(30, 170, 86.7));
    EXPECT_FALSE(body_mass_reaches(30, 170, 86.69));
    EXPECT_FALSE(body_mass_reaches(30, 0, 86.69));
    Case facts = resident("1990-05-20", "2022-09-27",
                          "2021-08-01 comirnaty,2021-08-22 comirnaty,2022-04-22 comirnaty");
    facts.product = "comirnaty-ba1";
    facts.height_cm = 170;
    facts.weight_kg = 86.7;
    expect(facts, {"confirm", "2022-09-27", "group_needs_confirmation"}, "SAT 11(3)イ(ソ)");
    facts.doctor_confirmed = {"underlying_condition"};
    expect(facts, {"eligible", "2022-09-27", ""}, "confirmed on the day");
    facts.doctor_confirmed.clear();
    facts.weight_kg = 86.69;
    expect(facts, {"not_yet", "2022-10-13", "group_not_open_yet"}, "SAT 8(1)ウ(ウ)");
}

TEST(Products, OfTheVerdictAreOrderedFirstChoiceFirst) {
    const Verdict verdict = assess(satsumasendai(), resident("1990-05-20", "2022-12-15", two));
    EXPECT_EQ(joined(verdict.products),
              "comirnaty-ba1 comirnaty-ba45 spikevax-ba1 spikevax-ba45 nuvaxovid");
    EXPECT_EQ(verdict.dose_number, 3);
    EXPECT_TRUE(verdict.reasons.empty());
}

}  // namespace
}  // namespace uketsuke::testing
