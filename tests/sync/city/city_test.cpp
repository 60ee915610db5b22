// The made-up city: its counts, its names, its histories, and that a seed repeats it.
#include "sync/city/city.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "core/base/utf8.h"
#include "core/voucher/voucher.h"
#include "sync/city/chance.h"
#include "sync/city/city_files.h"
#include "sync/city/names.h"
#include "tests/sync/city/plan_under_test.h"

namespace uketsuke {
namespace {

using namespace testing_tools;

const Day today = make_day(2022, 12, 1);

int age_of(const Citizen& citizen) { return age_in_years(citizen.resident.birth_date, today); }

bool is_omicron(const DoseReported& dose) { return dose.product.contains("-ba"); }

TEST(City, ASeedRepeatsEveryByteAndAnotherSeedDoesNot) {
    EXPECT_EQ(print_roster(city_of(400, 7)), print_roster(city_of(400, 7)));
    EXPECT_EQ(print_doses(city_of(400, 7)), print_doses(city_of(400, 7)));
    EXPECT_NE(print_roster(city_of(400, 7)), print_roster(city_of(400, 8)));
}

TEST(City, TheFirstCitizenOfASeedIsTheSameOnEveryMachine) {
    const std::vector<Citizen> city = city_of(40, 1);
    EXPECT_EQ(city.front().resident.resident_id, "9900000001");
    EXPECT_EQ(city.front().resident.voucher_number, "9900000017");
    EXPECT_EQ(Chance(1, "name", 3).next(), Chance(1, "name", 3).next());
    EXPECT_NE(Chance(1, "name", 3).next(), Chance(1, "name", 4).next());
}

class CitySizes : public testing::TestWithParam<int> {};
TEST_P(CitySizes, HaveExactlyAsManyPeopleAndDosesAsTheirShape) {
    const CityShape shape = shape_for(shipped_plan(), GetParam());
    const std::vector<Citizen> city = city_of(GetParam());
    ASSERT_EQ(static_cast<int>(city.size()), GetParam());
    int elderly = 0, children = 0, first = 0, second = 0, omicron = 0, child_first = 0;
    for (const Citizen& citizen : city) {
        const int age = age_of(citizen);
        elderly += age >= 65;
        children += age >= 5 && age < 12;
        child_first += age >= 5 && age < 12 && !citizen.doses.empty();
        first += age >= 12 && !citizen.doses.empty();
        second += age >= 12 && citizen.doses.size() >= 2;
        omicron += std::any_of(citizen.doses.begin(), citizen.doses.end(), is_omicron);
    }
    EXPECT_EQ(elderly, shape.elderly);
    EXPECT_EQ(children, shape.children);
    EXPECT_EQ(child_first, shape.child_first);
    EXPECT_EQ(first, shape.adult_first);
    EXPECT_EQ(second, shape.adult_second);
    EXPECT_EQ(omicron, shape.adult_adapted);
}
INSTANTIATE_TEST_SUITE_P(City, CitySizes, testing::Values(1, 40, 300, 3000));

TEST(City, SharesFollowTheDocument) {
    const CityShape whole = shape_for(shipped_plan(), 92'292);
    EXPECT_EQ(whole.elderly, 30'367);
    EXPECT_NEAR(whole.adult_first / double(whole.adults + whole.elderly), 0.905, 0.001);
    EXPECT_NEAR(whole.adult_adapted / double(whole.adult_second), 0.271, 0.001);
    EXPECT_NEAR(whole.child_first / double(whole.children), 0.235, 0.001);
}

TEST(City, ASmallCityHasEveryKindOfDifficultName) {
    bool beyond_bmp = false, variant = false, alphabetic = false, over_twenty = false, half = false;
    for (const Citizen& citizen : city_of(40)) {
        const std::u32string name = decode_utf8(citizen.resident.name);
        const std::u32string kana = decode_utf8(citizen.resident.kana);
        const auto any = [](const std::u32string& all, auto is) {
            return std::any_of(all.begin(), all.end(), is);
        };
        beyond_bmp |= any(name, [](char32_t c) { return c >= 0x20000 && c < 0x30000; });
        variant |= any(name, is_variation_selector);
        alphabetic |= any(name, [](char32_t c) { return c >= 'A' && c <= 'Z'; });
        over_twenty |= character_count(citizen.resident.name) > 20;
        half |= any(kana, [](char32_t c) { return c >= 0xFF61 && c <= 0xFF9F; });
    }
    EXPECT_TRUE(beyond_bmp);
    EXPECT_TRUE(variant);
    EXPECT_TRUE(alphabetic);
    EXPECT_TRUE(over_twenty);
    EXPECT_TRUE(half);
}

TEST(City, EverybodyIsMarkedAsMadeUp) {
    std::set<std::string> numbers;
    for (const Citizen& citizen : city_of(3000)) {
        const Resident& resident = citizen.resident;
        EXPECT_TRUE(resident.address.starts_with("見本県見本市")) << resident.address;
        EXPECT_TRUE(resident.voucher_number.starts_with("99"));
        EXPECT_TRUE(VoucherNumber::parse(resident.voucher_number).has_value());
        EXPECT_TRUE(resident.postal_code.starts_with("000"));
        numbers.insert(resident.voucher_number);
    }
    EXPECT_EQ(numbers.size(), 3000u);
}

TEST(City, HistoriesKeepTheIntervalsOfTheDocument) {
    for (const Citizen& citizen : city_of(3000)) {
        const auto& doses = citizen.doses;
        int omicron = 0;
        for (std::size_t i = 0; i < doses.size(); ++i) {
            EXPECT_EQ(doses[i].dose_number, static_cast<int>(i) + 1);
            EXPECT_LT(doses[i].date, today);
            omicron += is_omicron(doses[i]);
            if (i == 0) continue;
            const Day last = doses[i - 1].date;
            if (i == 1) {
                EXPECT_EQ(doses[1].product, doses[0].product);
                const int least = doses[0].product == "spikevax" ? 28 : 21;
                EXPECT_GE((doses[1].date - last).count(), least);
            } else {
                // SAT 3(3): five months until 2022-10-20, three from 2022-10-21 on.
                const int months =
                    doses[i].date >= make_day(2022, 10, 21) && doses[i].product != "comirnaty-5-11"
                        ? 3
                        : 5;
                EXPECT_GE(doses[i].date, add_months_rolling_forward(last, months));
            }
        }
        EXPECT_LE(omicron, 1);
        EXPECT_TRUE(omicron == 0 || is_omicron(doses.back()));
    }
}

TEST(City, ProductsFitTheAgeAtTheFirstDose) {
    for (const Citizen& citizen : city_of(3000)) {
        if (citizen.doses.empty()) continue;
        const DoseReported& first = citizen.doses.front();
        const Day birth = citizen.resident.birth_date;
        if (first.product == "comirnaty-5-11") {
            EXPECT_GE(first.date, reaches_years(birth, 5));
            EXPECT_LT(first.date, reaches_years(birth, 12));
        } else if (first.product == "comirnaty-6m-4y") {
            EXPECT_GE(first.date, reaches_months(birth, 6));
            EXPECT_LT(first.date, reaches_years(birth, 5));
        } else {
            EXPECT_GE(first.date, reaches_years(birth, 12));
        }
    }
}

TEST(City, AnEarlierTodayCutsHistoriesShort) {
    CityOrder order = usual_order(shipped_plan(), 500);
    order.today = make_day(2021, 9, 1);
    for (const Citizen& citizen : city_of(order))
        for (const DoseReported& dose : citizen.doses) EXPECT_LT(dose.date, order.today);
}

TEST(CityNames, HalfWidthKanaHaveTheirMarksApart) {
    EXPECT_EQ(half_width("ガギ　パーヴ・ャ"), "ｶﾞｷﾞ ﾊﾟｰｳﾞ･ｬ");
    EXPECT_EQ(half_width("ミホン"), "ﾐﾎﾝ");
}

TEST(CityFiles, QuoteWhatCsvAsksFor) {
    Citizen citizen;
    citizen.resident.name = "見本,\"例\"";
    EXPECT_NE(print_roster({citizen}).find(",\"見本,\"\"例\"\"\","), std::string::npos);
}

}  // namespace
}  // namespace uketsuke
