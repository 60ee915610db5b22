// Symbols at voucher geometry, as a camera sees them: turned, near and far, two at a time. How
// often they are read as pictures get worse is in tests/platform/pictures.
#include "platform/barcode/barcode.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "tests/platform/barcode/drawn_picture.h"

namespace uketsuke {
namespace {

using testing_aid::draw_picture;
using testing_aid::made_up_line;
using testing_aid::number_of;
using testing_aid::Shot;
using testing_aid::Sticker;

Agreement read(const GreyImage& picture) {
    const auto symbols = decode_symbols(picture.view());
    if (!symbols) return symbols.error();
    return agree(readings_of(*symbols, Instant{}));
}

std::vector<std::string> texts_of(const GreyImage& picture, Symbology symbology) {
    std::vector<std::string> texts;
    const auto symbols = decode_symbols(picture.view());
    EXPECT_TRUE(symbols.has_value());
    if (!symbols) return texts;
    for (const Symbol& symbol : *symbols)
        if (symbol.symbology == symbology) texts.push_back(symbol.text);
    return texts;
}

// NW-7 needs about three and a half pixels a narrow bar, which is twelve pixels a millimetre.
Shot close_up() {
    Shot shot;
    shot.width = 1600;
    shot.height = 900;
    shot.pixels_per_mm = 12;
    return shot;
}

const std::string line = made_up_line(1);
const std::string other = made_up_line(2);

TEST(Barcode, AVoucherIsReadFromBothItsCarriers) {
    const auto symbols = decode_symbols(draw_picture({{line, number_of(line)}}, close_up()).view());
    ASSERT_TRUE(symbols);
    ASSERT_EQ(symbols->size(), 2u);
    EXPECT_EQ((*symbols)[0].symbology, Symbology::qr);
    EXPECT_EQ((*symbols)[0].text, line);
    EXPECT_EQ((*symbols)[1].symbology, Symbology::nw7);
    EXPECT_EQ((*symbols)[1].text, number_of(line));
    const auto agreement = agree(readings_of(*symbols, Instant{}));
    ASSERT_TRUE(std::holds_alternative<CompleteVoucher>(agreement));
    EXPECT_EQ(format_voucher_line(std::get<CompleteVoucher>(agreement).voucher), line);
    EXPECT_EQ(std::get<CompleteVoucher>(agreement).said_by,
              (std::vector<Carrier>{Carrier::qr, Carrier::nw7}));
}

TEST(Barcode, CornersLieWhereTheSymbolIs) {
    const auto symbols = decode_symbols(draw_picture({{line, ""}}).view());
    ASSERT_TRUE(symbols);
    ASSERT_EQ(symbols->size(), 1u);
    // The QR lies 48 to 58 mm from the sticker's left and 3 to 13 mm from its top; the sticker's
    // left top corner is at (325, 195) in a picture of 10 pixels a millimetre.
    const Corner& top_left = (*symbols)[0].corners[0];
    const Corner& bottom_right = (*symbols)[0].corners[2];
    EXPECT_NEAR(top_left.x, 805, 8);
    EXPECT_NEAR(top_left.y, 225, 8);
    EXPECT_NEAR(bottom_right.x, 905, 8);
    EXPECT_NEAR(bottom_right.y, 325, 8);
}

TEST(Barcode, TwoStickersOfOnePersonAreOneVoucher) {
    // libzxing 1.4.0 aborts the process here when it is asked for all symbols at once.
    for (const auto& [x, y] : {std::pair{0.0, 17.0}, std::pair{32.0, 0.0}}) {
        const auto picture = draw_picture(
            {{line, number_of(line), -x, -y}, {line, number_of(line), x, y}}, close_up());
        const auto agreement = read(picture);
        ASSERT_TRUE(std::holds_alternative<CompleteVoucher>(agreement));
        EXPECT_EQ(format_voucher_line(std::get<CompleteVoucher>(agreement).voucher), line);
    }
}

TEST(Barcode, TwoVouchersAreAContradictionBySideOrAbove) {
    for (const auto& [x, y] : {std::pair{0.0, 17.0}, std::pair{32.0, 0.0}}) {
        const auto both = draw_picture(
            {{line, number_of(line), -x, -y}, {other, number_of(other), x, y}}, close_up());
        EXPECT_TRUE(std::holds_alternative<Disagreement>(read(both)));
        // The vouchers of dose 1 and 2 have NW-7 alone.
        const auto old =
            draw_picture({{"", number_of(line), -x, -y}, {"", number_of(other), x, y}}, close_up());
        EXPECT_TRUE(std::holds_alternative<Disagreement>(read(old)));
        EXPECT_EQ(texts_of(old, Symbology::nw7).size(), 2u);
    }
}

TEST(Barcode, AnNw7ThatBelongsToAnotherVoucherIsAContradiction) {
    EXPECT_TRUE(std::holds_alternative<Disagreement>(
        read(draw_picture({{line, number_of(other)}}, close_up()))));
}

// The second paper lies in another direction, and its QR code is not in view: without its bars it
// would not be noticed, and the person would be whoever the first one names.
TEST(Barcode, TwoVouchersAreAContradictionInWhateverDirectionTheSecondLies) {
    for (int degrees = 0; degrees < 180; degrees += 18) {
        Shot shot;
        shot.noise = 8;
        const auto both = draw_picture(
            {{line, number_of(line), -32, -15}, {"", number_of(other), 34, 4, double(degrees)}},
            shot);
        EXPECT_TRUE(std::holds_alternative<Disagreement>(read(both))) << degrees;
    }
}

TEST(Barcode, BarsAloneAreReadInEveryDirectionAndNeverWrong) {
    for (int degrees = 0; degrees < 360; degrees += 40) {
        Shot shot;
        shot.pixels_per_mm = 9;
        shot.noise = 12;
        shot.turned_degrees = degrees;
        EXPECT_EQ(texts_of(draw_picture({{"", number_of(line)}}, shot), Symbology::nw7),
                  std::vector{number_of(line)})
            << degrees;
    }
}

TEST(Barcode, ALargePictureOfAnNw7DoesNotMeetTheDownscalingTrap) {
    Shot shot;
    shot.width = 1900;
    shot.height = 1100;
    shot.pixels_per_mm = 26;
    EXPECT_EQ(texts_of(draw_picture({{"", number_of(line)}}, shot), Symbology::nw7),
              std::vector<std::string>{number_of(line)});
}

// The corners are those of the picture, whatever it was made into for reading.
TEST(Barcode, CornersOfTiltedBarsLieWhereTheBarsAre) {
    for (const double degrees : {0.0, 10.0, -15.0, 90.0, 190.0, 275.0}) {
        Shot shot = close_up();
        shot.turned_degrees = degrees;
        const auto symbols = decode_symbols(draw_picture({{line, number_of(line)}}, shot).view());
        ASSERT_TRUE(symbols);
        const auto bars = std::find_if(symbols->begin(), symbols->end(), [](const Symbol& each) {
            return each.symbology == Symbology::nw7;
        });
        ASSERT_NE(bars, symbols->end()) << degrees;
        // Their middle lies 23.6 mm from the sticker's left and 20.8 mm from its top.
        const double x_mm = 23.6 - 31.5, y_mm = 20.8 - 16.5;
        const double turn = degrees * std::numbers::pi / 180;
        const double x = 800 + 12 * (x_mm * std::cos(turn) - y_mm * std::sin(turn));
        const double y = 450 + 12 * (x_mm * std::sin(turn) + y_mm * std::cos(turn));
        double mean_x = 0, mean_y = 0;
        for (const Corner& corner : bars->corners) {
            mean_x += corner.x / 4.0;
            mean_y += corner.y / 4.0;
        }
        // Only some of the lines are read, so across the bars the middle may lie elsewhere on them.
        EXPECT_NEAR(mean_x, x, 36) << degrees;
        EXPECT_NEAR(mean_y, y, 36) << degrees;
    }
}

TEST(Barcode, PicturesWithoutSymbolsGiveNone) {
    Shot noise;
    noise.noise = 250;
    for (const GreyImage& picture :
         {GreyImage{1, 1, {0}}, GreyImage{640, 480, std::vector<std::uint8_t>(640 * 480, 0)},
          GreyImage{640, 480, std::vector<std::uint8_t>(640 * 480, 255)}, draw_picture({}, noise),
          draw_picture({{"", ""}})}) {
        const auto symbols = decode_symbols(picture.view());
        ASSERT_TRUE(symbols);
        EXPECT_TRUE(symbols->empty());
    }
}

TEST(Barcode, RowsMayLieApartInMemory) {
    const GreyImage picture = draw_picture({{line, number_of(line)}});
    const int stride = picture.width + 52;
    std::vector<std::uint8_t> wide;
    for (int y = 0; y < picture.height; ++y) {
        const auto row = picture.pixels.begin() + static_cast<std::ptrdiff_t>(y) * picture.width;
        wide.insert(wide.end(), row, row + picture.width);
        wide.insert(wide.end(), 52, std::uint8_t(y % 2 * 255));
    }
    EXPECT_EQ(*decode_symbols({wide.data(), picture.width, picture.height, stride}),
              *decode_symbols(picture.view()));
}

TEST(Barcode, AViewThatHoldsNoPictureIsAnError) {
    const std::uint8_t pixel = 0;
    for (const GreyView& view : {GreyView{}, GreyView{&pixel, 0, 1, 1}, GreyView{&pixel, 1, -1, 1},
                                 GreyView{&pixel, 2, 1, 1}, GreyView{&pixel, 10'001, 1, 10'001}}) {
        const auto symbols = decode_symbols(view);
        ASSERT_FALSE(symbols);
        EXPECT_EQ(symbols.error().code, "picture.size");
    }
}

}  // namespace
}  // namespace uketsuke
