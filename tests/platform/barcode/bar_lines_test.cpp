// Lines along a code: where they run, and what they are the mean of.
#include "platform/barcode/bar_lines.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace uketsuke {
namespace {

// A picture whose grey depends on how far a pixel lies off the course alone.
GreyImage slanted(int width, int height, const BarCourse& course) {
    GreyImage image{width, height, {}};
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const double off = course.downward ? x - course.slope * (y - height / 2.0)
                                               : y - course.slope * (x - width / 2.0);
            image.pixels.push_back(static_cast<std::uint8_t>(std::clamp(off, 0.0, 250.0)));
        }
    }
    return image;
}

TEST(BarLines, TheCourseOfBarsIsThatOfTheSquareBesideThem) {
    const auto square = [](double degrees, double side) {
        std::array<Corner, 4> corners;
        for (std::size_t i = 0; i < 4; ++i) {
            const double turn =
                (degrees - 135 + 90.0 * static_cast<double>(i)) * std::numbers::pi / 180;
            corners[i] = {static_cast<int>(
                              std::lround(500 + side * std::numbers::sqrt2 / 2 * std::cos(turn))),
                          static_cast<int>(
                              std::lround(500 + side * std::numbers::sqrt2 / 2 * std::sin(turn)))};
        }
        return corners;
    };
    for (int degrees = -180; degrees < 180; degrees += 5) {
        const BarCourse course = course_beside(square(degrees, 400));
        const int off_level =
            (degrees + 180) % 180 <= 90 ? (degrees + 180) % 180 : 180 - (degrees + 180) % 180;
        if (off_level != 45) {
            EXPECT_EQ(course.downward, off_level > 45) << degrees;
        }
        const double turn = degrees * std::numbers::pi / 180;
        const double slope = course.downward ? 1 / std::tan(turn) : std::tan(turn);
        EXPECT_NEAR(course.slope, slope, 0.02) << degrees;
    }
    EXPECT_GT(course_beside(square(0, 60)).block_rows, course_beside(square(7, 60)).block_rows);
    EXPECT_EQ(course_beside({}).slope, 0);
}

TEST(BarLines, FollowTheCourse) {
    for (const bool downward : {false, true}) {
        for (const double slope : {0.0, 0.1, -0.25, 0.39}) {
            const BarCourse course{downward, slope, 4, 2};
            const GreyImage picture =
                downward ? slanted(200, 300, course) : slanted(300, 200, course);
            const BarLines lines(picture.view(), course);
            const GreyImage image = lines.image(Edges::as_they_are);
            ASSERT_EQ(image.width, 600);
            ASSERT_EQ(image.height, 25);
            for (int y = 8; y < 17; ++y) {
                for (int x = 0; x < 600; x += 7) {
                    const int grey = image.pixels[static_cast<std::size_t>(y * 600 + x)];
                    EXPECT_NEAR(grey, 8 * y + 4, 4) << slope << " " << x << "," << y;
                    const Corner place = lines.place_of({x, y});
                    const int there =
                        picture.pixels[static_cast<std::size_t>(place.y * picture.width + place.x)];
                    EXPECT_NEAR(grey, there, 4) << slope << " " << x << "," << y;
                }
            }
        }
    }
}

TEST(BarLines, OfAPictureLowerThanALineAreNone) {
    for (const int height : {1, 7}) {
        const GreyImage picture{9, height,
                                std::vector<std::uint8_t>(9u * static_cast<unsigned>(height))};
        EXPECT_EQ(BarLines(picture.view(), {}).image(Edges::sharpened).height, 0);
    }
}

TEST(BarLines, SharpenedEdgesAreSteeperAndPlainGreyStaysGrey) {
    GreyImage picture{40, 8, {}};
    for (int i = 0; i < 320; ++i)
        picture.pixels.push_back(static_cast<std::uint8_t>(std::clamp((i % 40 - 15) * 20, 0, 200)));
    const BarLines lines(picture.view(), {});
    const GreyImage soft = lines.image(Edges::as_they_are);
    const GreyImage sharp = lines.image(Edges::sharpened);
    EXPECT_EQ(soft.pixels[10], sharp.pixels[10]);
    EXPECT_LT(sharp.pixels[2 * 16], soft.pixels[2 * 16]);
    EXPECT_GT(sharp.pixels[2 * 24], soft.pixels[2 * 24]);
}

}  // namespace
}  // namespace uketsuke
