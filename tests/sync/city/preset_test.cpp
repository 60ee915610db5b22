// Every count of the document's tables, counted again from the made-up city.
#include "sync/city/preset.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/sync/city/plan_under_test.h"

namespace uketsuke {
namespace {

using namespace testing_tools;

// Seed 003, sections 5 and 6.
const Day register_day = make_day(2022, 1, 1);
const Day count_day = make_day(2022, 12, 1);

const PresetCity& city() {
    static const PresetCity made = make_preset(shipped_plan(), 1, "462152").value();
    return made;
}

std::size_t row_of(Day birth, Day on) {
    if (reaches_months(birth, 6) > on) return 3;
    const int age = age_in_years(birth, on);
    return age < 5 ? 0 : age < 12 ? 1 : 2;
}

TEST(Satsumasendai, PopulationAndElderlyAreThoseOfSectionFive) {
    EXPECT_EQ(city().citizens.size(), 92'292u);
    EXPECT_EQ(std::count_if(city().citizens.begin(), city().citizens.end(),
                            [](const Citizen& citizen) {
                                return age_in_years(citizen.resident.birth_date, count_day) >= 65;
                            }),
              30'367);
}

TEST(Satsumasendai, DenominatorsAreTheRegisterOfJanuary) {
    int counts[4] = {};
    for (const Citizen& citizen : city().citizens) {
        if (on_register(shipped_plan(), citizen.resident, register_day))
            ++counts[row_of(citizen.resident.birth_date, register_day)];
    }
    for (const FormerResident& one : city().former) {
        if (one.left_on > register_day) ++counts[row_of(one.birth_date, register_day)];
    }
    EXPECT_EQ(counts[0], 3'843);
    EXPECT_EQ(counts[1], 6'177);
    EXPECT_EQ(counts[2], 83'156);
}

TEST(Satsumasendai, NumeratorsAreThoseOfTableOne) {
    int given[3][6] = {};
    int omicron = 0;
    for (const Citizen& citizen : city().citizens) {
        const std::size_t row = row_of(citizen.resident.birth_date, count_day);
        if (citizen.doses.empty()) continue;
        ASSERT_LT(row, 3u);
        for (const DoseReported& dose : citizen.doses) {
            ++given[row][dose.dose_number];
            omicron += dose.product.contains("-ba");
        }
    }
    EXPECT_EQ(given[0][1], 26);
    EXPECT_EQ(given[0][2], 0);
    EXPECT_EQ(given[0][3], 0);
    EXPECT_EQ(given[1][1], 1'450);
    EXPECT_EQ(given[1][2], 1'382);
    EXPECT_EQ(given[1][3], 424);
    EXPECT_EQ(given[2][1], 75'225);
    EXPECT_EQ(given[2][2], 74'990);
    EXPECT_EQ(omicron, 20'318);
}

TEST(Satsumasendai, TableTwoCountsTheDeadAsWell) {
    int all[2] = {}, collective[2] = {};
    const auto count = [&](const std::vector<DoseReported>& doses) {
        for (std::size_t i = 0; i < std::min<std::size_t>(2, doses.size()); ++i) {
            ++all[i];
            collective[i] += doses[i].venue.starts_with("見本市");
        }
    };
    for (const Citizen& citizen : city().citizens) count(citizen.doses);
    for (const FormerResident& one : city().former) count(one.doses);
    EXPECT_EQ(all[0], 78'235);
    EXPECT_EQ(all[1], 77'782);
    EXPECT_EQ(collective[0], 11'893);
    EXPECT_EQ(collective[1], 11'779);
    EXPECT_EQ(all[0] - collective[0], 66'342);
    EXPECT_EQ(all[1] - collective[1], 66'003);
}

TEST(Satsumasendai, DosesOfTheDeadWereGivenInTheirLifetimeAndIn2021) {
    for (const FormerResident& one : city().former) {
        EXPECT_TRUE(one.reason == Left::died || one.doses.empty());
        for (const DoseReported& dose : one.doses) {
            EXPECT_LT(dose.date, one.left_on);
            EXPECT_LT(dose.date, make_day(2022, 1, 1));
        }
    }
}

TEST(Preset, ThatHasMorePeopleThanItsRegisterIsRefused) {
    CityPlan plan = shipped_plan();
    plan.counts.residents = 1'000;  // A small one is enough.
    plan.counts.elderly = 300;
    plan.counts.registered_children = 1;
    plan.preset.babies = 10;
    plan.preset.infants = 30;
    plan.preset.children = 200;
    const auto city = make_preset(plan, 1, plan.municipality);
    ASSERT_FALSE(city.has_value());
    EXPECT_EQ(city.error().code, "city.register");
    EXPECT_EQ(city.error().kind, ErrorKind::bad_input);
}

}  // namespace
}  // namespace uketsuke
