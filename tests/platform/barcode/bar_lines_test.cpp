// Lines along a code: what they are the mean of, and where they lie.
#include "platform/barcode/bar_lines.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace uketsuke {
namespace {

constexpr int side = 400;

BarPlace in_the_middle(double degrees) {
    const double turn = degrees * std::numbers::pi / 180;
    return {side / 2.0, side / 2.0, std::cos(turn), std::sin(turn), 150, 60};
}

// Soft bars from black to white, 40 pixels from one to the next along the place.
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

std::uint8_t pixel(const GreyImage& image, int x, int y) {
    return image.pixels[static_cast<std::size_t>(y * image.width + x)];
}

TEST(BarLines, SayWhatStandsAtTheirPlaceInEveryDirection) {
    for (const double degrees : {0.0, 0.4, 2.0, 7.0, 16.0, 17.0, 26.5, 44.0, 46.0, 63.0, 90.0, 91.5,
                                 120.0, 135.0, 179.0}) {
        const BarPlace place = in_the_middle(degrees);
        const BarLines lines(bars_along(place).view(), place);
        const GreyImage image = lines.image(Edges::as_they_are);
        ASSERT_GE(image.height, 8) << degrees;
        double off = 0;
        int count = 0;
        for (int y = 0; y < image.height; ++y) {
            for (int x = image.width / 4; x < image.width * 3 / 4; ++x, ++count) {
                const Corner there = lines.place_of({x, y});
                // A corner is a whole pixel, and a bar's slope is up to 20 a pixel.
                const double grey = grey_at(place, there.x + 0.5, there.y + 0.5);
                EXPECT_NEAR(pixel(image, x, y), grey, 45) << degrees << " " << x << "," << y;
                off += std::abs(pixel(image, x, y) - grey);
            }
        }
        EXPECT_LT(off / count, 12) << degrees;
    }
}

TEST(BarLines, AreAsBrightInADarkRoom) {
    const BarPlace place = in_the_middle(12);
    GreyImage picture = bars_along(place);
    const GreyImage bright = BarLines(picture.view(), place).image(Edges::as_they_are);
    for (std::uint8_t& each : picture.pixels) each = static_cast<std::uint8_t>(40 + each / 4);
    const GreyImage dark = BarLines(picture.view(), place).image(Edges::as_they_are);
    ASSERT_EQ(dark.width, bright.width);
    for (std::size_t i = dark.pixels.size() / 4; i < dark.pixels.size() * 3 / 4; ++i) {
        const int column = static_cast<int>(i) % dark.width;
        if (column > dark.width / 4 && column < dark.width * 3 / 4) {
            EXPECT_NEAR(dark.pixels[i], bright.pixels[i], 8);
        }
    }
}

TEST(BarLines, AreWhiteBeyondThePicture) {
    BarPlace place = in_the_middle(30);
    place.x = 10;
    place.y = 395;
    const GreyImage black{side, side, std::vector<std::uint8_t>(side * side, 0)};
    const GreyImage image = BarLines(black.view(), place).image(Edges::as_they_are);
    EXPECT_EQ(pixel(image, image.width - 1, image.height - 1), 255);
    EXPECT_EQ(pixel(image, image.width / 4, 0), 0);
}

TEST(BarLines, SharpenedEdgesAreSteeperAndPlainGreyStaysGrey) {
    GreyImage picture{side, side, {}};
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x)
            picture.pixels.push_back(static_cast<std::uint8_t>(std::clamp((x - 198) * 50, 0, 200)));
    const BarLines lines(picture.view(), in_the_middle(0));
    const GreyImage soft = lines.image(Edges::as_they_are);
    const GreyImage sharp = lines.image(Edges::sharpened);
    const auto column = [&](int x) {
        int at = 0;
        while (lines.place_of({at, 4}).x < x) ++at;
        return at;
    };
    EXPECT_EQ(pixel(soft, column(150), 4), pixel(sharp, column(150), 4));
    const auto rise = [&](const GreyImage& image) {
        return pixel(image, column(201), 4) - pixel(image, column(199), 4);
    };
    EXPECT_GT(rise(sharp), rise(soft) + 10);
}

}  // namespace
}  // namespace uketsuke
