// Bars are found wherever they lie, and nothing else is taken for them.
#include "platform/barcode/bar_places.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "tests/platform/barcode/drawn_picture.h"

namespace uketsuke {
namespace {

using testing_aid::draw_picture;
using testing_aid::made_up_line;
using testing_aid::number_of;
using testing_aid::Shot;

double degrees_of(const BarPlace& place) {
    return std::atan2(place.sine, place.cosine) * 180 / std::numbers::pi;
}

struct ViewRow {
    const char* name;
    double pixels_per_mm;
    int blur;
    int noise;
    double light;
    friend void PrintTo(const ViewRow& row, std::ostream* out) { *out << row.name; }
};
class BarPlacesIn : public testing::TestWithParam<ViewRow> {};
TEST_P(BarPlacesIn, EveryDirectionAreTheBarsAndTheirCourse) {
    const ViewRow& view = GetParam();
    const std::string line = made_up_line(3);
    for (int degrees = 0; degrees < 180; degrees += 36) {
        Shot shot;
        shot.pixels_per_mm = view.pixels_per_mm;
        shot.blur = view.blur;
        shot.noise = view.noise;
        shot.light = view.light;
        shot.turned_degrees = degrees;
        const auto places = bar_places(draw_picture({{line, number_of(line)}}, shot).view());
        ASSERT_FALSE(places.empty()) << degrees;
        // Their middle lies 23.6 mm from the sticker's left and 20.8 mm from its top.
        const double x_mm = 23.6 - 31.5, y_mm = 20.8 - 16.5;
        const double turn = degrees * std::numbers::pi / 180, scale = view.pixels_per_mm;
        EXPECT_NEAR(places[0].x, 640 + scale * (x_mm * std::cos(turn) - y_mm * std::sin(turn)), 28);
        EXPECT_NEAR(places[0].y, 360 + scale * (x_mm * std::sin(turn) + y_mm * std::cos(turn)), 28);
        EXPECT_NEAR(std::remainder(degrees_of(places[0]) - degrees, 180), 0, 1) << degrees;
        EXPECT_NEAR(places[0].length, 37.2 * scale, 64) << degrees;
        EXPECT_NEAR(places[0].height, 5.6 * scale, 24) << degrees;
    }
}
INSTANTIATE_TEST_SUITE_P(Views, BarPlacesIn,
                         testing::Values(ViewRow{"near", 12, 0, 8, 1},
                                         ViewRow{"far_away", 6, 0, 8, 1},
                                         ViewRow{"blurred", 9, 1, 8, 1},
                                         ViewRow{"noisy", 9, 0, 50, 1},
                                         ViewRow{"dark", 9, 0, 12, 0.25}),
                         [](const auto& row) { return std::string(row.param.name); });

TEST(BarPlaces, AreTwoWhereTwoPapersLie) {
    const std::string one = made_up_line(1), two = made_up_line(2);
    const auto places = bar_places(
        draw_picture({{one, number_of(one), -32, -15}, {"", number_of(two), 34, 4, 60}}).view());
    ASSERT_EQ(places.size(), 2u);
    const double apart = degrees_of(places[0]) - degrees_of(places[1]);
    EXPECT_NEAR(std::abs(std::remainder(apart, 180)), 60, 1);
}

TEST(BarPlaces, AreNoneOnPaperInNoiseAndInSmallPictures) {
    Shot noise;
    noise.noise = 250;
    const std::string line = made_up_line(4);
    for (const GreyImage& picture :
         {draw_picture({}, noise), draw_picture({{"", ""}}), draw_picture({{line, ""}}),
          GreyImage{1, 1, {0}}, GreyImage{17, 200, std::vector<std::uint8_t>(17 * 200, 9)}})
        EXPECT_TRUE(bar_places(picture.view()).empty());
}

// Two rows of bars above each other, as a stacked DataBar has, are higher than they are long.
TEST(BarPlaces, OfHighBarsAreFoundWhereTheyAreAskedFor) {
    GreyImage picture{640, 480, std::vector<std::uint8_t>(640 * 480, 235)};
    for (int y = 100; y < 320; ++y)
        for (int x = 200; x < 360; ++x)
            if (x / 5 % 3 != 1) picture.pixels[static_cast<std::size_t>(y * 640 + x)] = 25;
    EXPECT_TRUE(bar_places(picture.view()).empty());
    const auto places = bar_places(picture.view(), 1.7);
    ASSERT_EQ(places.size(), 1u);
    EXPECT_NEAR(places[0].x, 280, 24);
    EXPECT_NEAR(places[0].y, 210, 24);
}

// Where a bar is wider than a block of 16 pixels, a cell is of several.
TEST(BarPlaces, AreFoundInLargePicturesToo) {
    GreyImage picture{5000, 1200, std::vector<std::uint8_t>(5000 * 1200, 235)};
    for (int y = 500; y < 700; ++y)
        for (int x = 1500; x < 3000; ++x)
            if (x / 22 % 3 != 1) picture.pixels[static_cast<std::size_t>(y * 5000 + x)] = 25;
    const auto places = bar_places(picture.view());
    ASSERT_EQ(places.size(), 1u);
    EXPECT_NEAR(places[0].x, 2250, 64);
    EXPECT_NEAR(places[0].y, 600, 64);
    EXPECT_NEAR(places[0].length, 1500, 128);
}

}  // namespace
}  // namespace uketsuke
