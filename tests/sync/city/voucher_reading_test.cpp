// Every picture of a made-up voucher is read by the terminal's own readers: both codes and the
// printed digits, and in agreement.
#include <gtest/gtest.h>

#include "platform/barcode/barcode.h"
#include "platform/ocr/line_reader.h"
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

Municipalities shipped_municipalities() {
    std::ifstream file(std::string(test::assets_dir) + "/municipalities.csv");
    std::stringstream text;
    text << file.rdbuf();
    return Municipalities::parse(text.str(), "municipalities.csv").value();
}

// Dots of paper over what stands there.
void cover(GreyImage& image, const Box& part) {
    const double dots_per_mm = camera_dots_per_inch / 25.4;
    const auto dot = [&](double mm) { return static_cast<int>(mm * dots_per_mm); };
    const int left = (image.width - dot(sticker_width_mm)) / 2 + dot(part.x) - 3;
    const int top = (image.height - dot(sticker_height_mm)) / 2 + dot(part.y) - 3;
    for (int y = top; y < top + dot(part.height) + 6; ++y) {
        const auto row = image.pixels.begin() + static_cast<std::ptrdiff_t>(y) * image.width;
        std::fill(row + left, row + left + dot(part.width) + 6, std::uint8_t{255});
    }
}

TEST(VoucherPictures, AreReadByTheirPrintAsFarAsTheirCodesLeaveItOpen) {
    const CityPlan& plan = testing_tools::shipped_plan();
    const Municipalities known = shipped_municipalities();
    const auto print = make_line_reader(known);
    const auto read = [&](const GreyImage& image) {
        auto readings = readings_of(decode_symbols(image.view()).value(), Instant{});
        for (Reading& line : readings_of(print->read(image.view()).value(), Instant{}))
            readings.push_back(std::move(line));
        return agree(readings, &known);
    };
    for (const auto& sticker : choose_vouchers(plan, testing_tools::city_of(200), 6, plan.today)) {
        GreyImage image =
            grey(draw_picture(draw_camera_view(sticker), camera_dots_per_inch).value());
        using Said = std::vector<Carrier>;
        EXPECT_EQ(
            std::get<CompleteVoucher>(read(image)),
            (CompleteVoucher{sticker.voucher, Said{Carrier::qr, Carrier::nw7, Carrier::ocr}}));
        cover(image, sticker_qr);
        EXPECT_EQ(std::get<CompleteVoucher>(read(image)),
                  (CompleteVoucher{sticker.voucher, Said{Carrier::nw7, Carrier::ocr}}));
        cover(image, sticker_nw7);
        EXPECT_EQ(std::get<Proposal>(read(image)).voucher, sticker.voucher);
        cover(image, sticker_ocr);
        EXPECT_EQ(std::get<Error>(read(image)).code, "reading.nothing");
    }
}

}  // namespace
}  // namespace uketsuke
