// Every day on which an answer changes: a row an edge with its clause, judged on the day before, on
// the day and on the day after. It stands beside the tables of the programmes, which name cases.
#include "tests/core/eligibility/programme_under_test.h"

namespace uketsuke::testing {
namespace {

struct Edge {
    const char* name;
    const char* clause;
    const char* born;
    const char* groups;
    const char* history;
    const char* product;  // "" asks for none.
    const char* day;      // The first of the new answer.
    const char* before;
    const char* code_before;  // Must be among the reasons; "" asks for none.
    const char* after;        // On that day and the next.
    const char* code_after;
};

// A "not yet" waits for the day itself; a yes is one from the day that is asked about.
void expect_answer(const Verdict& verdict, Day on, Day edge, const char* status, const char* code,
                   const Edge& row) {
    const std::string said = format_day(on) + ", " + row.clause + ": " + codes(verdict.reasons);
    EXPECT_STREQ(to_text(verdict.status), status) << said;
    if (*code != '\0') {
        EXPECT_TRUE(has_code(verdict.reasons, code)) << said;
    }
    std::optional<Day> earliest;
    if (verdict.status == Status::not_yet) earliest = edge;
    if (verdict.status == Status::eligible || verdict.status == Status::confirm) earliest = on;
    EXPECT_EQ(verdict.earliest, earliest) << said;
    EXPECT_EQ(verdict.products.empty(), !earliest) << said;
}

void expect_edge(const Programme& programme, const Edge& row) {
    const Day edge = day(row.day);
    Case facts = resident(row.born, row.day, row.history, row.groups);
    facts.municipality = programme.municipality;
    if (*row.product != '\0') facts.product = row.product;
    bool clause_named = false;
    for (const int aside : {-1, 0, 1}) {
        facts.on = edge + std::chrono::days{aside};
        const Verdict verdict = assess(programme, facts);
        expect_answer(verdict, facts.on, edge, aside < 0 ? row.before : row.after,
                      aside < 0 ? row.code_before : row.code_after, row);
        clause_named = clause_named ||
                       std::any_of(verdict.reasons.begin(), verdict.reasons.end(),
                                   [&](const Reason& one) { return one.clause == row.clause; });
    }
    EXPECT_TRUE(clause_named) << row.clause;
}

std::string name_of(const ::testing::TestParamInfo<Edge>& info) { return info.param.name; }

constexpr const char* adult = "1985-05-20";
constexpr const char* senior = "1950-05-20";
constexpr const char* teenager = "2007-01-01";
constexpr const char* child = "2014-06-15";
constexpr const char* infant = "2020-06-15";
constexpr const char* adult_of_1990 = "1990-05-20";
constexpr const char* two = "2021-06-01 comirnaty,2021-06-22 comirnaty";
constexpr const char* two_early = "2021-02-17 comirnaty,2021-03-10 comirnaty";
constexpr const char* two_in_spring = "2022-04-01 comirnaty,2022-04-22 comirnaty";
constexpr const char* three = "2021-06-01 comirnaty,2021-06-22 comirnaty,2022-02-22 comirnaty";
constexpr const char* three_early =
    "2021-04-01 comirnaty,2021-04-22 comirnaty,2021-12-22 comirnaty";
constexpr const char* three_in_spring =
    "2021-08-01 comirnaty,2021-08-22 comirnaty,2022-04-22 comirnaty";
constexpr const char* in_period_6 = "2021-09-10 comirnaty";
constexpr const char* in_period_7 = "2021-10-04 comirnaty";

class NationalEdges : public ::testing::TestWithParam<Edge> {};

TEST_P(NationalEdges, ChangeTheAnswerOnTheirDay) {
    static const Programme programme = shipped_programme("national");
    expect_edge(programme, GetParam());
}

INSTANTIATE_TEST_SUITE_P(
    Day, NationalEdges,
    ::testing::Values(
        Edge{"Adult", "NAT 実施期間(薩摩川内市計画2(1)ア)", adult, "", "", "comirnaty",
             "2021-02-17", "not_yet", "period_not_open", "eligible", ""},
        Edge{"Moderna", "NAT 対象年齢(令和3年7月30日分科会)", adult, "", "", "spikevax",
             "2021-07-30", "confirm", "document_ambiguous", "eligible", ""},
        Edge{"ModernaAt12", "NAT 対象年齢(令和3年7月30日分科会)", teenager, "", "", "spikevax",
             "2021-07-30", "not_yet", "period_not_open", "confirm", "document_ambiguous"},
        Edge{"ModernaAt12Sure", "NAT 対象年齢(令和3年7月30日分科会)", teenager, "", "", "spikevax",
             "2021-10-04", "confirm", "document_ambiguous", "eligible", ""},
        Edge{"AstraZeneca", "NAT アストラゼネカ社ワクチン(在タイ日本国大使館、令和3年8月7日)",
             senior, "", "", "vaxzevria", "2021-08-16", "not_yet", "period_not_open", "confirm",
             "document_ambiguous"},
        Edge{"AstraZenecaSure", "NAT アストラゼネカ社ワクチン(在タイ日本国大使館、令和3年8月7日)",
             senior, "", "", "vaxzevria", "2021-08-23", "confirm", "document_ambiguous", "eligible",
             ""},
        Edge{"AstraZenecaUnder40",
             "NAT アストラゼネカ社ワクチン(在タイ日本国大使館、令和3年8月7日)", adult, "", "",
             "vaxzevria", "2021-08-23", "not_yet", "period_not_open", "confirm",
             "wrong_product_for_age"},
        Edge{"AstraZenecaEnds", "NAT アストラゼネカ社ワクチン(在タイ日本国大使館、令和3年8月7日)",
             senior, "", "", "vaxzevria", "2022-10-01", "eligible", "", "not_eligible",
             "period_closed"},
        Edge{"Novavax", "NAT 武田社ワクチン(ノババックス)(承認番号30400AMX00192、広島県)", adult,
             "", "", "nuvaxovid", "2022-01-01", "not_yet", "period_not_open", "confirm",
             "document_ambiguous"},
        Edge{"NovavaxSure", "NAT 武田社ワクチン(ノババックス)(承認番号30400AMX00192、広島県)",
             adult, "", "", "nuvaxovid", "2022-06-01", "confirm", "document_ambiguous", "eligible",
             ""},
        Edge{"NovavaxAt12", "NAT 武田社ワクチン(ノババックス)(函館市、令和4年12月14日)", teenager,
             "", "", "nuvaxovid", "2022-06-01", "not_yet", "period_not_open", "confirm",
             "document_ambiguous"},
        Edge{"NovavaxAt12Sure", "NAT 武田社ワクチン(ノババックス)(函館市、令和4年12月14日)",
             teenager, "", "", "nuvaxovid", "2022-12-14", "confirm", "document_ambiguous",
             "eligible", ""},
        Edge{"Child", "NAT 実施期間(薩摩川内市計画2(1)ウ)", child, "", "", "", "2022-02-21",
             "not_yet", "period_not_open", "eligible", ""},
        Edge{"Infant", "NAT 実施期間(薩摩川内市計画2(1)エ)", infant, "", "", "", "2022-10-24",
             "not_yet", "period_not_open", "eligible", ""},
        Edge{"Ends", "NAT 実施期間(薩摩川内市計画2(1)ア)", adult, "", "", "comirnaty", "2023-04-01",
             "eligible", "", "not_eligible", "period_closed"},
        Edge{"Dose3", "NAT 追加接種(江別市、令和3年12月1日から)", adult, "", two_early, "",
             "2021-12-01", "not_yet", "period_not_open", "eligible", ""},
        Edge{"Dose3Moderna", "NAT 追加接種(令和3年12月16日分科会)", adult, "", two_early,
             "spikevax", "2021-12-17", "not_yet", "period_not_open", "eligible", ""},
        Edge{"Dose3At12", "NAT 追加接種(横浜市、令和4年3月25日時点)", teenager, "", two,
             "comirnaty", "2022-03-25", "not_yet", "period_not_open", "eligible", ""},
        Edge{"Dose4", "NAT 4回目接種の対象(政府広報、佐伯市)", senior, "", three_early, "comirnaty",
             "2022-05-25", "not_yet", "group_not_open_yet", "eligible", ""},
        Edge{"Omicron", "NAT 手引き p172", senior, "", three, "comirnaty-ba1", "2022-09-20",
             "not_yet", "period_not_open", "eligible", ""},
        Edge{"OmicronBa45", "NAT BA.4-5対応型(NHK、令和4年10月13日から)", senior, "", three,
             "comirnaty-ba45", "2022-10-13", "not_yet", "period_not_open", "eligible", ""},
        Edge{"ModernaOmicronAt12", "NAT 製品の対象年齢(2価スパイクバックス)", teenager, "", two,
             "spikevax-ba1", "2022-12-01", "not_yet", "wrong_product_for_age", "confirm",
             "document_ambiguous"},
        Edge{"ModernaOmicronAt12Sure", "NAT 製品の対象年齢(2価スパイクバックス、鳥取県)", teenager,
             "", two, "spikevax-ba1", "2022-12-14", "confirm", "document_ambiguous", "eligible",
             ""},
        Edge{"ChildDose3", "NAT 5~11歳の追加接種", child, "",
             "2022-03-01 comirnaty-5-11,2022-03-22 comirnaty-5-11", "", "2022-09-06", "not_yet",
             "period_not_open", "eligible", ""},
        Edge{"Mixed", "NAT qa/0095", adult, "", "2021-10-01 spikevax", "comirnaty", "2021-10-29",
             "not_yet", "interval_too_short", "confirm", "wrong_product_for_dose"},
        Edge{"AstraZeneca28", "NAT 接種間隔(徳島市、宮城県)", senior, "", "2021-09-01 vaxzevria",
             "vaxzevria", "2021-09-29", "not_yet", "interval_too_short", "eligible", ""},
        Edge{"Infant56", "NAT 乳幼児接種(56日)", infant, "",
             "2022-10-24 comirnaty-6m-4y,2022-11-14 comirnaty-6m-4y", "", "2023-01-09", "not_yet",
             "interval_too_short", "eligible", ""},
        Edge{"SixMonths", "NAT 追加接種(令和3年12月16日分科会、政府広報)", senior, "", two,
             "comirnaty", "2021-12-22", "not_yet", "interval_too_short", "confirm",
             "earlier_than_standard"},
        Edge{"EightMonths", "NAT 追加接種(令和3年12月16日分科会)", senior, "", two, "comirnaty",
             "2022-02-22", "confirm", "earlier_than_standard", "eligible", ""},
        Edge{"FiveMonths", "NAT 追加接種(政府広報、鳥取県)", senior, "",
             "2021-06-01 comirnaty,2021-06-22 comirnaty,2022-05-20 comirnaty", "comirnaty-ba1",
             "2022-10-20", "not_yet", "interval_too_short", "eligible", ""},
        Edge{"ThreeMonths", "NAT 追加接種(政府広報、鳥取県)", senior, "",
             "2021-06-01 comirnaty,2021-06-22 comirnaty,2022-07-21 comirnaty", "comirnaty-ba1",
             "2022-10-21", "not_yet", "interval_too_short", "eligible", ""},
        Edge{"EveOf12", "NAT 実施期間(薩摩川内市計画2(1)ウ)", "2010-04-05", "", "",
             "comirnaty-5-11", "2022-04-04", "eligible", "", "not_eligible",
             "wrong_product_for_age"}),
    name_of);

class SatsumasendaiEdges : public ::testing::TestWithParam<Edge> {};

TEST_P(SatsumasendaiEdges, ChangeTheAnswerOnTheirDay) {
    static const Programme programme = shipped_programme("satsumasendai-2022-12");
    expect_edge(programme, GetParam());
}

INSTANTIATE_TEST_SUITE_P(
    Day, SatsumasendaiEdges,
    ::testing::Values(
        Edge{"Adult", "SAT 2(1)ア", adult_of_1990, "", "", "", "2021-02-17", "not_yet",
             "period_not_open", "eligible", ""},
        Edge{"From12", "SAT 2(1)イ", "2008-01-01", "", "", "", "2021-06-01", "not_yet",
             "period_not_open", "eligible", ""},
        Edge{"Child", "SAT 2(1)ウ", child, "", "", "", "2022-02-21", "not_yet", "period_not_open",
             "eligible", ""},
        Edge{"Infant", "SAT 2(1)エ", infant, "", "", "", "2022-10-24", "not_yet", "period_not_open",
             "eligible", ""},
        Edge{"SixMonthsOld", "SAT 2(1)エ", "2022-05-15", "", "", "", "2022-11-14", "not_yet",
             "age_too_young", "eligible", ""},
        Edge{"Ends", "SAT 2(1)ア", adult_of_1990, "", "", "", "2023-04-01", "eligible",
             "series_cannot_finish", "not_eligible", "period_closed"},
        Edge{"EveOf16", "SAT 2(1)ア", "2005-04-11", "", "", "", "2021-04-10", "not_yet",
             "age_too_young", "eligible", ""},
        Edge{"NovavaxSixMonths", "SAT 3(5)", adult_of_1990, "",
             "2022-04-29 comirnaty,2022-05-31 comirnaty", "nuvaxovid", "2022-12-01", "not_yet",
             "interval_too_short", "eligible", ""},
        Edge{"InfantEightWeeks", "SAT 3(3)ウ", infant, "",
             "2022-10-25 comirnaty-6m-4y,2022-11-15 comirnaty-6m-4y", "", "2023-01-10", "not_yet",
             "interval_too_short", "eligible", ""},
        Edge{"EveOf5", "SAT 2(1)エ", "2017-12-16", "", "", "comirnaty-6m-4y", "2022-12-15",
             "eligible", "", "not_eligible", "wrong_product_for_age"},
        Edge{"Mixed28", "NAT qa/0095", adult_of_1990, "", "2022-11-01 comirnaty", "spikevax",
             "2022-11-29", "not_yet", "interval_too_short", "confirm", "wrong_product_for_dose"},
        Edge{"FiveMonths", "SAT 2(2)※", adult_of_1990, "",
             "2022-04-29 comirnaty,2022-05-20 comirnaty", "comirnaty-ba1", "2022-10-20", "not_yet",
             "interval_too_short", "eligible", ""},
        Edge{"After0929", "SAT 3(4)", adult_of_1990, "essential_worker",
             "2021-08-01 comirnaty,2021-08-22 comirnaty,2022-02-01 comirnaty,2022-09-29 comirnaty",
             "comirnaty-ba1", "2022-12-29", "not_yet", "interval_too_short", "eligible", ""},
        Edge{"After1012", "SAT 3(4)", adult_of_1990, "",
             "2021-08-01 comirnaty,2021-08-22 comirnaty,2022-02-01 comirnaty,2022-10-12 comirnaty",
             "comirnaty-ba1", "2023-01-12", "not_yet", "interval_too_short", "eligible", ""},
        Edge{"After0926", "SAT 3(4)", senior, "",
             "2021-08-01 comirnaty,2021-08-22 comirnaty,2022-02-01 comirnaty,2022-09-26 comirnaty",
             "comirnaty-ba1", "2022-12-26", "not_yet", "interval_too_short", "eligible", ""},
        Edge{"Dose3EssentialOriginal", "SAT 8(1)イ(ア)", adult_of_1990, "essential_worker",
             two_in_spring, "comirnaty", "2022-09-30", "eligible", "", "not_eligible",
             "period_closed"},
        Edge{"Dose3EssentialOmicron", "SAT 8(1)イ(ア)", adult_of_1990, "essential_worker",
             two_in_spring, "comirnaty-ba1", "2022-09-30", "not_yet", "group_not_open_yet",
             "eligible", ""},
        Edge{"Dose3Original", "SAT 8(1)イ(イ)", adult_of_1990, "", two_in_spring, "comirnaty",
             "2022-10-13", "eligible", "", "not_eligible", "period_closed"},
        Edge{"Dose3Omicron", "SAT 8(1)イ(イ)", adult_of_1990, "", two_in_spring, "comirnaty-ba45",
             "2022-10-13", "not_yet", "group_not_open_yet", "eligible", ""},
        Edge{"Dose3SeniorOriginal", "SAT 8(1)イ(イ)", senior, "", two_in_spring, "spikevax",
             "2022-10-13", "eligible", "", "not_eligible", "period_closed"},
        Edge{"Dose3SeniorOmicron", "SAT 8(1)イ(イ)", senior, "", two_in_spring, "comirnaty-ba45",
             "2022-10-13", "not_yet", "group_not_open_yet", "eligible", ""},
        Edge{"Dose4SeniorOriginal", "SAT 8(1)ウ(ア)", senior, "", three_in_spring, "comirnaty",
             "2022-09-27", "eligible", "", "not_eligible", "period_closed"},
        Edge{"Dose4SeniorOmicron", "SAT 8(1)ウ(ア)", senior, "", three_in_spring, "comirnaty-ba1",
             "2022-09-27", "not_yet", "group_not_open_yet", "eligible", ""},
        Edge{"Dose4HealthOriginal", "SAT 8(1)ウ(ア)", adult_of_1990, "healthcare_worker",
             three_in_spring, "comirnaty", "2022-09-27", "eligible", "", "not_eligible",
             "period_closed"},
        Edge{"Dose4HealthOmicron", "SAT 8(1)ウ(ア)", adult_of_1990, "healthcare_worker",
             three_in_spring, "comirnaty-ba1", "2022-09-27", "not_yet", "group_not_open_yet",
             "eligible", ""},
        Edge{"Dose4CareOriginal", "SAT 8(1)ウ(ア)", adult_of_1990, "care_facility_worker",
             three_in_spring, "spikevax", "2022-09-27", "eligible", "", "not_eligible",
             "period_closed"},
        Edge{"Dose4ConditionOmicron", "SAT 8(1)ウ(ア)", adult_of_1990, "underlying_condition",
             three_in_spring, "comirnaty-ba1", "2022-09-27", "not_yet", "group_not_open_yet",
             "confirm", "group_needs_confirmation"},
        Edge{"Dose4ConditionUnneeded", "SAT 11(3)イ", adult_of_1990, "underlying_condition",
             three_in_spring, "comirnaty-ba1", "2022-10-13", "confirm", "group_needs_confirmation",
             "eligible", ""},
        Edge{"Dose4HighRiskOmicron", "SAT 8(1)ウ(ア)", adult_of_1990, "high_risk_by_doctor",
             three_in_spring, "comirnaty-ba1", "2022-09-27", "not_yet", "group_not_open_yet",
             "confirm", "group_needs_confirmation"},
        Edge{"Dose4EssentialOriginal", "SAT 8(1)ウ(イ)", adult_of_1990, "essential_worker",
             three_in_spring, "comirnaty", "2022-09-30", "confirm", "document_ambiguous",
             "not_eligible", "period_closed"},
        Edge{"Dose4EssentialOmicron", "SAT 8(1)ウ(イ)", adult_of_1990, "essential_worker",
             three_in_spring, "comirnaty-ba1", "2022-09-30", "not_yet", "group_not_open_yet",
             "eligible", ""},
        Edge{"Dose4TwoGroupsOmicron", "SAT 8(1)ウ(ア)", adult_of_1990,
             "essential_worker healthcare_worker", three_in_spring, "comirnaty-ba1", "2022-09-27",
             "not_yet", "group_not_open_yet", "eligible", ""}),
    name_of);

class SaikiEdges : public ::testing::TestWithParam<Edge> {};

TEST_P(SaikiEdges, ChangeTheAnswerOnTheirDay) {
    static const Programme programme = shipped_programme("saiki-2022-dose4");
    expect_edge(programme, GetParam());
}

INSTANTIATE_TEST_SUITE_P(
    Day, SaikiEdges,
    ::testing::Values(Edge{"Starts", "SAI 対象者", senior, "", three_early, "", "2022-05-25",
                           "not_yet", "group_not_open_yet", "eligible", ""},
                      Edge{"Ends", "SAI 対象者", senior, "",
                           "2021-05-01 comirnaty,2021-05-22 comirnaty,2022-02-10 comirnaty", "",
                           "2023-04-01", "eligible", "", "not_eligible", "period_closed"},
                      Edge{"ThreeMonths", "NAT 手引き p172、鳥取県(令和4年10月21日から)", senior,
                           "", "2021-05-01 comirnaty,2021-05-22 comirnaty,2022-09-01 comirnaty", "",
                           "2022-12-01", "not_yet", "interval_too_short", "confirm",
                           "earlier_than_standard"}),
    name_of);

class KumamotoEdges : public ::testing::TestWithParam<Edge> {};

TEST_P(KumamotoEdges, ChangeTheAnswerOnTheirDay) {
    static const Programme programme = shipped_programme("kumamoto-2021-period7");
    expect_edge(programme, GetParam());
}

INSTANTIATE_TEST_SUITE_P(
    Day, KumamotoEdges,
    ::testing::Values(Edge{"Dose1", "KUM 1", adult, "", "", "", "2021-10-04", "not_yet",
                           "period_not_open", "eligible", ""},
                      Edge{"Dose1Ends", "KUM 1", adult, "", "", "", "2021-10-25", "eligible",
                           "venue_redirect", "not_eligible", "period_closed"},
                      Edge{"Dose2", "KUM 1", adult, "", in_period_7, "", "2021-10-25", "not_yet",
                           "period_not_open", "eligible", ""},
                      Edge{"Dose2Ends", "KUM 1※", adult, "", in_period_7, "", "2021-11-15",
                           "eligible", "", "confirm", "venue_redirect"},
                      Edge{"PeriodSix", "KUM 1※(第6期2回目接種期間)", adult, "", in_period_6, "",
                           "2021-10-04", "not_yet", "period_not_open", "eligible", ""},
                      Edge{"PeriodSixEnds", "KUM 1※(第6期2回目接種期間)", adult, "", in_period_6,
                           "", "2021-10-25", "eligible", "", "confirm", "period_closed"},
                      Edge{"PeriodSixBeyond", "KUM 1※", adult, "", in_period_6, "", "2021-11-15",
                           "confirm", "period_closed", "confirm", "venue_redirect"},
                      Edge{"Moderna28", "NAT 接種間隔(徳島市、宮城県)", adult, "",
                           "2021-10-04 spikevax", "", "2021-11-01", "not_yet", "interval_too_short",
                           "eligible", ""},
                      Edge{"ModernaTooLate", "KUM 1※", adult, "", "", "spikevax", "2021-10-18",
                           "eligible", "", "eligible", "venue_redirect"},
                      Edge{"EveOf12", "KUM 1", "2009-10-11", "", "", "", "2021-10-10", "not_yet",
                           "age_too_young", "eligible", ""},
                      Edge{"Ends", "KUM 1※", adult, "", in_period_7, "", "2023-04-01", "confirm",
                           "venue_redirect", "not_eligible", "period_closed"}),
    name_of);

}  // namespace
}  // namespace uketsuke::testing
