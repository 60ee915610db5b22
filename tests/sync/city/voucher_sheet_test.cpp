// Stickers as large as the handbook says, and pictures that hold what they should.
#include "sync/city/voucher_sheet.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "platform/page/drawing.h"
#include "tests/platform/page/pdf_tools.h"
#include "tests/sync/city/plan_under_test.h"

namespace uketsuke {
namespace {

using namespace testing_tools;

VoucherSticker sticker(const std::string& name = "見本𠮷　花子") {
    return {parse_voucher_line("134621529900000017").value(), name};
}

Box inside(const Page& page, const Box& part, double margin_mm) {
    const double x = (page.width_mm - sticker_width_mm) / 2 + part.x;
    const double y = (page.height_mm - sticker_height_mm) / 2 + part.y;
    return {x - margin_mm, y - margin_mm, part.width + 2 * margin_mm, part.height + 2 * margin_mm};
}

TEST(VoucherSticker, CodesHaveTheMeasuresOfTheHandbook) {
    const Page page = draw_camera_view(sticker());
    const Picture picture = draw_picture(page, 600).value();
    const Box qr = ink_box(picture, inside(page, sticker_qr, 0.9), 600);
    EXPECT_NEAR(qr.width, 10, 0.3);
    EXPECT_NEAR(qr.height, 10, 0.3);
    const Box bars = ink_box(picture, inside(page, sticker_nw7, 0.5), 600);
    EXPECT_NEAR(bars.width, 37.21, 0.3);
    EXPECT_NEAR(bars.height, 5.6, 0.3);
    const Box digits = ink_box(picture, inside(page, sticker_ocr, 0.4), 600);
    EXPECT_GT(digits.width, 35);
    EXPECT_LT(digits.width, sticker_ocr.width + 0.5);
    EXPECT_NEAR(digits.y - (bars.y + bars.height), 2, 0.8);
}

TEST(VoucherSticker, NothingStandsInTheQuietZoneOfTheQrCode) {
    const Page page =
        draw_camera_view(sticker("見本長長長長長長長長長長長長長長長長長長長長長長　花子"));
    const Box ink = ink_box(draw_picture(page, 600).value(), inside(page, sticker_qr, 1.4), 600);
    EXPECT_NEAR(ink.width, 10, 0.3);
    EXPECT_NEAR(ink.height, 10, 0.3);
}

TEST(VoucherSticker, TheCamerasPictureIs1280By720) {
    const Picture picture = draw_picture(draw_camera_view(sticker()), camera_dots_per_inch).value();
    EXPECT_EQ(picture.width, 1280);
    EXPECT_EQ(picture.height, 720);
}

TEST(VoucherSheets, TwentyOneStickersFillAnA4SheetAndSayWhoseTheyAre) {
    const std::vector<VoucherSticker> stickers(22, sticker());
    const std::vector<Page> pages = draw_sheets(stickers);
    ASSERT_EQ(pages.size(), 2u);
    for (const PageItem& item : pages[0].items) {
        const auto* code = std::get_if<SymbolItem>(&item);
        if (code == nullptr) continue;
        EXPECT_LT(code->box.x + code->box.width, 205);
        EXPECT_LT(code->box.y + code->box.height, 290);
    }
    const std::string text =
        pdf_text(save(draw_pdf(pages, {"見本", make_day(2022, 12, 1)}).value(), "sheets.pdf"));
    for (const char* words : {"見本𠮷", "花子", "9900000017", "462152", "接種券"})
        EXPECT_THAT(text, testing::HasSubstr(words));
}

TEST(VoucherSheets, ChosenVouchersAreForTheNextDoseAndForNobodyTwice) {
    const CityPlan& plan = shipped_plan();
    const auto citizens = city_of(600);
    const auto chosen = choose_vouchers(plan, citizens, 50, plan.today);
    ASSERT_EQ(chosen.size(), 50u);
    std::set<std::string> numbers;
    for (const VoucherSticker& one : chosen) {
        numbers.insert(one.voucher.number.text());
        const auto citizen = std::find_if(citizens.begin(), citizens.end(), [&](const Citizen& c) {
            return c.resident.voucher_number == one.voucher.number.text();
        });
        ASSERT_NE(citizen, citizens.end());
        EXPECT_EQ(one.voucher.dose, static_cast<int>(citizen->doses.size()) + 1);
        EXPECT_EQ(one.name, citizen->resident.name);
    }
    EXPECT_EQ(numbers.size(), 50u);
    EXPECT_EQ(choose_vouchers(plan, citizens, 10'000, plan.today).size(), 600u);
}

}  // namespace
}  // namespace uketsuke
