// Widths on a line: whole pixels, parts of one, blurred, noisy, and lines without bars.
#include "platform/barcode/bar_widths.h"

#include <gtest/gtest.h>

#include <cmath>

namespace uketsuke {
namespace {

// Bars and spaces from `start` on, each pixel the mean of a hundred places in it.
std::vector<std::uint8_t> line_of(double start, const std::vector<double>& widths, int length,
                                  double blur = 0) {
    std::vector<std::uint8_t> line;
    for (int x = 0; x < length; ++x) {
        double dark = 0;
        for (int i = 0; i < 100; ++i) {
            const double place = x + (i + 0.5) / 100 + blur * (i % 10 - 4.5) / 9;
            double edge = start;
            for (std::size_t at = 0; at < widths.size(); ++at) {
                if (at % 2 == 0 && place >= edge && place < edge + widths[at]) dark += 0.01;
                edge += widths[at];
            }
        }
        line.push_back(static_cast<std::uint8_t>(std::lround(230 - 200 * dark)));
    }
    return line;
}

TEST(BarWidths, AreThoseOfTheLineToAPartOfAPixel) {
    const std::vector<double> widths{2, 3, 4.5, 2.25, 6, 9.75, 2.5};
    for (const double start : {5.0, 5.3, 5.75}) {
        const auto measured = bar_widths(line_of(start, widths, 60), 48);
        ASSERT_EQ(measured.size(), widths.size()) << start;
        for (std::size_t i = 0; i < widths.size(); ++i)
            EXPECT_NEAR(measured[i], widths[i], 0.3) << start << " " << i;
    }
}

TEST(BarWidths, OfBlurredBarsAreFoundWithALowerDepth) {
    const std::vector<double> widths{3, 3, 3, 3, 9, 3, 3, 6, 3};
    const auto line = line_of(10, widths, 80, 3);
    const auto measured = bar_widths(line, 20);
    ASSERT_EQ(measured.size(), widths.size());
    for (std::size_t i = 0; i < widths.size(); ++i) EXPECT_NEAR(measured[i], widths[i], 0.7) << i;
    // Less and less is left of narrow bars, until only the wide one is deep enough.
    EXPECT_LT(bar_widths(line_of(10, widths, 80, 5), 120).size(), widths.size());
}

TEST(BarWidths, ALineWithoutBarsHasNone) {
    EXPECT_TRUE(bar_widths({}, 48).empty());
    EXPECT_TRUE(bar_widths(std::vector<std::uint8_t>{7}, 48).empty());
    EXPECT_TRUE(bar_widths(std::vector<std::uint8_t>(100, 0), 48).empty());
    EXPECT_TRUE(bar_widths(std::vector<std::uint8_t>(100, 255), 48).empty());
    EXPECT_TRUE(bar_widths(line_of(10, {4}, 12), 48).empty());  // It does not end.
    EXPECT_EQ(bar_widths(line_of(10, {4}, 30), 48).size(), 1u);
}

TEST(BarWidths, SmallChangesOfGreyAreNoBars) {
    auto line = line_of(10, {8, 8, 8}, 50);
    for (std::size_t x = 0; x < line.size(); x += 2)
        line[x] = static_cast<std::uint8_t>(line[x] + 20);
    EXPECT_EQ(bar_widths(line, 48).size(), 3u);
}

}  // namespace
}  // namespace uketsuke
