// Data Matrix and Code 128 with a voucher's digits, as libzint 2.12 draws them.
#include <gtest/gtest.h>

#include <algorithm>

#include "platform/barcode/barcode.h"

namespace uketsuke {
namespace {

using Modules = std::vector<std::string>;  // '#' is dark.

const Modules data_matrix_of_18{
    "#.#.#.#.#.#.#.#.", "##.#####..#...##", "###.####.#...#..", "#...#..#..#.#..#",
    "###.#.#.#...###.", "##...##.######.#", "#..#.#####......", "#..#..###..#.###",
    "##.....#.##..##.", "##...####..#...#", "#.#.#.#.#.#.....", "#.##...##.###.##",
    "###....######.#.", "#.##.#...#####.#", "#.#.#.#.#..#..#.", "################"};
const Modules data_matrix_of_10{"#.#.#.#.#.#.", "##..#....###", "#...#..#.#..", "#.#..#.#.#.#",
                                "#.##.######.", "#####...####", "#......##.#.", "#.###..##..#",
                                "#....#...#..", "##..#....#.#", "#...#.###.#.", "############"};
const std::string code128_of_18 =
    "##.#..###..#..##.###..#.###...##.##.###..#..##.###...#.#.###.####.##.##..##..##.##..##..##.##."
    ".##..#..###..##.#.###.####.##...###.#.##";
const std::string code128_of_10 =
    "##.#..###..#.###.####.##.##..##..##.##..##..##.##..##..#..###..##.#.####..#..##...###.#.##";
// A vial's: (01)04912345678904(10)123, with FNC1 in front.
const std::string gs1_128 =
    "##.#..###..####.#.###.##..##.##..#..#...##..####.##.##.###.##.###.#.###.##...#....#.##..##"
    ".##.####.#..#...##..##..#...#..#.##..###..#.####.###.##..#.###..###.#...##.##...###.#.##";

// White paper with each module as a box of pixels, and a wide margin.
GreyImage drawn(const Modules& modules, int wide, int high) {
    constexpr int margin = 40;
    const int width = static_cast<int>(modules[0].size()) * wide + 2 * margin;
    const int height = static_cast<int>(modules.size()) * high + 2 * margin;
    GreyImage image{width, height,
                    std::vector<std::uint8_t>(static_cast<std::size_t>(width * height), 235)};
    for (int y = margin; y < height - margin; ++y)
        for (int x = margin; x < width - margin; ++x)
            if (modules[static_cast<std::size_t>((y - margin) / high)]
                       [static_cast<std::size_t>((x - margin) / wide)] == '#')
                image.pixels[static_cast<std::size_t>(y * width + x)] = 25;
    return image;
}

GreyImage on_its_side(const GreyImage& image) {
    GreyImage out{image.height, image.width, {}};
    for (int y = 0; y < out.height; ++y)
        for (int x = 0; x < out.width; ++x)
            out.pixels.push_back(
                image.pixels[static_cast<std::size_t>((image.height - 1 - x) * image.width + y)]);
    return out;
}

void expect_one(const GreyImage& picture, Symbology symbology, const std::string& text) {
    const auto symbols = decode_symbols(picture.view());
    ASSERT_TRUE(symbols);
    ASSERT_EQ(symbols->size(), 1u) << text;
    EXPECT_EQ((*symbols)[0].symbology, symbology);
    EXPECT_EQ((*symbols)[0].text, text);
}

TEST(OtherCodes, ADataMatrixIsReadLevelAndOnItsSide) {
    for (const int pixels : {3, 8}) {
        for (const auto& [modules, text] : {std::pair{data_matrix_of_18, "134621529900000017"},
                                            {data_matrix_of_10, "9900000017"}}) {
            const GreyImage picture = drawn(modules, pixels, pixels);
            expect_one(picture, Symbology::data_matrix, text);
            expect_one(on_its_side(picture), Symbology::data_matrix, text);
        }
    }
}

TEST(OtherCodes, ACode128IsReadLevelAndOnItsSide) {
    for (const int pixels : {2, 5}) {
        for (const auto& [bars, text] :
             {std::pair{code128_of_18, "134621529900000017"}, {code128_of_10, "9900000017"}}) {
            const GreyImage picture = drawn({bars}, pixels, 60);
            expect_one(picture, Symbology::code128, text);
            expect_one(on_its_side(picture), Symbology::code128, text);
        }
    }
}

// Eighteen digits are a voucher from either; ten are a number only where NW-7 says them.
TEST(OtherCodes, AreAVoucherWithEighteenDigitsAndNoneWithTen) {
    const auto meaning = [](const GreyImage& picture) {
        return agree(readings_of(*decode_symbols(picture.view()), Instant{}));
    };
    for (const GreyImage& picture :
         {drawn(data_matrix_of_18, 5, 5), drawn({code128_of_18}, 3, 60)}) {
        const auto agreement = meaning(picture);
        const auto* whole = std::get_if<CompleteVoucher>(&agreement);
        ASSERT_NE(whole, nullptr);
        EXPECT_EQ(format_voucher_line(whole->voucher), "134621529900000017");
    }
    for (const GreyImage& picture :
         {drawn(data_matrix_of_10, 5, 5), drawn({code128_of_10}, 3, 60)}) {
        const auto agreement = meaning(picture);
        ASSERT_TRUE(std::holds_alternative<Error>(agreement));
        EXPECT_EQ(std::get<Error>(agreement).code, "voucher.length");
    }
}

// The code of a vial is read and is no voucher: FNC1 never makes one of it.
TEST(OtherCodes, TheCodeOfAVialIsNoVoucher) {
    const auto symbols = decode_symbols(drawn({gs1_128}, 3, 60).view());
    ASSERT_TRUE(symbols);
    EXPECT_FALSE(std::holds_alternative<CompleteVoucher>(agree(readings_of(*symbols, Instant{}))));
}

}  // namespace
}  // namespace uketsuke
