// What a certificate says, taken from the ledger's row.
#include "core/certificate/certificate.h"

#include <gtest/gtest.h>

#include "tests/core/certificate/sample.h"

namespace uketsuke {
namespace {

using namespace testing_tools;

TEST(Certificate, SaysTheDoseThePersonAndTheMayor) {
    const Certificate made = sample_certificate(5);
    EXPECT_EQ(made.dose.number, 5);
    EXPECT_EQ(made.dose.date, make_day(2022, 12, 1));
    EXPECT_EQ(made.dose.maker, "ファイザー");
    EXPECT_EQ(made.dose.lot, "FX9901");
    EXPECT_EQ(made.name, "見本 𠮷邊󠄀 花子");
    EXPECT_EQ(made.address, "見本県見本市見本町一丁目2番3-405号 見本ハイツ");
    EXPECT_EQ(made.birth_date, make_day(1957, 5, 5));
    EXPECT_EQ(made.mayor, "見本県見本市長　見本　太郎");
    EXPECT_EQ(made.record, "00112233445566778899aabbccddeeff/462152/5");
}

TEST(Certificate, EarlierDosesAreNamedByTheCitysLabelsAndCountedByDate) {
    const Certificate made = sample_certificate(3);
    ASSERT_EQ(made.doses.size(), 3u);
    EXPECT_EQ(made.doses[0].number, 1);  // The source did not say.
    EXPECT_EQ(made.doses[1].number, 2);
    EXPECT_EQ(made.doses[0].product, "コミナティ筋注");
    EXPECT_EQ(made.doses[0].maker, "ファイザー");
}

TEST(Certificate, AProductUnknownToTheCityStandsAsItsId) {
    PersonRow row = sample_row(2);
    row.doses[0].dose.product = "elsewhere-1";
    const Certificate made =
        make_certificate(row, row.doses[1].entry, sample_city(), make_day(2022, 12, 1)).value();
    EXPECT_EQ(made.doses[0].product, "elsewhere-1");
    EXPECT_EQ(made.doses[0].maker, "");
}

TEST(Certificate, LaterDosesAreNotOnTheCertificateOfAnEarlierOne) {
    PersonRow row = sample_row(4);
    row.doses[1].given_here = true;
    const Certificate made =
        make_certificate(row, row.doses[1].entry, sample_city(), make_day(2022, 12, 1)).value();
    EXPECT_EQ(made.doses.size(), 2u);
}

TEST(Certificate, AProtectedPersonsAddressIsNotThere) {
    PersonRow row = sample_row(1);
    row.resident->address_protected = true;
    EXPECT_EQ(make_certificate(row, row.doses[0].entry, sample_city(), make_day(2022, 12, 1))
                  .value()
                  .address,
              std::nullopt);
}

TEST(Certificate, OnlyADoseThatWasRecordedHereIsCertified) {
    const PersonRow row = sample_row(2);
    for (const std::string& entry : {row.doses[0].entry, std::string("unknown")}) {
        const auto refused = make_certificate(row, entry, sample_city(), make_day(2022, 12, 1));
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().code, "certificate.no_dose");
    }
}

CityFacts city_with_sheet() {
    CityFacts city = sample_city();
    city.overprint =
        Overprint{{20, 30.5, 60, 8}, {90, 30, 40, 8}, {140, 30, 40, 8}, {20, 290, 80, 4}};
    return city;
}

TEST(CityFacts, ComeBackFromTheirJson) {
    EXPECT_EQ(parse_city(print_city(sample_city())).value(), sample_city());
    EXPECT_EQ(parse_city(print_city(city_with_sheet())).value(), city_with_sheet());
}

TEST(CityFacts, NameThePlaceOfTheirSheetThatIsMissing) {
    for (const char* place : {"date", "maker", "lot", "record"}) {
        std::string json = print_city(city_with_sheet());
        const std::string named = "\"" + std::string(place) + "\":[";
        json.replace(json.find(named), named.size(), named + "\"x\",");
        EXPECT_EQ(parse_city(json).error().code, "city.malformed") << place;
    }
}

class BrokenCities : public testing::TestWithParam<const char*> {};
TEST_P(BrokenCities, NameTheMemberThatIsMissing) {
    std::string json = print_city(sample_city());
    const std::string member = GetParam();
    json.replace(json.find("\"" + member + "\""), member.size() + 2, "\"other\"");
    const auto refused = parse_city(json);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "city.malformed");
    EXPECT_NE(refused.error().what.en.find(member), std::string::npos);
}
INSTANTIATE_TEST_SUITE_P(CityFacts, BrokenCities,
                         testing::Values("municipality", "name", "mayor", "title", "sample",
                                         "products"));

}  // namespace
}  // namespace uketsuke
