// A patch shows its place level and at the size that was asked for, and a half picture is a
// picture.
#include "platform/barcode/level_patch.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace uketsuke {
namespace {

constexpr int side = 400;

BarPlace in_the_middle(double degrees) {
    const double turn = degrees * std::numbers::pi / 180;
    return {side / 2.0, side / 2.0, std::cos(turn), std::sin(turn), 160, 60};
}

double grey_at(const BarPlace& place, double x, double y) {
    const double along = (x - place.x) * place.cosine + (y - place.y) * place.sine;
    return 127.5 + 127.5 * std::sin(along * 2 * std::numbers::pi / 40);
}

GreyImage bars_along(const BarPlace& place) {
    GreyImage picture{side, side, {}};
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x)
            picture.pixels.push_back(
                static_cast<std::uint8_t>(std::lround(grey_at(place, x + 0.5, y + 0.5))));
    return picture;
}

TEST(LevelPatch, ShowsItsPlaceLevelInEveryDirectionAndSize) {
    for (const double degrees : {0.0, 5.0, 44.0, 90.0, 133.0, 180.0, 290.0}) {
        for (const int length : {80, 130, 160, 240}) {
            const BarPlace place = in_the_middle(degrees);
            const GreyImage patch = level_patch(bars_along(place).view(), place, length);
            EXPECT_NEAR(patch.width, length * 1.3, 2);
            EXPECT_NEAR(patch.height, 60 * length / 160.0 + length * 0.8, 2);
            const double scale = 160.0 / length;
            for (int x = patch.width / 6; x < patch.width * 5 / 6; ++x) {
                const double along = (x + 0.5 - patch.width / 2.0) * scale;
                const double grey = 127.5 + 127.5 * std::sin(along * 2 * std::numbers::pi / 40);
                for (const int y : {patch.height / 3, patch.height / 2}) {
                    const auto at = static_cast<std::size_t>(y * patch.width + x);
                    EXPECT_NEAR(patch.pixels[at], grey, 24) << degrees << " " << length;
                }
            }
        }
    }
}

TEST(LevelPatch, IsWhiteBeyondThePicture) {
    BarPlace place = in_the_middle(0);
    place.x = 5;
    const GreyImage black{side, side, std::vector<std::uint8_t>(side * side, 0)};
    const GreyImage patch = level_patch(black.view(), place, 160);
    EXPECT_EQ(patch.pixels.front(), 255);
    EXPECT_EQ(patch.pixels[static_cast<std::size_t>(patch.height / 2 * patch.width) +
                           static_cast<std::size_t>(patch.width) - 1],
              0);
}

TEST(LevelPatch, HalfAPictureIsTheMeanOfFour) {
    const std::vector<std::uint8_t> pixels{0, 4, 8,  8,  99,  //
                                           4, 8, 8,  8,  99,  //
                                           1, 1, 20, 40, 99};
    const GreyImage half = half_of({pixels.data(), 5, 3, 5});
    EXPECT_EQ(half, (GreyImage{2, 1, {4, 8}}));
    EXPECT_EQ(half_of({pixels.data(), 1, 1, 5}), (GreyImage{0, 0, {}}));
}

}  // namespace
}  // namespace uketsuke
