// A dose that came too early is found, but only where its terminal could not know.
#include "core/eligibility/early_doses.h"

#include "tests/core/eligibility/programme_under_test.h"

namespace uketsuke::testing {
namespace {

PersonDose reported(const char* date, const char* product, int number) {
    PersonDose dose;
    dose.entry = std::string("report/") + date;
    dose.dose.date = *parse_day(date);
    dose.dose.product = product;
    dose.dose.dose_number = number;
    return dose;
}

PersonDose given(const char* date, const char* product, int number) {
    PersonDose dose = reported(date, product, number);
    dose.entry = std::string("given/") + date;
    dose.given_here = true;
    dose.dose.programme = satsumasendai().id;
    return dose;
}

PersonRow person(std::vector<PersonDose> doses) {
    PersonRow row;
    row.resident.emplace();
    row.resident->birth_date = *parse_day("1960-04-02");
    row.resident->municipality = satsumasendai().municipality;
    row.doses = std::move(doses);
    return row;
}

const PersonDose first = reported("2021-06-01", "comirnaty", 1);
const PersonDose second = reported("2021-06-22", "comirnaty", 2);

TEST(EarlyDoses, ADoseThatTheTerminalDidNotKnowOfMakesTheNextOneTooEarly) {
    const PersonRow row = person({first, second, given("2022-11-20", "comirnaty-ba45", 3),
                                  given("2022-12-01", "comirnaty-ba45", 3)});
    const auto findings = early_doses(satsumasendai(), row);
    ASSERT_EQ(findings.size(), 1u);
    EXPECT_EQ(findings[0].code, "too_early");
    EXPECT_EQ(findings[0].entry, "given/2022-12-01");
    EXPECT_EQ(findings[0].about, "given/2022-11-20");
    EXPECT_TRUE(may_hold_findings(row)) << "the list has to look here";
}

TEST(EarlyDoses, WhatTheTerminalKnewOrWhatWasInTimeIsNone) {
    const PersonDose in_time = given("2022-12-01", "comirnaty-ba45", 2);
    EXPECT_TRUE(early_doses(satsumasendai(), person({first, second, in_time})).empty())
        << "counted wrongly, and in time";
    const PersonDose known = given("2022-12-01", "comirnaty-ba45", 4);
    const PersonDose third = given("2022-11-20", "comirnaty-ba45", 3);
    EXPECT_TRUE(early_doses(satsumasendai(), person({first, second, third, known})).empty())
        << "the doctor's decision of that day is not judged again";
    PersonDose elsewhere = given("2022-12-01", "comirnaty-ba45", 3);
    elsewhere.dose.programme = "another";
    EXPECT_TRUE(early_doses(satsumasendai(), person({first, second, third, elsewhere})).empty());
    EXPECT_TRUE(early_doses(satsumasendai(), person({})).empty());
}

}  // namespace
}  // namespace uketsuke::testing
