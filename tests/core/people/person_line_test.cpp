// What a list says of a person, and what it must not.
#include "core/people/person_line.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/core/ledger/sample.h"

namespace uketsuke {
namespace {

const Day today = make_day(2022, 12, 1);

PersonRow row(std::uint8_t number = 1) {
    PersonRow row;
    row.person = sample::person(number);
    row.resident = sample::resident();
    return row;
}

TEST(PersonLine, SaysWhoItIsWithoutTheHouse) {
    const PersonLine line = line_of(row(), {}, today).value();
    EXPECT_EQ(line.name, "見本 𠮷邊󠄀太郎");
    EXPECT_EQ(line.district, "見本市見本町");
    EXPECT_EQ(line.voucher_end, "0017");
    EXPECT_TRUE(line.warnings.empty());
    EXPECT_EQ(line_of(PersonRow(), {}, today), std::nullopt);
}

TEST(PersonLine, NeverSaysAProtectedAddress) {
    PersonRow hidden = row();
    hidden.resident->address_protected = true;
    const PersonLine line = line_of(hidden, {}, today).value();
    EXPECT_EQ(line.district, "");
    EXPECT_TRUE(line.address_protected);
}

struct DistrictRow {
    const char* address;
    const char* district;
};
class Districts : public testing::TestWithParam<DistrictRow> {};
TEST_P(Districts, EndBeforeTheFirstDigit) {
    Resident resident;
    resident.address = GetParam().address;
    EXPECT_EQ(district_of(resident), GetParam().district);
}
INSTANTIATE_TEST_SUITE_P(PersonLine, Districts,
                         testing::Values(DistrictRow{"見本市見本町1-2-3", "見本市見本町"},
                                         DistrictRow{"見本市見本町１－２", "見本市見本町"},
                                         DistrictRow{"見本市見本 見本荘", "見本市見本"},
                                         DistrictRow{"見本市", "見本市"}, DistrictRow{"", ""}));

TEST(PersonLine, WarnsOfWhatMayBeWrongToday) {
    PersonRow person = row();
    person.voided_vouchers.push_back({"462152", "9900000011", {}});
    person.doses.push_back({"e", true, sample::given("2022-12-01", 3)});
    CheckIn open;
    open.entry = "aa/462152/3";
    open.at = sample::at("2022-12-01T09:00:00+09:00");
    person.check_ins.push_back(open);
    const auto line = line_of(person, {person, row(2)}, today).value();
    EXPECT_THAT(line.warnings,
                testing::ElementsAre(PersonWarning::vaccinated_today, PersonWarning::checked_in,
                                     PersonWarning::alike, PersonWarning::voucher_replaced));
    EXPECT_TRUE(line_of(row(), {row()}, today)->warnings.empty()) << "nobody is like himself";
    EXPECT_TRUE(line_of(row(), {}, today)->warnings.empty());
    EXPECT_THAT(line_of(person, {}, today + std::chrono::days{1})->warnings,
                testing::ElementsAre(PersonWarning::voucher_replaced));
}

}  // namespace
}  // namespace uketsuke
