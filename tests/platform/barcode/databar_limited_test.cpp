// DataBar Limited from its widths: libzint's own, made worse, and what is none.
#include "platform/barcode/databar_limited.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <random>
#include <vector>

#include "tests/platform/barcode/drawn_package.h"

namespace uketsuke {
namespace {

using testing_aid::made_up_gtin;
using testing_aid::PackagePrint;
using testing_aid::printed_widths;

TEST(DataBarLimited, EveryNumberThatIsPrintedIsRead) {
    for (std::uint32_t seed = 0; seed < 2000; ++seed) {
        const std::string gtin = made_up_gtin(seed);
        const auto read = databar_limited(printed_widths(PackagePrint::databar_limited, gtin));
        ASSERT_TRUE(read) << gtin;
        EXPECT_EQ(read->gtin, gtin);
        EXPECT_FALSE(read->linked);
    }
}

// The smallest and the largest number, and those on both sides of a group of data characters.
TEST(DataBarLimited, NumbersOnTheEdgeAreRead) {
    constexpr std::int64_t right = 2'013'571;
    std::vector<std::int64_t> numbers{0, 1, 999'999'999'999, 1'000'000'000'000, 1'999'999'999'999};
    for (const std::int64_t first : {183'064, 820'064}) {
        for (const std::int64_t number : {first - 1, first, first * right - 1, first * right})
            numbers.push_back(number);
    }
    for (const std::int64_t first : {1'000'776, 1'491'021, 1'979'845, 1'996'939}) {
        numbers.push_back(first - 1);
        numbers.push_back(first);
    }
    numbers.push_back(right - 1);
    for (const std::int64_t number : numbers) {
        std::string digits = std::to_string(number);
        digits.insert(0, 13 - digits.size(), '0');
        const auto read = databar_limited(printed_widths(PackagePrint::databar_limited, digits));
        ASSERT_TRUE(read) << digits;
        EXPECT_EQ(read->gtin.substr(0, 13), digits);
    }
}

TEST(DataBarLimited, ACompositePartAboveIsNoticed) {
    for (std::uint32_t seed = 0; seed < 200; ++seed) {
        const std::string gtin = made_up_gtin(seed);
        const auto read =
            databar_limited(printed_widths(PackagePrint::databar_limited_composite, gtin));
        ASSERT_TRUE(read) << gtin;
        EXPECT_EQ(*read, (DataBarLimited{gtin, true}));
    }
}

// All bars are wider by as much as all spaces are narrower: ink that spread.
TEST(DataBarLimited, SpreadInkChangesNothing) {
    const std::string gtin = made_up_gtin(7);
    for (const double ink : {-0.45, -0.2, 0.2, 0.45}) {
        auto widths = printed_widths(PackagePrint::databar_limited, gtin);
        for (std::size_t i = 0; i < widths.size(); ++i) widths[i] += i % 2 == 0 ? ink : -ink;
        const auto read = databar_limited(widths);
        ASSERT_TRUE(read) << ink;
        EXPECT_EQ(read->gtin, gtin);
    }
}

// Whatever is wrong about one element, no other number comes of it.
TEST(DataBarLimited, AnElementThatIsAModuleTooWideIsNoOtherNumber) {
    int refused = 0;
    for (std::uint32_t seed = 0; seed < 100; ++seed) {
        const std::string gtin = made_up_gtin(seed);
        const auto right = printed_widths(PackagePrint::databar_limited, gtin);
        for (std::size_t at = 1; at + 2 < right.size(); ++at) {
            auto widths = right;
            widths[at] += 1;
            const auto read = databar_limited(widths);
            refused += !read;
            if (!read) continue;
            EXPECT_EQ(read->gtin, gtin);
        }
    }
    EXPECT_GT(refused, 4000);
}

TEST(DataBarLimited, UnevenWidthsAreReadRightOrNotAtAll) {
    std::minstd_rand chance(5);
    std::uniform_real_distribution<double> off(-0.3, 0.3);
    int read_count = 0;
    for (std::uint32_t seed = 0; seed < 2000; ++seed) {
        const std::string gtin = made_up_gtin(seed);
        auto widths = printed_widths(PackagePrint::databar_limited, gtin);
        const double size = 0.5 + seed % 40;
        for (double& width : widths) width = (width + off(chance) * (seed % 4) / 3) * size;
        const auto read = databar_limited(widths);
        if (!read) continue;
        ++read_count;
        EXPECT_EQ(read->gtin, gtin);
    }
    EXPECT_GT(read_count, 1000);
}

TEST(DataBarLimited, StripesOfAnyWidthsAreNone) {
    std::minstd_rand chance(9);
    std::uniform_real_distribution<double> any(0.6, 5);
    std::uniform_int_distribution<int> whole(1, 4);
    for (int i = 0; i < 200'000; ++i) {
        std::vector<double> widths(databar_limited_elements);
        for (double& width : widths) width = i % 2 == 0 ? any(chance) : whole(chance);
        EXPECT_FALSE(databar_limited(widths));
    }
}

TEST(DataBarLimited, AnyWidthsAtAllAreReadOrNot) {
    EXPECT_TRUE(rc::check([](std::vector<double> widths) {
        const auto read = databar_limited(widths);
        RC_ASSERT(!read || widths.size() == databar_limited_elements);
    }));
    EXPECT_FALSE(databar_limited(std::vector<double>(databar_limited_elements, 0)));
    EXPECT_FALSE(databar_limited(std::vector<double>(databar_limited_elements, 1)));
}

}  // namespace
}  // namespace uketsuke
