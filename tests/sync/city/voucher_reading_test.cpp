// Every picture of a made-up voucher is read by the terminal's own reader: both codes, and in
// agreement.
#include <gtest/gtest.h>

#include "platform/barcode/barcode.h"
#include "platform/page/drawing.h"
#include "sync/city/voucher_sheet.h"
#include "tests/sync/city/plan_under_test.h"

namespace uketsuke {
namespace {

GreyImage grey(const Picture& picture) {
    GreyImage out{picture.width, picture.height, {}};
    for (std::size_t i = 0; i < picture.rgba.size(); i += 4) {
        const int sum = 3 * picture.rgba[i] + 6 * picture.rgba[i + 1] + picture.rgba[i + 2];
        out.pixels.push_back(static_cast<std::uint8_t>(sum / 10));
    }
    return out;
}

TEST(VoucherPictures, AreReadWithBothCodesInAgreement) {
    const CityPlan& plan = testing_tools::shipped_plan();
    const auto stickers = choose_vouchers(plan, testing_tools::city_of(200), 24, plan.today);
    ASSERT_EQ(stickers.size(), 24u);
    for (const VoucherSticker& sticker : stickers) {
        const GreyImage image =
            grey(draw_picture(draw_camera_view(sticker), camera_dots_per_inch).value());
        const auto symbols = decode_symbols(image.view()).value();
        const Agreement agreement = agree(readings_of(symbols, Instant{}));
        const auto* complete = std::get_if<CompleteVoucher>(&agreement);
        ASSERT_NE(complete, nullptr) << sticker.voucher.number.text();
        EXPECT_EQ(complete->voucher, sticker.voucher);
        EXPECT_EQ(complete->said_by, (std::vector{Carrier::qr, Carrier::nw7}));
    }
}

}  // namespace
}  // namespace uketsuke
