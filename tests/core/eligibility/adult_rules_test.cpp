// The rules for 12 and over of the Satsumasendai plan, a row a case with its clause; at every edge
// the day before, the day and the day after.
#include "tests/core/eligibility/programme_under_test.h"

namespace uketsuke::testing {
namespace {

struct Row {
    const char* name;
    const char* clause;
    const char* born;
    const char* groups;
    const char* history;
    const char* product;  // "" asks for none.
    const char* on;
    const char* status;
    const char* earliest;  // "" is none.
    const char* code;      // Must be among the reasons; "" asks for none.
};

class AdultRules : public ::testing::TestWithParam<Row> {};

TEST_P(AdultRules, AreCarriedOut) {
    const Row& row = GetParam();
    Case facts = resident(row.born, row.on, row.history, row.groups);
    if (*row.product != '\0') facts.product = row.product;
    const Verdict verdict = assess(satsumasendai(), facts);
    EXPECT_STREQ(to_text(verdict.status), row.status)
        << row.clause << ": " << codes(verdict.reasons);
    EXPECT_EQ(verdict.earliest ? format_day(*verdict.earliest) : "", row.earliest) << row.clause;
    if (*row.code != '\0') {
        EXPECT_TRUE(has_code(verdict.reasons, row.code))
            << row.clause << ": " << codes(verdict.reasons);
    }
    EXPECT_EQ(verdict.products.empty(), !verdict.earliest) << row.clause;
}

std::string name_of(const ::testing::TestParamInfo<Row>& info) { return info.param.name; }

constexpr const char* adult = "1990-05-20";
constexpr const char* senior = "1950-05-20";
// Old enough for five months and too young for the six of Novavax on every day asked about.
constexpr const char* two_then = "2022-04-01 comirnaty,2022-04-22 comirnaty";
constexpr const char* three_then = "2021-08-01 comirnaty,2021-08-22 comirnaty,2022-04-22 comirnaty";
constexpr const char* four_then =
    "2021-08-01 comirnaty,2021-08-22 comirnaty,2021-12-22 comirnaty,2022-05-22 spikevax";

INSTANTIATE_TEST_SUITE_P(
    PrimarySeries, AdultRules,
    ::testing::Values(
        Row{"Pfizer18", "NAT qa/0036", adult, "", "2022-11-01 comirnaty", "", "2022-11-19",
            "not_yet", "2022-11-20", "interval_too_short"},
        Row{"Pfizer19", "NAT qa/0036", adult, "", "2022-11-01 comirnaty", "", "2022-11-20",
            "confirm", "2022-11-20", "earlier_than_standard"},
        Row{"Pfizer20", "SAT 3(2)ア(ア)", adult, "", "2022-11-01 comirnaty", "", "2022-11-21",
            "confirm", "2022-11-21", "earlier_than_standard"},
        Row{"Pfizer21", "SAT 3(2)ア(ア)", adult, "", "2022-11-01 comirnaty", "", "2022-11-22",
            "eligible", "2022-11-22", ""},
        Row{"PfizerYearsLater", "NAT qa/0036", adult, "", "2021-07-01 comirnaty", "", "2022-11-22",
            "eligible", "2022-11-22", ""},
        Row{"Moderna27", "SAT 3(2)ア(イ)", adult, "", "2022-11-01 spikevax", "", "2022-11-28",
            "not_yet", "2022-11-29", "interval_too_short"},
        Row{"Moderna28", "SAT 3(2)ア(イ)", adult, "", "2022-11-01 spikevax", "", "2022-11-29",
            "eligible", "2022-11-29", ""},
        Row{"Moderna29", "SAT 3(2)ア(イ)", adult, "", "2022-11-01 spikevax", "", "2022-11-30",
            "eligible", "2022-11-30", ""},
        Row{"Novavax20", "SAT 3(2)ア(ウ)", adult, "", "2022-11-01 nuvaxovid", "", "2022-11-21",
            "not_yet", "2022-11-22", "interval_too_short"},
        Row{"Novavax21", "SAT 3(2)ア(ウ)", adult, "", "2022-11-01 nuvaxovid", "", "2022-11-22",
            "eligible", "2022-11-22", ""},
        Row{"Novavax22", "SAT 3(2)ア(ウ)", adult, "", "2022-11-01 nuvaxovid", "", "2022-11-23",
            "eligible", "2022-11-23", ""},
        Row{"OmicronFirst", "SAT 8(1)ア※", adult, "", "", "comirnaty-ba45", "2022-11-22",
            "not_eligible", "", "primary_series_incomplete"},
        Row{"OmicronSecond", "SAT 8(1)ア※", adult, "", "2022-08-01 comirnaty", "comirnaty-ba1",
            "2022-11-22", "not_eligible", "", "wrong_product_for_dose"},
        Row{"MixedEarly", "NAT qa/0095", adult, "", "2022-11-01 comirnaty", "spikevax",
            "2022-11-28", "not_yet", "2022-11-29", "wrong_product_for_dose"},
        Row{"MixedByDoctor", "NAT qa/0095", adult, "", "2022-11-01 comirnaty", "spikevax",
            "2022-11-29", "confirm", "2022-11-29", "wrong_product_for_dose"},
        Row{"LastDay", "SAT 2(1)ア", adult, "", "", "", "2023-03-31", "eligible", "2023-03-31",
            "series_cannot_finish"},
        Row{"DayAfterTheLast", "SAT 2(1)ア", adult, "", "", "", "2023-04-01", "not_eligible", "",
            "period_closed"},
        Row{"BeforeTheFirst", "SAT 2(1)ア", adult, "", "", "", "2021-02-16", "not_yet",
            "2021-02-17", "period_not_open"},
        Row{"FirstDay", "SAT 2(1)ア", adult, "", "", "", "2021-02-17", "eligible", "2021-02-17",
            ""}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    Ages, AdultRules,
    ::testing::Values(
        // 16 on 2021-04-10: counts from the eve.
        Row{"Before16", "SAT 2(1)ア", "2005-04-11", "", "", "", "2021-04-09", "not_yet",
            "2021-04-10", "age_too_young"},
        Row{"Eve16", "SAT 2(1)ア", "2005-04-11", "", "", "", "2021-04-10", "eligible", "2021-04-10",
            ""},
        Row{"Open12to15Before", "SAT 2(1)イ", "2008-01-01", "", "", "", "2021-05-31", "not_yet",
            "2021-06-01", "period_not_open"},
        Row{"Open12to15", "SAT 2(1)イ", "2008-01-01", "", "", "", "2021-06-01", "eligible",
            "2021-06-01", "guardian_required"},
        // Born 2010-12-16: 12 on the eve, 2022-12-15.
        Row{"TwoDaysBefore12", "SAT 2(1)イ", "2010-12-16", "", "", "comirnaty", "2022-12-14",
            "not_yet", "2022-12-15", "wrong_product_for_age"},
        Row{"EveOf12", "SAT 2(1)イ", "2010-12-16", "", "", "comirnaty", "2022-12-15", "eligible",
            "2022-12-15", "guardian_required"},
        Row{"Birthday12", "SAT 2(1)イ", "2010-12-16", "", "", "comirnaty", "2022-12-16", "eligible",
            "2022-12-16", ""},
        // Born on 29 February: 28 February.
        Row{"LeapDayBefore", "NAT", "2008-02-29", "", "", "spikevax", "2022-02-27", "eligible",
            "2022-02-27", ""},
        Row{"LeapDay16Before", "NAT", "2004-02-29", "", "", "", "2022-02-27", "eligible",
            "2022-02-27", ""},
        Row{"Eve60Before", "SAT 8(1)ウ(ア)", "1962-10-02", "", three_then, "comirnaty-ba1",
            "2022-09-30", "not_yet", "2022-10-01", "group_required"},
        Row{"Eve60", "SAT 8(1)ウ(ア)", "1962-10-02", "", three_then, "comirnaty-ba1", "2022-10-01",
            "eligible", "2022-10-01", ""},
        Row{"Eve60After", "SAT 8(1)ウ(ア)", "1962-10-02", "", three_then, "comirnaty-ba1",
            "2022-10-02", "eligible", "2022-10-02", ""},
        Row{"Eve18Before", "SAT 8(1)ウ(ア)", "2004-10-02", "underlying_condition", three_then,
            "comirnaty-ba1", "2022-09-30", "not_yet", "2022-10-01", "group_required"},
        Row{"Eve18", "SAT 8(1)ウ(ア)", "2004-10-02", "underlying_condition", three_then,
            "comirnaty-ba1", "2022-10-01", "confirm", "2022-10-01", "group_needs_confirmation"},
        Row{"Eve18After", "SAT 8(1)ウ(ア)", "2004-10-02", "underlying_condition", three_then,
            "comirnaty-ba1", "2022-10-02", "confirm", "2022-10-02", "group_needs_confirmation"}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    BoosterInterval, AdultRules,
    ::testing::Values(
        // 2022-05-20 + 5 months is 10-20; 2022-05-21 + 5 months is 10-21, when 3 months are enough.
        Row{"FiveMonthsBefore", "SAT 2(2)※", adult, "", "2022-04-29 comirnaty,2022-05-20 comirnaty",
            "comirnaty-ba1", "2022-10-19", "not_yet", "2022-10-20", "interval_too_short"},
        Row{"FiveMonths", "SAT 2(2)※", adult, "", "2022-04-29 comirnaty,2022-05-20 comirnaty",
            "comirnaty-ba1", "2022-10-20", "eligible", "2022-10-20", ""},
        Row{"SwitchBefore", "SAT 2(2)※", adult, "", "2022-04-29 comirnaty,2022-06-20 comirnaty",
            "comirnaty-ba1", "2022-10-20", "not_yet", "2022-10-21", "interval_too_short"},
        Row{"Switch", "SAT 3(4)", adult, "", "2022-04-29 comirnaty,2022-06-20 comirnaty",
            "comirnaty-ba1", "2022-10-21", "eligible", "2022-10-21", ""},
        Row{"SwitchAfter", "SAT 3(4)", adult, "", "2022-04-29 comirnaty,2022-06-20 comirnaty",
            "comirnaty-ba1", "2022-10-22", "eligible", "2022-10-22", ""},
        Row{"SwitchNotEnough", "SAT 3(4)", adult, "", "2022-04-29 comirnaty,2022-08-01 comirnaty",
            "comirnaty-ba1", "2022-10-20", "not_yet", "2022-11-01", "interval_too_short"},
        // 2022-11-30 + 3 months has no 02-30: the 1st of the next month.
        Row{"RollForwardBefore", "SAT 3(4)", adult, "", "2022-11-01 comirnaty,2022-11-30 comirnaty",
            "comirnaty-ba1", "2023-02-28", "not_yet", "2023-03-01", "interval_too_short"},
        Row{"RollForward", "SAT 3(4)", adult, "", "2022-11-01 comirnaty,2022-11-30 comirnaty",
            "comirnaty-ba1", "2023-03-01", "eligible", "2023-03-01", ""},
        Row{"RollForwardAfter", "SAT 3(4)", adult, "", "2022-11-01 comirnaty,2022-11-30 comirnaty",
            "comirnaty-ba1", "2023-03-02", "eligible", "2023-03-02", ""},
        Row{"Worked0929", "SAT 8(1)ウ(イ)", adult, "essential_worker",
            "2021-08-01 comirnaty,2021-08-22 comirnaty,2022-02-01 comirnaty,2022-09-29 comirnaty",
            "comirnaty-ba1", "2022-12-28", "not_yet", "2022-12-29", "interval_too_short"},
        Row{"Worked1012", "SAT 8(1)ウ(ウ)", adult, "",
            "2021-08-01 comirnaty,2021-08-22 comirnaty,2022-02-01 comirnaty,2022-10-12 comirnaty",
            "comirnaty-ba1", "2022-12-28", "not_yet", "2023-01-12", "interval_too_short"},
        Row{"LastDayBefore", "SAT 8(1)ア※", adult, "", "2022-11-01 comirnaty,2022-12-31 comirnaty",
            "comirnaty-ba1", "2023-01-10", "not_yet", "2023-03-31", "interval_too_short"},
        Row{"TooLate", "SAT 8(1)ア※", adult, "", "2022-11-01 comirnaty,2023-01-01 comirnaty",
            "comirnaty-ba1", "2023-01-10", "not_eligible", "", "period_closed"},
        Row{"NovavaxBefore", "SAT 3(5)", adult, "", "2022-04-29 comirnaty,2022-05-31 comirnaty",
            "nuvaxovid", "2022-11-30", "not_yet", "2022-12-01", "interval_too_short"},
        Row{"Novavax", "SAT 3(5)", adult, "", "2022-04-29 comirnaty,2022-05-31 comirnaty",
            "nuvaxovid", "2022-12-01", "eligible", "2022-12-01", ""},
        Row{"NovavaxAfterOmicron", "SAT 3(5)", adult, "",
            "2021-08-01 comirnaty,2021-08-22 comirnaty,2022-09-30 comirnaty-ba1", "nuvaxovid",
            "2023-03-30", "confirm", "2023-03-30", "document_ambiguous"}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    FromOriginalToOmicron, AdultRules,
    ::testing::Values(
        Row{"Dose3Essential0929", "SAT 8(1)イ(ア)", adult, "essential_worker", two_then,
            "comirnaty", "2022-09-29", "eligible", "2022-09-29", ""},
        Row{"Dose3Essential0930", "SAT 8(1)イ(ア)", adult, "essential_worker", two_then,
            "comirnaty", "2022-09-30", "not_eligible", "", "period_closed"},
        Row{"Dose3EssentialOmicron0928", "SAT 8(1)イ(ア)", adult, "essential_worker", two_then,
            "spikevax-ba1", "2022-09-28", "not_yet", "2022-09-30", "group_not_open_yet"},
        Row{"Dose3EssentialOmicron0929", "SAT 8(1)イ(ア)", adult, "essential_worker", two_then,
            "comirnaty-ba1", "2022-09-29", "not_yet", "2022-09-30", "group_not_open_yet"},
        Row{"Dose3EssentialOmicron0930", "SAT 8(1)イ(ア)", adult, "essential_worker", two_then,
            "comirnaty-ba1", "2022-09-30", "eligible", "2022-09-30", ""},
        Row{"Dose3Other1011", "SAT 8(1)イ(イ)", adult, "", two_then, "comirnaty", "2022-10-11",
            "eligible", "2022-10-11", ""},
        Row{"Dose3Other1012", "SAT 8(1)イ(イ)", adult, "", two_then, "comirnaty", "2022-10-12",
            "eligible", "2022-10-12", ""},
        Row{"Dose3Other1013", "SAT 8(1)イ(イ)", adult, "", two_then, "comirnaty", "2022-10-13",
            "not_eligible", "", "period_closed"},
        Row{"Dose3OtherOmicron1012", "SAT 8(1)イ(イ)", adult, "", two_then, "comirnaty-ba45",
            "2022-10-12", "not_yet", "2022-10-13", "group_not_open_yet"},
        Row{"Dose3OtherOmicron1013", "SAT 8(1)イ(イ)", adult, "", two_then, "comirnaty-ba45",
            "2022-10-13", "eligible", "2022-10-13", ""},
        Row{"Dose3SeniorOmicron1012", "SAT 8(1)イ(イ)", senior, "", two_then, "comirnaty-ba45",
            "2022-10-12", "not_yet", "2022-10-13", "group_not_open_yet"},
        Row{"Dose3Senior1012", "SAT 8(1)イ(イ)", senior, "", two_then, "spikevax", "2022-10-12",
            "eligible", "2022-10-12", ""},
        Row{"Dose4Senior0926", "SAT 8(1)ウ(ア)", senior, "", three_then, "comirnaty", "2022-09-26",
            "eligible", "2022-09-26", ""},
        Row{"Dose4Senior0927", "SAT 8(1)ウ(ア)", senior, "", three_then, "comirnaty", "2022-09-27",
            "not_eligible", "", "period_closed"},
        Row{"Dose4SeniorOmicron0926", "SAT 8(1)ウ(ア)", senior, "", three_then, "comirnaty-ba1",
            "2022-09-26", "not_yet", "2022-09-27", "group_not_open_yet"},
        Row{"Dose4SeniorOmicron0927", "SAT 8(1)ウ(ア)", senior, "", three_then, "comirnaty-ba1",
            "2022-09-27", "eligible", "2022-09-27", ""},
        Row{"Dose4HealthOmicron0926", "SAT 8(1)ウ(ア)", adult, "healthcare_worker", three_then,
            "comirnaty-ba1", "2022-09-26", "not_yet", "2022-09-27", "group_not_open_yet"},
        Row{"Dose4HealthOmicron0927", "SAT 8(1)ウ(ア)", adult, "healthcare_worker", three_then,
            "comirnaty-ba1", "2022-09-27", "eligible", "2022-09-27", ""},
        Row{"Dose4Care0926", "SAT 8(1)ウ(ア)", adult, "care_facility_worker", three_then,
            "spikevax", "2022-09-26", "eligible", "2022-09-26", ""},
        Row{"Dose4Condition0927", "SAT 8(1)ウ(ア)", adult, "underlying_condition", three_then,
            "comirnaty-ba1", "2022-09-27", "confirm", "2022-09-27", "group_needs_confirmation"},
        Row{"Dose4HighRisk0927", "SAT 8(1)ウ(ア)", adult, "high_risk_by_doctor", three_then,
            "comirnaty-ba1", "2022-09-27", "confirm", "2022-09-27", "group_needs_confirmation"},
        // From 10-13 no group is needed, and nothing has to be confirmed.
        Row{"Dose4Condition1013", "SAT 8(1)ウ(ウ)", adult, "underlying_condition", three_then,
            "comirnaty-ba1", "2022-10-13", "eligible", "2022-10-13", ""},
        Row{"Dose4Essential0930", "SAT 8(1)ウ(イ)", adult, "essential_worker", three_then,
            "comirnaty-ba1", "2022-09-29", "not_yet", "2022-09-30", "group_not_open_yet"},
        Row{"Dose4EssentialOmicron0930", "SAT 8(1)ウ(イ)", adult, "essential_worker", three_then,
            "comirnaty-ba1", "2022-09-30", "eligible", "2022-09-30", ""},
        Row{"Dose4EssentialOriginal0929", "SAT 8(1)ウ(イ)", adult, "essential_worker", three_then,
            "comirnaty", "2022-09-29", "confirm", "2022-09-29", "document_ambiguous"},
        Row{"Dose4EssentialOriginal0930", "SAT 8(1)ウ(イ)", adult, "essential_worker", three_then,
            "comirnaty", "2022-09-30", "not_eligible", "", "period_closed"},
        // Several groups: the earliest opening counts, and the original closes with it.
        Row{"Dose4TwoGroupsOmicron0927", "SAT 8(1)ウ(ア)", adult,
            "essential_worker healthcare_worker", three_then, "comirnaty-ba1", "2022-09-27",
            "eligible", "2022-09-27", ""},
        Row{"Dose4TwoGroupsOriginal0927", "SAT 8(1)ウ(ア)", adult,
            "essential_worker healthcare_worker", three_then, "comirnaty", "2022-09-27",
            "not_eligible", "", "period_closed"},
        Row{"Dose4Other1012", "SAT 8(1)ウ(ウ)", adult, "", three_then, "", "2022-10-12", "not_yet",
            "2022-10-13", "group_not_open_yet"},
        Row{"Dose4Other1013", "SAT 8(1)ウ(ウ)", adult, "", three_then, "", "2022-10-13", "eligible",
            "2022-10-13", ""},
        Row{"Dose4Other1014", "SAT 8(1)ウ(ウ)", adult, "", three_then, "", "2022-10-14", "eligible",
            "2022-10-14", ""},
        Row{"Dose4OtherOriginal", "documents.md 1", adult, "", three_then, "comirnaty",
            "2022-09-26", "not_eligible", "", "group_required"},
        Row{"Dose5Before", "SAT 8(1)エ", senior, "", four_then, "comirnaty-ba1", "2022-10-25",
            "not_yet", "2022-10-26", "group_not_open_yet"},
        Row{"Dose5", "SAT 8(1)エ", senior, "", four_then, "comirnaty-ba1", "2022-10-26", "eligible",
            "2022-10-26", ""},
        Row{"Dose5After", "SAT 8(1)エ", senior, "", four_then, "comirnaty-ba1", "2022-10-27",
            "eligible", "2022-10-27", ""},
        Row{"Dose5AfterOmicron", "SAT 8(1)エ", senior, "",
            "2021-08-01 comirnaty,2021-08-22 comirnaty,2021-12-22 comirnaty,2022-09-28 "
            "spikevax-ba1",
            "comirnaty-ba1", "2022-12-28", "not_eligible", "", "product_already_given"},
        Row{"OtherMakersOmicron", "SAT 3(1)※", adult, "",
            "2021-08-01 comirnaty,2021-08-22 comirnaty,2022-10-22 spikevax-ba1", "comirnaty-ba45",
            "2023-02-28", "not_eligible", "", "product_already_given"},
        Row{"Sixth", "SAT 3(1)ア", senior, "",
            "2021-06-01 comirnaty,2021-06-22 comirnaty,2021-12-22 comirnaty,2022-05-22 "
            "comirnaty,2022-10-26 comirnaty-ba1",
            "", "2023-02-28", "not_eligible", "", "series_complete"}),
    name_of);

}  // namespace
}  // namespace uketsuke::testing
