// Voucher lines and municipality codes, row by row.
#include "core/voucher/voucher.h"

#include <gtest/gtest.h>

namespace uketsuke {
namespace {

TEST(Voucher, EighteenDigitsAreKindDoseMunicipalityAndNumber) {
    const auto voucher = parse_voucher_line("134621529900000017");
    ASSERT_TRUE(voucher);
    EXPECT_EQ(voucher->kind, 1);
    EXPECT_EQ(voucher->dose, 3);
    EXPECT_EQ(voucher->municipality.text(), "462152");
    EXPECT_EQ(voucher->number.text(), "9900000017");
    EXPECT_EQ(format_voucher_line(*voucher), "134621529900000017");
}

struct RefusalRow {
    const char* line;
    const char* code;
};
class VoucherRefusals : public testing::TestWithParam<RefusalRow> {};
TEST_P(VoucherRefusals, NameTheirReasonInBothLanguages) {
    const auto voucher = parse_voucher_line(GetParam().line);
    ASSERT_FALSE(voucher);
    EXPECT_EQ(voucher.error().code, GetParam().code);
    EXPECT_FALSE(voucher.error().what.ja.empty());
    EXPECT_FALSE(voucher.error().what.en.empty());
    EXPECT_FALSE(voucher.error().next.ja.empty());
}
INSTANTIATE_TEST_SUITE_P(Voucher, VoucherRefusals,
                         testing::Values(RefusalRow{"", "voucher.length"},
                                         RefusalRow{"13462152990000001", "voucher.length"},
                                         RefusalRow{"1346215299000000170", "voucher.length"},
                                         RefusalRow{"13462152990000001x", "voucher.digits"},
                                         RefusalRow{"１346215299000000", "voucher.digits"},
                                         RefusalRow{"13 462152990000017", "voucher.digits"},
                                         RefusalRow{"134621539900000017", "voucher.check_digit"},
                                         RefusalRow{"131621529900000017", "voucher.check_digit"}));

TEST(Voucher, CheckDigitsOfTheThreeMunicipalitiesHold) {
    // domain.md section 1: S = 43, 62 and 75.
    EXPECT_EQ(municipality_check_digit("43100"), '1');
    EXPECT_EQ(municipality_check_digit("44205"), '4');
    EXPECT_EQ(municipality_check_digit("46215"), '2');
}

TEST(Voucher, RemaindersNoughtOneAndTenGiveOneNoughtAndOne) {
    EXPECT_EQ(municipality_check_digit("00000"), '1');  // Sum 0, remainder 0: 11.
    EXPECT_EQ(municipality_check_digit("01012"), '0');  // Sum 12, remainder 1: 10.
    EXPECT_EQ(municipality_check_digit("01011"), '1');  // Sum 10, remainder 10: 1.
}

}  // namespace
}  // namespace uketsuke
