// Where eighteen marks stand in a row, and what is no row; a row straightened.
#include "platform/ocr/digit_rows.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "platform/ocr/digit_shapes.h"
#include "tests/platform/ocr/graded_lines.h"

namespace uketsuke {
namespace {

using namespace testing_aid;

constexpr int side = 900;

// Boxes as large as digits, `count` of them, `step` pixels apart along a line through the middle.
GreyImage boxes(int count, double step, double degrees, int height = 20) {
    GreyImage image{side, side, std::vector<std::uint8_t>(side * side, 230)};
    const double turn = degrees * 3.14159265358979 / 180;
    for (int i = 0; i < count; ++i) {
        const double along = (i - (count - 1) / 2.0) * step;
        const int x = static_cast<int>(side / 2.0 + along * std::cos(turn));
        const int y = static_cast<int>(side / 2.0 + along * std::sin(turn));
        for (int row = y - height / 2; row < y + height / 2; ++row)
            for (int column = x - height / 4; column < x + height / 4; ++column)
                image.pixels[static_cast<std::size_t>(row * side + column)] = 30;
    }
    return image;
}

TEST(DigitRows, AreEighteenMarksAndNeitherMoreNorFewer) {
    for (int count = 10; count <= 24; ++count)
        EXPECT_EQ(digit_rows(boxes(count, 20, 0).view()).size(), count == printed_digits ? 1u : 0u)
            << count;
}

TEST(DigitRows, LieInAnyDirection) {
    for (const double degrees : {0.0, 7.0, 33.0, 61.0, 90.0, 118.0, 179.0}) {
        const auto rows = digit_rows(boxes(printed_digits, 29, degrees).view());
        ASSERT_EQ(rows.size(), 1u) << degrees;
        const PicturePoint middle = rows[0].middle_of((printed_digits - 1) / 2.0);
        EXPECT_NEAR(middle.x, side / 2.0, 2) << degrees;
        EXPECT_NEAR(middle.y, side / 2.0, 2) << degrees;
        EXPECT_NEAR(std::hypot(rows[0].step.x, rows[0].step.y), 29, 0.7) << degrees;
    }
}

TEST(DigitRows, TurnedRoundHoldTheSamePlacesFromTheOtherEnd) {
    const DigitRow row{{10, 20}, {30, 4}, {0.1, -0.05}};
    const DigitRow round = row.turned_round();
    for (int digit = 0; digit < printed_digits; ++digit) {
        const PicturePoint there = row.middle_of(digit);
        const PicturePoint here = round.middle_of(printed_digits - 1 - digit);
        EXPECT_NEAR(here.x, there.x, 1e-9);
        EXPECT_NEAR(here.y, there.y, 1e-9);
    }
}

TEST(DigitRows, HoldNoMarksTooSmallOrTooLarge) {
    EXPECT_TRUE(digit_rows(boxes(printed_digits, 8, 0, 6).view()).empty());
    EXPECT_TRUE(digit_rows(boxes(printed_digits, 40, 0, 130).view()).empty());
}

// A digit of OCR-B is 2.3 mm high and the next one stands 2.3 mm on, and the strip is what was
// asked for.
TEST(DigitStrip, HoldsTheDigitsAsHighAsTheyWereWanted) {
    const GreyImage picture = picture_of(grades().front(), made_up_line(4), 0);
    const auto rows = digit_rows(picture.view());
    ASSERT_EQ(rows.size(), 1u);
    const auto band = digit_band(picture.view(), rows[0]);
    ASSERT_TRUE(band.has_value());
    EXPECT_NEAR(band->height, 1, 0.15);
    for (const int height : {24, 46}) {
        const DigitStrip strip = digit_strip(picture.view(), rows[0], *band, height);
        EXPECT_NEAR(strip.room_width * band->height, height, 0.01);
        // White above and below; ink between.
        const auto row = [&](double y) {
            const auto begin =
                strip.image.pixels.begin() + static_cast<std::ptrdiff_t>(y) * strip.image.width;
            return std::vector<int>(begin, begin + strip.image.width);
        };
        EXPECT_THAT(row(2), testing::Each(255));
        EXPECT_THAT(row(strip.digit_top + height / 2.0), testing::Contains(testing::Lt(60)));
    }
}

TEST(DigitShapes, AreThoseOfTheDigitsPrintedAndOfNoOthers) {
    const DigitShapes shapes = DigitShapes::draw().value();
    const std::string line = made_up_line(5);
    const GreyImage picture = picture_of(grades().front(), line, 0);
    const auto rows = digit_rows(picture.view());
    ASSERT_EQ(rows.size(), 1u);
    const auto upright = upright_row(picture.view(), rows[0], shapes);
    ASSERT_TRUE(upright.has_value());
    EXPECT_TRUE(look_like(upright->likeness, line));
    for (std::size_t at = 0; at < line.size(); ++at)
        for (char digit = '0'; digit <= '9'; ++digit) {
            std::string other = line;
            other[at] = digit;
            EXPECT_EQ(look_like(upright->likeness, other), other == line) << at << digit;
        }
    EXPECT_FALSE(look_like(upright->likeness, line.substr(1)));
}

TEST(DigitShapes, FindTheUprightOneOfTwoDirections) {
    const DigitShapes shapes = DigitShapes::draw().value();
    const std::string line = made_up_line(6);
    const GreyImage picture = picture_of(grades().front(), line, 0);
    const auto rows = digit_rows(picture.view());
    ASSERT_EQ(rows.size(), 1u);
    const auto one = upright_row(picture.view(), rows[0], shapes);
    const auto other = upright_row(picture.view(), rows[0].turned_round(), shapes);
    ASSERT_TRUE(one && other);
    EXPECT_NEAR(one->row.start.x, other->row.start.x, 1e-6);
    EXPECT_TRUE(look_like(other->likeness, line));
}

}  // namespace
}  // namespace uketsuke
