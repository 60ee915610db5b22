// The national rules, a row a case with its clause; at every edge the day before, the day and the
// day after. Days in 2021 are judged by the rules in force on them.
#include "tests/core/programme/cases.h"

namespace uketsuke::testing {
namespace {

const Programme& national() {
    static const Programme programme = shipped_programme("national");
    return programme;
}

class National : public ::testing::TestWithParam<CaseRow> {};

TEST_P(National, IsCarriedOut) {
    expect_verdict(national(), case_of_row(national(), GetParam()), GetParam());
}

constexpr const char* adult = "1985-05-20";
constexpr const char* senior = "1950-05-20";
constexpr const char* child = "2014-06-15";
constexpr const char* infant = "2020-06-15";
constexpr const char* two = "2021-06-01 comirnaty,2021-06-22 comirnaty";
constexpr const char* three = "2021-06-01 comirnaty,2021-06-22 comirnaty,2022-02-22 comirnaty";

INSTANTIATE_TEST_SUITE_P(
    Openings, National,
    ::testing::Values(CaseRow{"AdultBefore", "NAT", adult, "", "", "", "2021-02-16", "not_yet",
                              "2021-02-17", "period_not_open"},
                      CaseRow{"Adult", "NAT", adult, "", "", "comirnaty", "2021-02-17", "eligible",
                              "2021-02-17", ""},
                      CaseRow{"From12Before", "NAT", "2008-01-01", "", "", "comirnaty",
                              "2021-05-31", "not_yet", "2021-06-01", "period_not_open"},
                      CaseRow{"From12", "NAT", "2008-01-01", "", "", "comirnaty", "2021-06-01",
                              "eligible", "2021-06-01", "guardian_required"},
                      CaseRow{"From12After", "NAT", "2008-01-01", "", "", "comirnaty", "2021-06-02",
                              "eligible", "2021-06-02", "guardian_required"},
                      CaseRow{"ModernaStartUnknown", "NAT", adult, "", "", "spikevax", "2021-07-29",
                              "confirm", "2021-07-29", "document_ambiguous"},
                      CaseRow{"Moderna", "NAT", adult, "", "", "spikevax", "2021-07-30", "eligible",
                              "2021-07-30", ""},
                      CaseRow{"AstraZenecaBefore", "NAT", adult, "", "", "vaxzevria", "2021-08-15",
                              "not_yet", "2021-08-23", "period_not_open"},
                      CaseRow{"AstraZeneca40", "NAT", senior, "", "", "vaxzevria", "2021-08-23",
                              "eligible", "2021-08-23", ""},
                      CaseRow{"AstraZeneca40Before", "NAT", senior, "", "", "vaxzevria",
                              "2021-08-22", "confirm", "2021-08-22", "document_ambiguous"},
                      CaseRow{"AstraZenecaUnder40", "NAT", adult, "", "", "vaxzevria", "2021-08-23",
                              "confirm", "2021-08-23", "wrong_product_for_age"},
                      CaseRow{"AstraZenecaLast", "NAT", senior, "", "", "vaxzevria", "2022-09-30",
                              "eligible", "2022-09-30", ""},
                      CaseRow{"AstraZenecaEnded", "NAT", senior, "", "", "vaxzevria", "2022-10-01",
                              "not_eligible", "", "period_closed"},
                      CaseRow{"ChildBefore", "NAT", child, "", "", "", "2022-02-20", "not_yet",
                              "2022-02-21", "period_not_open"},
                      CaseRow{"Child", "NAT", child, "", "", "", "2022-02-21", "eligible",
                              "2022-02-21", "guardian_required"},
                      CaseRow{"InfantBefore", "NAT", infant, "", "", "", "2022-10-23", "not_yet",
                              "2022-10-24", "period_not_open"},
                      CaseRow{"Infant", "NAT", infant, "", "", "", "2022-10-24", "eligible",
                              "2022-10-24", "guardian_required"},
                      CaseRow{"LastDay", "NAT", adult, "", "", "comirnaty", "2023-03-31",
                              "eligible", "2023-03-31", ""},
                      CaseRow{"DayAfter", "NAT", adult, "", "", "comirnaty", "2023-04-01",
                              "not_eligible", "", "period_closed"}),
    name_of_row);

INSTANTIATE_TEST_SUITE_P(
    Intervals, National,
    ::testing::Values(
        CaseRow{"Pfizer18", "NAT qa/0036", adult, "", "2021-06-01 comirnaty", "", "2021-06-19",
                "not_yet", "2021-06-20", "interval_too_short"},
        CaseRow{"Pfizer19", "NAT qa/0036", adult, "", "2021-06-01 comirnaty", "", "2021-06-20",
                "confirm", "2021-06-20", "earlier_than_standard"},
        CaseRow{"Pfizer20", "NAT qa/0036", adult, "", "2021-06-01 comirnaty", "", "2021-06-21",
                "confirm", "2021-06-21", "earlier_than_standard"},
        CaseRow{"Pfizer21", "NAT qa/0036", adult, "", "2021-06-01 comirnaty", "", "2021-06-22",
                "eligible", "2021-06-22", ""},
        CaseRow{"NoUpperLimit", "NAT qa/0036", adult, "", "2021-06-01 comirnaty", "", "2022-12-22",
                "eligible", "2022-12-22", ""},
        CaseRow{"Mixed27", "NAT qa/0095", adult, "", "2021-10-01 spikevax", "comirnaty",
                "2021-10-28", "not_yet", "2021-10-29", "interval_too_short"},
        CaseRow{"Mixed28", "NAT qa/0095", adult, "", "2021-10-01 spikevax", "comirnaty",
                "2021-10-29", "confirm", "2021-10-29", "wrong_product_for_dose"},
        CaseRow{"AstraZeneca27", "NAT", senior, "", "2021-09-01 vaxzevria", "vaxzevria",
                "2021-09-28", "not_yet", "2021-09-29", "interval_too_short"},
        CaseRow{"AstraZeneca28", "NAT", senior, "", "2021-09-01 vaxzevria", "vaxzevria",
                "2021-09-29", "eligible", "2021-09-29", ""},
        CaseRow{"Infants55", "NAT", infant, "",
                "2022-10-24 comirnaty-6m-4y,2022-11-14 comirnaty-6m-4y", "", "2023-01-08",
                "not_yet", "2023-01-09", "interval_too_short"},
        CaseRow{"Infants56", "NAT", infant, "",
                "2022-10-24 comirnaty-6m-4y,2022-11-14 comirnaty-6m-4y", "", "2023-01-09",
                "eligible", "2023-01-09", "guardian_required"},
        // Six months are the bound and eight the standard until 2022-02-28.
        CaseRow{"SixMonthsBefore", "NAT", senior, "", two, "comirnaty", "2021-12-21", "not_yet",
                "2021-12-22", "interval_too_short"},
        CaseRow{"SixMonths", "NAT", senior, "", two, "comirnaty", "2021-12-22", "confirm",
                "2021-12-22", "earlier_than_standard"},
        CaseRow{"EightMonths", "NAT", senior, "", two, "comirnaty", "2022-02-22", "eligible",
                "2022-02-22", ""},
        CaseRow{"Booster0519", "NAT", senior, "", three, "", "2022-10-20", "eligible", "2022-10-20",
                ""},
        CaseRow{"FiveMonthsBefore", "NAT", senior, "",
                "2021-06-01 comirnaty,2021-06-22 comirnaty,2022-05-20 comirnaty", "comirnaty-ba1",
                "2022-10-19", "not_yet", "2022-10-20", "interval_too_short"},
        CaseRow{"ThreeMonthsFrom1021", "NAT", senior, "",
                "2021-06-01 comirnaty,2021-06-22 comirnaty,2022-07-21 comirnaty", "comirnaty-ba1",
                "2022-10-20", "not_yet", "2022-10-21", "interval_too_short"},
        CaseRow{"ThreeMonths", "NAT", senior, "",
                "2021-06-01 comirnaty,2021-06-22 comirnaty,2022-07-21 comirnaty", "comirnaty-ba1",
                "2022-10-21", "eligible", "2022-10-21", ""}),
    name_of_row);

INSTANTIATE_TEST_SUITE_P(
    AgesAndBoosters, National,
    ::testing::Values(
        // Born 2010-04-05, dose 1 on the eve of 12: the product for 12 and over.
        CaseRow{"TwoDaysBefore12", "NAT", "2010-04-05", "", "", "", "2022-04-03", "eligible",
                "2022-04-03", "guardian_required"},
        CaseRow{"EveOf12", "NAT", "2010-04-05", "", "", "comirnaty-5-11", "2022-04-04",
                "not_eligible", "", "wrong_product_for_age"},
        CaseRow{"AgeAtDose1", "NAT", "2010-04-05", "", "2022-03-20 comirnaty-5-11",
                "comirnaty-5-11", "2022-04-15", "eligible", "2022-04-15", "guardian_required"},
        CaseRow{"Dose3Before", "NAT", adult, "", "2021-02-17 comirnaty,2021-03-10 comirnaty", "",
                "2021-11-30", "not_yet", "2021-12-01", "period_not_open"},
        CaseRow{"Dose3", "NAT", adult, "", "2021-02-17 comirnaty,2021-03-10 comirnaty", "",
                "2021-12-01", "eligible", "2021-12-01", ""},
        CaseRow{"ModernaDose3Before", "NAT", adult, "", "2021-02-17 comirnaty,2021-03-10 comirnaty",
                "spikevax", "2021-12-16", "not_yet", "2021-12-17", "period_not_open"},
        CaseRow{"ModernaDose3", "NAT", adult, "", "2021-02-17 comirnaty,2021-03-10 comirnaty",
                "spikevax", "2021-12-17", "eligible", "2021-12-17", ""},
        CaseRow{"Dose3At12Before", "NAT", "2007-01-01", "", two, "comirnaty", "2022-03-24",
                "not_yet", "2022-03-25", "period_not_open"},
        CaseRow{"Dose3At12", "NAT", "2007-01-01", "", two, "comirnaty", "2022-03-25", "eligible",
                "2022-03-25", "guardian_required"},
        CaseRow{"ModernaBoosterAt12", "NAT", "2007-01-01", "", two, "spikevax", "2022-06-25",
                "not_eligible", "", "wrong_product_for_age"},
        CaseRow{"Dose4Before", "NAT", senior, "",
                "2021-04-01 comirnaty,2021-04-22 comirnaty,2021-12-22 comirnaty", "comirnaty",
                "2022-05-24", "not_yet", "2022-05-25", "group_not_open_yet"},
        CaseRow{"Dose4", "NAT", senior, "",
                "2021-04-01 comirnaty,2021-04-22 comirnaty,2021-12-22 comirnaty", "comirnaty",
                "2022-05-25", "eligible", "2022-05-25", ""},
        CaseRow{"Dose4Nobody", "NAT", adult, "",
                "2021-04-01 comirnaty,2021-04-22 comirnaty,2021-12-22 comirnaty", "comirnaty",
                "2022-05-25", "not_eligible", "", "group_required"},
        CaseRow{"OmicronBefore", "NAT 手引き p172", senior, "", three, "comirnaty-ba1",
                "2022-09-19", "not_yet", "2022-09-20", "period_not_open"},
        CaseRow{"Omicron", "NAT 手引き p172", senior, "", three, "comirnaty-ba1", "2022-09-20",
                "eligible", "2022-09-20", ""},
        CaseRow{"OmicronBa45Before", "NAT", senior, "", three, "comirnaty-ba45", "2022-10-12",
                "not_yet", "2022-10-13", "period_not_open"},
        CaseRow{"OmicronBa45", "NAT", senior, "", three, "comirnaty-ba45", "2022-10-13", "eligible",
                "2022-10-13", ""},
        CaseRow{"ModernaOmicron1130", "NAT", "2007-01-01", "", two, "spikevax-ba1", "2022-11-30",
                "not_yet", "2022-12-01", "wrong_product_for_age"},
        CaseRow{"ModernaOmicron1201", "NAT", "2007-01-01", "", two, "spikevax-ba1", "2022-12-01",
                "confirm", "2022-12-01", "document_ambiguous"},
        CaseRow{"ModernaOmicron1214", "NAT", "2007-01-01", "", two, "spikevax-ba1", "2022-12-14",
                "eligible", "2022-12-14", "guardian_required"},
        CaseRow{"OmicronOnce", "NAT", senior, "",
                "2021-06-01 comirnaty,2021-06-22 comirnaty,2022-10-01 spikevax-ba1",
                "comirnaty-ba45", "2023-02-01", "not_eligible", "", "product_already_given"},
        CaseRow{"NovavaxAfterOmicron", "NAT", senior, "",
                "2021-06-01 comirnaty,2021-06-22 comirnaty,2022-09-20 comirnaty-ba1", "nuvaxovid",
                "2023-03-25", "not_eligible", "", "product_already_given"},
        CaseRow{"OmicronAfterNovavax", "NAT", senior, "",
                "2021-06-01 comirnaty,2021-06-22 comirnaty,2022-11-08 nuvaxovid", "comirnaty-ba45",
                "2023-03-01", "not_eligible", "", "product_already_given"},
        CaseRow{"OmicronAfterEarlierNovavax", "NAT", senior, "",
                "2021-06-01 comirnaty,2021-06-22 comirnaty,2022-11-07 nuvaxovid", "comirnaty-ba45",
                "2023-03-01", "eligible", "2023-03-01", ""}),
    name_of_row);

TEST(OtherVaccines, AreThirteenDaysApartAndInfluenzaIsExemptFrom20220722) {
    struct Row {
        const char* on;
        const char* given;
        const char* kind;
        const char* status;
        const char* earliest;
    };
    for (const Row& row : {Row{"2021-11-14", "2021-11-01", "influenza", "not_yet", "2021-11-15"},
                           Row{"2021-11-15", "2021-11-01", "influenza", "eligible", "2021-11-15"},
                           Row{"2022-07-21", "2022-07-21", "influenza", "not_yet", "2022-07-22"},
                           Row{"2022-07-22", "2022-07-22", "influenza", "eligible", "2022-07-22"},
                           Row{"2022-07-23", "2022-07-22", "influenza", "eligible", "2022-07-23"},
                           Row{"2022-08-14", "2022-08-01", "shingles", "not_yet", "2022-08-15"},
                           Row{"2022-08-15", "2022-08-01", "shingles", "eligible", "2022-08-15"},
                           Row{"2022-08-01", "2022-08-14", "shingles", "not_yet", "2022-08-28"},
                           Row{"2022-08-02", "2022-08-01", "tetanus", "confirm", "2022-08-02"}}) {
        const CaseRow about{"",          "NAT qa/0037", adult,      "",           "",
                            "comirnaty", row.on,        row.status, row.earliest, ""};
        Case facts = case_of_row(national(), about);
        facts.other_vaccines = {{day(row.given), row.kind}};
        const Verdict verdict = assess(national(), facts);
        EXPECT_STREQ(to_text(verdict.status), row.status) << row.on;
        EXPECT_EQ(verdict.earliest ? format_day(*verdict.earliest) : "", row.earliest) << row.on;
    }
}

TEST(TheNationalFile, HoldsWhatTheDeskNeedsToKnowAboutProducts) {
    const Product* pfizer = national().find_product("comirnaty");
    ASSERT_NE(pfizer, nullptr);
    EXPECT_EQ(pfizer->preparation, (Preparation{1800, std::nullopt, 6, std::nullopt}));
    EXPECT_EQ(pfizer->cvx, "208");
    EXPECT_EQ(pfizer->approval_number, "30300AMX00231");
    EXPECT_EQ(national().find_product("comirnaty-ba45")->preparation.diluent_microlitres, 0);
    EXPECT_EQ(national().find_product("comirnaty-5-11")->preparation.doses_per_vial, 10);
    EXPECT_EQ(national().find_product("spikevax")->preparation.hours_after_puncture, 12);
    EXPECT_FALSE(national().find_product("comirnaty-6m-4y")->preparation.diluent_microlitres)
        << "not verified";
}

TEST(TheNationalFile, HoldsObservationAndWhoMayNotBeVaccinated) {
    ASSERT_EQ(national().observations.size(), 2u);
    EXPECT_EQ(national().observations[0].minutes, 15);
    EXPECT_TRUE(national().observations[0].everyone);
    EXPECT_EQ(national().observations[1].minutes, 30);
    EXPECT_EQ(national().unsuitable.size(), 5u);
    EXPECT_EQ(national().unsuitable[0].id, "fever");
    // Municipal files have them too.
    EXPECT_EQ(satsumasendai().observations.size(), 2u);
}

}  // namespace
}  // namespace uketsuke::testing
