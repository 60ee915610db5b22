// Saiki's page on the fourth dose, a row a case with its clause; at every edge the day before, the
// day and the day after.
#include "core/eligibility/standing.h"
#include "core/programme/sending.h"
#include "tests/core/programme/cases.h"

namespace uketsuke::testing {
namespace {

const Programme& saiki() {
    static const Programme programme = shipped_programme("saiki-2022-dose4");
    return programme;
}

class Saiki : public ::testing::TestWithParam<CaseRow> {};

TEST_P(Saiki, IsCarriedOut) {
    expect_verdict(saiki(), case_of_row(saiki(), GetParam()), GetParam());
}

constexpr const char* senior = "1950-05-20";
constexpr const char* adult = "1990-05-20";
// Dose 3 of the worked examples, on 16 and on 31 January 2022.
constexpr const char* on_16th = "2021-05-01 comirnaty,2021-05-22 comirnaty,2022-01-16 spikevax";
constexpr const char* on_31st = "2021-05-01 comirnaty,2021-05-22 comirnaty,2022-01-31 comirnaty";
constexpr const char* three = "2021-05-01 comirnaty,2021-05-22 comirnaty,2022-02-10 comirnaty";

INSTANTIATE_TEST_SUITE_P(
    FiveMonths, Saiki,
    ::testing::Values(
        CaseRow{"SameDayBefore", "SAI 対象者※", senior, "", on_16th, "", "2022-06-15", "not_yet",
                "2022-06-16", "interval_too_short"},
        CaseRow{"SameDay", "SAI 対象者※", senior, "", on_16th, "", "2022-06-16", "eligible",
                "2022-06-16", "duty_of_effort"},
        CaseRow{"SameDayAfter", "SAI 対象者※", senior, "", on_16th, "", "2022-06-17", "eligible",
                "2022-06-17", "duty_of_effort"},
        CaseRow{"NoSuchDayBefore", "SAI 対象者※", senior, "", on_31st, "", "2022-06-30", "not_yet",
                "2022-07-01", "interval_too_short"},
        CaseRow{"FirstOfTheNext", "SAI 対象者※", senior, "", on_31st, "", "2022-07-01", "eligible",
                "2022-07-01", "duty_of_effort"},
        CaseRow{"FirstOfTheNextAfter", "SAI 対象者※", senior, "", on_31st, "", "2022-07-02",
                "eligible", "2022-07-02", "duty_of_effort"},
        // From 2022-10-21 three months are the national bound: the days between are the doctor's.
        CaseRow{"BeforeTheNationalChange", "SAI 対象者※", senior, "",
                "2021-05-01 comirnaty,2021-05-22 comirnaty,2022-07-20 comirnaty", "", "2022-10-20",
                "not_yet", "2022-10-21", "interval_too_short"},
        CaseRow{"EarlierThanStandard", "SAI 対象者※", senior, "",
                "2021-05-01 comirnaty,2021-05-22 comirnaty,2022-07-20 comirnaty", "", "2022-10-21",
                "confirm", "2022-10-21", "earlier_than_standard"},
        CaseRow{"LastDayBetween", "SAI 対象者※", senior, "",
                "2021-05-01 comirnaty,2021-05-22 comirnaty,2022-07-20 comirnaty", "", "2022-12-19",
                "confirm", "2022-12-19", "earlier_than_standard"},
        CaseRow{"Standard", "SAI 対象者※", senior, "",
                "2021-05-01 comirnaty,2021-05-22 comirnaty,2022-07-20 comirnaty", "", "2022-12-20",
                "eligible", "2022-12-20", "duty_of_effort"},
        CaseRow{"BeforeTheBound", "NAT", senior, "",
                "2021-05-01 comirnaty,2021-05-22 comirnaty,2022-09-01 comirnaty", "", "2022-11-30",
                "not_yet", "2022-12-01", "interval_too_short"}),
    name_of_row);

INSTANTIATE_TEST_SUITE_P(
    WhoMay, Saiki,
    ::testing::Values(
        // Born 1962-08-11: 60 on the eve.
        CaseRow{"BeforeTheEveOf60", "SAI 対象者(2)", "1962-08-11", "", three, "", "2022-08-09",
                "not_yet", "2022-08-10", "group_required"},
        CaseRow{"EveOf60", "SAI 対象者(2)", "1962-08-11", "", three, "", "2022-08-10", "eligible",
                "2022-08-10", "duty_of_effort"},
        CaseRow{"Birthday60", "SAI 対象者(2)", "1962-08-11", "", three, "", "2022-08-11",
                "eligible", "2022-08-11", "duty_of_effort"},
        CaseRow{"NoGroup", "SAI 対象者(2)", adult, "", three, "", "2022-08-10", "not_eligible", "",
                "group_required"},
        CaseRow{"Condition", "SAI 対象者(2)", adult, "underlying_condition", three, "",
                "2022-08-10", "confirm", "2022-08-10", "group_needs_confirmation"},
        CaseRow{"HighRisk", "SAI 対象者(2)", adult, "high_risk_by_doctor", three, "", "2022-08-10",
                "confirm", "2022-08-10", "group_needs_confirmation"},
        CaseRow{"HealthWorker", "SAI 対象者(2)", adult, "healthcare_worker", three, "",
                "2022-08-10", "eligible", "2022-08-10", ""},
        CaseRow{"CareWorker", "SAI 対象者(2)", adult, "care_facility_worker", three, "",
                "2022-08-10", "eligible", "2022-08-10", ""},
        // Born 2004-08-11: 18 on the eve.
        CaseRow{"ConditionBefore18", "SAI 対象者(2)", "2004-08-11", "underlying_condition", three,
                "", "2022-08-09", "not_yet", "2022-08-10", "group_required"},
        CaseRow{"ConditionEveOf18", "SAI 対象者(2)", "2004-08-11", "underlying_condition", three,
                "", "2022-08-10", "confirm", "2022-08-10", "group_needs_confirmation"},
        CaseRow{"Condition18", "SAI 対象者(2)", "2004-08-11", "underlying_condition", three, "",
                "2022-08-11", "confirm", "2022-08-11", "group_needs_confirmation"},
        CaseRow{"WorkerUnder18", "SAI 対象者(2)", "2004-08-11", "healthcare_worker", three, "",
                "2022-08-09", "confirm", "2022-08-09", "document_ambiguous"},
        CaseRow{"WorkerEveOf18", "SAI 対象者(2)", "2004-08-11", "healthcare_worker", three, "",
                "2022-08-10", "eligible", "2022-08-10", ""},
        CaseRow{"TwoDoses", "SAI 対象者(1)", senior, "",
                "2021-05-01 comirnaty,2021-05-22 comirnaty", "", "2022-08-10", "not_eligible", "",
                "primary_series_incomplete"},
        CaseRow{
            "Once", "SAI 接種する回数", senior, "",
            "2021-05-01 comirnaty,2021-05-22 comirnaty,2021-12-10 comirnaty,2022-06-01 spikevax",
            "", "2022-12-10", "not_eligible", "", "series_complete"}),
    name_of_row);

INSTANTIATE_TEST_SUITE_P(
    Products, Saiki,
    ::testing::Values(
        CaseRow{"PfizerAfterModerna", "SAI 使用するワクチンの種類", senior, "", on_16th,
                "comirnaty", "2022-06-16", "eligible", "2022-06-16", "duty_of_effort"},
        CaseRow{"ModernaAfterPfizer", "SAI 使用するワクチンの種類", senior, "", on_31st, "spikevax",
                "2022-07-01", "eligible", "2022-07-01", "duty_of_effort"},
        CaseRow{"AfterAstraZeneca", "SAI 使用するワクチンの種類", senior, "",
                "2021-08-23 vaxzevria,2021-10-20 vaxzevria,2022-02-10 comirnaty", "comirnaty",
                "2022-08-10", "eligible", "2022-08-10", "duty_of_effort"},
        CaseRow{"Novavax", "SAI 使用するワクチンの種類", senior, "", on_31st, "nuvaxovid",
                "2022-08-10", "not_eligible", "", "wrong_product_for_dose"},
        CaseRow{"UnknownBefore", "SAI 使用するワクチンの種類", senior, "",
                "2021-05-01 sinovac,2021-05-22 sinovac,2022-01-10 sinovac", "", "2022-08-10",
                "confirm", "2022-08-10", "unknown_product"}),
    name_of_row);

TEST(SaikisBodyMass, IsComparedUnroundedInIntegers) {
    for (const auto& [height, weight, status] :
         {std::tuple(170.0, 87.0, "confirm"), std::tuple(170.0, 86.7, "confirm"),
          std::tuple(170.0, 86.69, "not_eligible"), std::tuple(160.0, 77.0, "confirm"),
          std::tuple(160.0, 76.8, "confirm"), std::tuple(160.0, 76.79, "not_eligible")}) {
        const CaseRow row{"", "SAI 基準(BMI30以上)", adult, "", three,
                          "", "2022-08-10",          "",    "", ""};
        Case facts = case_of_row(saiki(), row);
        facts.height_cm = height;
        facts.weight_kg = weight;
        EXPECT_STREQ(to_text(assess(saiki(), facts).status), status) << height << " " << weight;
    }
}

TEST(SaikisResidence, IsAskedForOnTheDay) {
    const CaseRow row{"", "SAI 対象者(1)", senior,         "", three,
                      "", "2022-08-10",    "not_eligible", "", "not_resident"};
    Case facts = case_of_row(saiki(), row);
    facts.municipality = "431001";
    expect_verdict(saiki(), facts, row);
    facts.groups = {"long_term_inpatient"};
    EXPECT_EQ(assess(saiki(), facts).status, Status::confirm);
}

SendingFacts facts(const char* born, const char* dose_3, const char* groups = "") {
    return {day(born), 4, day(dose_3), words(groups)};
}

TEST(SaikisVouchers, AreSentByTheDayOfDose3) {
    struct Row {
        const char* dose_3;
        DispatchState state;
        const char* send_on;
    };
    for (const Row& row : {Row{"2022-03-01", DispatchState::sent, ""},
                           Row{"2022-03-02", DispatchState::on_day, "2022-08-05"},
                           Row{"2022-03-08", DispatchState::on_day, "2022-08-05"},
                           Row{"2022-03-09", DispatchState::on_day, "2022-08-12"},
                           Row{"2022-03-15", DispatchState::on_day, "2022-08-12"},
                           Row{"2022-03-16", DispatchState::on_day, "2022-08-19"},
                           Row{"2022-03-22", DispatchState::on_day, "2022-08-19"},
                           Row{"2022-03-23", DispatchState::on_day, "2022-08-26"},
                           Row{"2022-03-29", DispatchState::on_day, "2022-08-26"},
                           Row{"2022-03-30", DispatchState::on_day, "2022-09-02"},
                           Row{"2022-04-05", DispatchState::on_day, "2022-09-02"},
                           Row{"2022-04-06", DispatchState::undecided, ""}}) {
        const Dispatch* found = dispatch_of(saiki(), facts(senior, row.dose_3), day("2022-08-01"));
        ASSERT_NE(found, nullptr) << row.dose_3;
        EXPECT_EQ(found->state, row.state) << row.dose_3;
        EXPECT_EQ(*row.send_on == '\0' ? "" : format_day(found->send_on), row.send_on);
        EXPECT_EQ(found->clause, "SAI 発送スケジュール");
    }
    EXPECT_EQ(dispatch_of(saiki(), facts(adult, "2022-03-02"), day("2022-08-01")), nullptr);
}

TEST(SaikisApplications, AreNeededOrNotByAgeGroupAndDay) {
    struct Row {
        const char* born;
        const char* groups;
        std::vector<AppliedBy> by;
    };
    // Dose 3 on 2022-03-10; five months on is 2022-08-10. Born 1962-08-11: 60 on that very day.
    for (const Row& row : {Row{senior, "healthcare_worker", {AppliedBy::nobody}},
                           Row{"1962-08-11", "", {AppliedBy::nobody}}, Row{"1962-08-12", "", {}},
                           Row{"1962-08-12", "underlying_condition", {AppliedBy::person}},
                           Row{adult, "high_risk_by_doctor", {AppliedBy::person}},
                           Row{adult, "care_facility_worker", {AppliedBy::institution}},
                           Row{adult,
                               "underlying_condition healthcare_worker",
                               {AppliedBy::person, AppliedBy::institution}},
                           Row{adult, "", {}}}) {
        std::vector<AppliedBy> found;
        for (const Application* way : applications_for(
                 saiki(), facts(row.born, "2022-03-10", row.groups), day("2022-08-01"))) {
            found.push_back(way->by);
        }
        EXPECT_EQ(found, row.by) << row.born << " " << row.groups;
    }
}

TEST(SaikisFile, CarriesItsConditionsContactsAndSlips) {
    const auto treated = std::count_if(saiki().conditions.begin(), saiki().conditions.end(),
                                       [](const Condition& one) { return one.under_treatment; });
    EXPECT_EQ(treated, 14) << "the fourteen diseases; body mass needs no treatment";
    EXPECT_EQ(saiki().conditions.size(), 15u);
    EXPECT_EQ(saiki().document_slips.size(), 3u);
    EXPECT_FALSE(contacts_for(saiki(), {"group_required"}).empty());
}

// One line of `uketsuke assess --sending`, from "application" on.
std::string sending_line(const char* born, const char* groups, const char* history) {
    Case facts;
    facts.id = "見本";
    facts.birth_date = day(born);
    facts.on = day("2022-08-01");
    facts.municipality = saiki().municipality;
    facts.groups = words(groups);
    facts.doses = doses(history);
    std::string out;
    VerdictLines(saiki(), Language::english).append(facts, {.sending = true}, out);
    return out.substr(out.find(",\"application\""));
}

TEST(SaikiSending, StandsBesideTheVerdict) {
    EXPECT_EQ(sending_line(senior, "", three),
              R"~(,"application":[{"by":"nobody","clause":"SAI 18歳以上60歳未満※(申請不要)",)~"
              R"~("text":"No application at 60 and over, or on turning 60 before five months )~"
              R"~(have passed since dose 3."}],"dispatch":{"send_on":null,"state":"sent",)~"
              R"~("clause":"SAI 発送スケジュール","text":"Already sent. If it has not arrived, )~"
              R"~(ask the counter."}})~"
              "\n");
    const std::string both = sending_line(adult, "underlying_condition healthcare_worker", three);
    EXPECT_NE(both.find(R"([{"by":"person",)"), std::string::npos) << both;
    EXPECT_NE(both.find(R"(},{"by":"institution",)"), std::string::npos) << both;
    EXPECT_TRUE(both.ends_with("],\"dispatch\":null}\n")) << both;
}

// Who has had the fourth dose is sent nothing.
TEST(SaikiSending, IsNothingWhereNoDoseFollows) {
    EXPECT_EQ(sending_line(senior, "", (std::string(three) + ",2022-07-11 comirnaty").c_str()),
              ",\"application\":[],\"dispatch\":null}\n");
}

}  // namespace
}  // namespace uketsuke::testing
