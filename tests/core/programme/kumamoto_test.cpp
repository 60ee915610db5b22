// Kumamoto's request on period 7, a row a case with its clause; at every edge of a window the day
// before, the day and the day after.
#include "tests/core/programme/cases.h"

namespace uketsuke::testing {
namespace {

const Programme& kumamoto() {
    static const Programme programme = shipped_programme("kumamoto-2021-period7");
    return programme;
}

class Kumamoto : public ::testing::TestWithParam<CaseRow> {};

TEST_P(Kumamoto, IsCarriedOut) {
    expect_verdict(kumamoto(), case_of_row(kumamoto(), GetParam()), GetParam());
}

constexpr const char* adult = "1985-05-20";

INSTANTIATE_TEST_SUITE_P(
    Windows, Kumamoto,
    ::testing::Values(CaseRow{"Dose1DayBefore", "KUM 1", adult, "", "", "", "2021-10-03", "not_yet",
                              "2021-10-04", "period_not_open"},
                      CaseRow{"Dose1FirstDay", "KUM 1", adult, "", "", "", "2021-10-04", "eligible",
                              "2021-10-04", ""},
                      CaseRow{"Dose1SecondDay", "KUM 1", adult, "", "", "", "2021-10-05",
                              "eligible", "2021-10-05", ""},
                      CaseRow{"Dose1LastDayButOne", "KUM 1", adult, "", "", "comirnaty",
                              "2021-10-23", "eligible", "2021-10-23", ""},
                      CaseRow{"Dose1LastDay", "KUM 1", adult, "", "", "comirnaty", "2021-10-24",
                              "eligible", "2021-10-24", "venue_redirect"},
                      CaseRow{"Dose1DayAfter", "KUM 1", adult, "", "", "", "2021-10-25",
                              "not_eligible", "", "period_closed"},
                      CaseRow{"Dose2DayBefore", "KUM 1", adult, "", "2021-10-04 comirnaty", "",
                              "2021-10-24", "not_yet", "2021-10-25", "period_not_open"},
                      CaseRow{"Dose2FirstDay", "KUM 1", adult, "", "2021-10-04 comirnaty", "",
                              "2021-10-25", "eligible", "2021-10-25", ""},
                      CaseRow{"Dose2SecondDay", "KUM 1", adult, "", "2021-10-04 comirnaty", "",
                              "2021-10-26", "eligible", "2021-10-26", ""},
                      CaseRow{"Dose2LastDayButOne", "KUM 1", adult, "", "2021-10-04 comirnaty", "",
                              "2021-11-13", "eligible", "2021-11-13", ""},
                      CaseRow{"Dose2LastDay", "KUM 1", adult, "", "2021-10-04 comirnaty", "",
                              "2021-11-14", "eligible", "2021-11-14", ""},
                      CaseRow{"Dose2DayAfter", "KUM 1※", adult, "", "2021-10-04 comirnaty", "",
                              "2021-11-15", "confirm", "2021-11-15", "venue_redirect"},
                      CaseRow{"Dose2MuchLater", "KUM 1※", adult, "", "2021-10-04 comirnaty", "",
                              "2022-01-15", "confirm", "2022-01-15", "venue_redirect"},
                      CaseRow{"Complete", "KUM 1", adult, "",
                              "2021-10-04 comirnaty,2021-10-25 comirnaty", "", "2021-11-20",
                              "not_eligible", "", "series_complete"}),
    name_of_row);

INSTANTIATE_TEST_SUITE_P(
    PeriodSix, Kumamoto,
    ::testing::Values(CaseRow{"Dose2DayBefore", "KUM 1※", adult, "", "2021-09-10 comirnaty", "",
                              "2021-10-03", "not_yet", "2021-10-04", "period_not_open"},
                      CaseRow{"Dose2FirstDay", "KUM 1※", adult, "", "2021-09-10 comirnaty", "",
                              "2021-10-04", "eligible", "2021-10-04", ""},
                      CaseRow{"Dose2SecondDay", "KUM 1※", adult, "", "2021-09-10 comirnaty", "",
                              "2021-10-05", "eligible", "2021-10-05", ""},
                      CaseRow{"Dose2LastDay", "KUM 1※", adult, "", "2021-10-03 comirnaty", "",
                              "2021-10-24", "eligible", "2021-10-24", ""},
                      CaseRow{"Dose2DayAfter", "KUM 1※", adult, "", "2021-10-03 comirnaty", "",
                              "2021-10-25", "confirm", "2021-10-25", "period_closed"},
                      CaseRow{"Dose2BeyondPeriodSeven", "KUM 1※", adult, "", "2021-10-03 comirnaty",
                              "", "2021-11-15", "confirm", "2021-11-15", "venue_redirect"},
                      // The day of dose 1 says which period a dose 2 belongs to.
                      CaseRow{"Dose1OfPeriodSeven", "KUM 1", adult, "", "2021-10-04 comirnaty", "",
                              "2021-10-23", "not_yet", "2021-10-25", "period_not_open"}),
    name_of_row);

INSTANTIATE_TEST_SUITE_P(
    Intervals, Kumamoto,
    ::testing::Values(
        // Dose 1 on 10-24 leaves only Sunday 11-14 at the standard interval.
        CaseRow{"LastDose1Plus18", "NAT qa/0036", adult, "", "2021-10-24 comirnaty", "",
                "2021-11-11", "not_yet", "2021-11-12", "interval_too_short"},
        CaseRow{"LastDose1Plus19", "NAT qa/0036", adult, "", "2021-10-24 comirnaty", "",
                "2021-11-12", "confirm", "2021-11-12", "earlier_than_standard"},
        CaseRow{"LastDose1Plus20", "NAT qa/0036", adult, "", "2021-10-24 comirnaty", "",
                "2021-11-13", "confirm", "2021-11-13", "earlier_than_standard"},
        CaseRow{"LastDose1Plus21", "NAT qa/0036", adult, "", "2021-10-24 comirnaty", "",
                "2021-11-14", "eligible", "2021-11-14", ""},
        CaseRow{"LastDose1Plus22", "KUM 1※", adult, "", "2021-10-24 comirnaty", "", "2021-11-15",
                "confirm", "2021-11-15", "venue_redirect"},
        // Four weeks after 10-17 is 11-14; after 10-18 it is beyond.
        CaseRow{"ModernaInTime", "KUM 1※", adult, "", "", "spikevax", "2021-10-17", "eligible",
                "2021-10-17", ""},
        CaseRow{"ModernaTooLate", "KUM 1※", adult, "", "", "spikevax", "2021-10-18", "eligible",
                "2021-10-18", "venue_redirect"},
        CaseRow{"Moderna27", "NAT", adult, "", "2021-10-04 spikevax", "", "2021-10-31", "not_yet",
                "2021-11-01", "interval_too_short"},
        CaseRow{"Moderna28", "NAT", adult, "", "2021-10-04 spikevax", "", "2021-11-01", "eligible",
                "2021-11-01", ""},
        CaseRow{"OtherProduct", "KUM 1", adult, "", "2021-10-04 comirnaty", "spikevax",
                "2021-11-01", "not_eligible", "", "wrong_product_for_dose"},
        CaseRow{"TooYoung", "NAT", "2010-06-01", "", "", "", "2021-10-10", "not_eligible", "",
                "age_too_young"},
        // Born 2009-10-11: 12 on the eve.
        CaseRow{"BeforeTheEve", "NAT", "2009-10-11", "", "", "", "2021-10-09", "not_yet",
                "2021-10-10", "age_too_young"},
        CaseRow{"TheEve", "NAT", "2009-10-11", "", "", "", "2021-10-10", "eligible", "2021-10-10",
                "guardian_required"}),
    name_of_row);

TEST(KumamotoIn2021, KnowsNoInfluenzaExemptionYet) {
    const CaseRow row{
        "",          "NAT qa/0037", adult,     "",           "",
        "comirnaty", "2021-10-13",  "not_yet", "2021-10-15", "other_vaccine_too_close"};
    Case facts = case_of_row(kumamoto(), row);
    facts.other_vaccines = {{day("2021-10-01"), "influenza"}};
    expect_verdict(kumamoto(), facts, row);
    CaseRow later = row;
    later.on = "2021-10-15";
    later.status = "eligible";
    later.code = "";
    facts.on = day(later.on);
    expect_verdict(kumamoto(), facts, later);
}

TEST(KumamotosFile, CarriesItsLinesForClinicsAndItsSlips) {
    EXPECT_EQ(kumamoto().builds_on, "national");
    EXPECT_EQ(kumamoto().document_slips.size(), 2u);
    const auto contacts = contacts_for(kumamoto(), {"venue_redirect"});
    EXPECT_EQ(std::count_if(contacts.begin(), contacts.end(),
                            [](const Contact& contact) { return !contact.telephone.empty(); }),
              5);
}

}  // namespace
}  // namespace uketsuke::testing
