// Packages as a camera sees them: every symbology in every direction, and pictures in which there
// is nothing to read. A number that nobody printed is the worst error. Worse and worse pictures are
// in tests/platform/pictures.
#include "platform/barcode/packages.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "core/voucher/gs1.h"
#include "tests/platform/barcode/drawn_package.h"
#include "tests/platform/barcode/drawn_picture.h"

namespace uketsuke {
namespace {

using testing_aid::dots_per_module;
using testing_aid::draw_package;
using testing_aid::made_up_gtin;
using testing_aid::PackagePrint;
using testing_aid::photograph;
using testing_aid::Shot;

// `modules` pixels are one module.
Shot shot_of(double module, double degrees, int noise = 8) {
    Shot shot;
    shot.pixels_per_mm = module;
    shot.turned_degrees = degrees;
    shot.noise = noise;
    return shot;
}

GreyImage photo_of(PackagePrint kind, const std::string& text, const Shot& shot) {
    return photograph(draw_package(kind, text), dots_per_module, shot);
}

std::vector<PackageSymbol> symbols_in(const GreyImage& picture) {
    const auto symbols = decode_packages(picture.view());
    EXPECT_TRUE(symbols.has_value());
    return symbols ? *symbols : std::vector<PackageSymbol>{};
}

struct KindRow {
    const char* name;
    PackagePrint print;
    PackageSymbology symbology;
    bool with_lot;
    bool linked;
    int right_at_least = 7;  // Of eight.
    friend void PrintTo(const KindRow& row, std::ostream* out) { *out << row.name; }
};
constexpr KindRow kinds[] = {
    {"gs1_128", PackagePrint::gs1_128, PackageSymbology::gs1_128, true, false},
    {"gs1_data_matrix", PackagePrint::gs1_data_matrix, PackageSymbology::gs1_data_matrix, true,
     false},
    {"databar", PackagePrint::databar, PackageSymbology::databar, false, false},
    {"truncated", PackagePrint::databar_truncated, PackageSymbology::databar, false, false},
    {"stacked", PackagePrint::databar_stacked, PackageSymbology::databar, false, false, 5},
    {"stacked_omnidirectional", PackagePrint::databar_stacked_omnidirectional,
     PackageSymbology::databar, false, false},
    {"stacked_composite", PackagePrint::databar_stacked_composite, PackageSymbology::databar, false,
     false},
    {"expanded", PackagePrint::databar_expanded, PackageSymbology::databar_expanded, true, false},
    {"limited", PackagePrint::databar_limited, PackageSymbology::databar_limited, false, false},
    {"limited_composite", PackagePrint::databar_limited_composite,
     PackageSymbology::databar_limited, false, true},
};

struct Printed {
    std::string text;  // As libzint takes it.
    PackageSymbol symbol;
};

Printed printed_as(const KindRow& kind, std::uint32_t seed) {
    const std::string gtin = made_up_gtin(seed);
    Printed printed{gtin, {kind.symbology, "01" + gtin, kind.linked}};
    if (!kind.with_lot) return printed;
    printed.text = "[01]" + gtin + "[17]230500[10]XX" + std::to_string(seed);
    printed.symbol.text +=
        "17230500"
        "10XX" +
        std::to_string(seed);
    return printed;
}

class PackageKinds : public testing::TestWithParam<KindRow> {};
TEST_P(PackageKinds, AreReadInEveryDirection) {
    int right = 0;
    for (int i = 0; i < 8; ++i) {
        const Printed printed = printed_as(GetParam(), static_cast<std::uint32_t>(i));
        const auto symbols =
            symbols_in(photo_of(GetParam().print, printed.text, shot_of(2.5, i * 45 + 3)));
        for (const PackageSymbol& symbol : symbols) {
            EXPECT_EQ(symbol, printed.symbol);
            ++right;
        }
    }
    RecordProperty("right", right);
    EXPECT_GE(right, GetParam().right_at_least);
}
INSTANTIATE_TEST_SUITE_P(Packages, PackageKinds, testing::ValuesIn(kinds),
                         [](const auto& row) { return std::string(row.param.name); });

// From a sticker at arm's length to one that fills the picture.
TEST(Packages, DataBarLimitedIsReadAtEverySize) {
    for (const double module : {1.5, 2.0, 3.0, 5.0, 8.0, 12.0}) {
        for (const int degrees : {0, 90, 180, 270}) {
            if (module > 8 && degrees % 180 == 90) continue;  // Longer than the picture is high.
            const std::string gtin = made_up_gtin(static_cast<std::uint32_t>(module * 4));
            const auto symbols =
                symbols_in(photo_of(PackagePrint::databar_limited, gtin, shot_of(module, degrees)));
            ASSERT_EQ(symbols.size(), 1u) << module << " " << degrees;
            EXPECT_EQ(symbols[0].text, "01" + gtin);
        }
    }
}

// Hundreds of numbers, each in another direction and size.
TEST(Packages, DataBarLimitedIsNeverReadWrong) {
    int right = 0;
    constexpr std::uint32_t pictures = 150;
    for (std::uint32_t i = 0; i < pictures; ++i) {
        const std::string gtin = made_up_gtin(1000 + i);
        Shot shot = shot_of(1.5 + i % 6 * 0.5, i * 7 % 360, static_cast<int>(i % 50));
        shot.width = 400;
        shot.height = 400;
        shot.blur = static_cast<int>(i % 3 == 0);
        shot.seed = i;
        for (const PackageSymbol& symbol :
             symbols_in(photo_of(PackagePrint::databar_limited, gtin, shot))) {
            EXPECT_EQ(symbol.text, "01" + gtin);
            ++right;
        }
    }
    RecordProperty("right", right);
    EXPECT_GE(right, static_cast<int>(pictures * 8 / 10));
}

TEST(Packages, WithoutFnc1InFrontACodeIsNoneOfGs1) {
    const std::string text = "01" + made_up_gtin(1);
    for (const PackagePrint print : {PackagePrint::code128, PackagePrint::data_matrix})
        EXPECT_TRUE(symbols_in(photo_of(print, text, shot_of(3, 5))).empty());
}

// A lot ends at an FNC1, which arrives as GS, and what follows is read as what it is.
TEST(Packages, AnFnc1WithinACodePartsItsValues) {
    const std::string gtin = made_up_gtin(2);
    const std::string text = "[01]" + gtin + "[10]XX9001[30]10[17]230531";
    for (const PackagePrint print :
         {PackagePrint::gs1_128, PackagePrint::gs1_data_matrix, PackagePrint::databar_expanded}) {
        const auto symbols = symbols_in(photo_of(print, text, shot_of(2, 4)));
        ASSERT_EQ(symbols.size(), 1u);
        const auto code = parse_gs1(symbols[0].text, make_day(2022, 12, 1));
        ASSERT_TRUE(code) << symbols[0].text;
        EXPECT_EQ(format_gs1(*code), "(01)" + gtin + "(17)230531(10)XX9001(30)10");
    }
}

TEST(Packages, AVoucherIsNone) {
    const std::string line = testing_aid::made_up_line(1);
    const auto picture =
        testing_aid::draw_picture({{line, testing_aid::number_of(line)}}, shot_of(12, 5));
    EXPECT_TRUE(symbols_in(picture).empty());
}

// Of pure noise zbar makes numbers: they must not come through.
TEST(Packages, NoiseIsNone) {
    for (std::uint32_t i = 0; i < 12; ++i) {
        Shot shot = shot_of(10, 0, i % 2 == 0 ? 60 : 250);
        shot.seed = i + 1;
        EXPECT_TRUE(symbols_in(testing_aid::draw_picture({}, shot)).empty()) << i;
    }
}

TEST(Packages, StripesAreNone) {
    std::minstd_rand chance(3);
    for (std::uint32_t i = 0; i < 40; ++i) {
        GreyImage print{900, 300, std::vector<std::uint8_t>(900 * 300, 255)};
        for (int x = 40; x < 860; x += 4 + static_cast<int>(chance() % 40)) {
            const int end = std::min(860, x + 4 + static_cast<int>(chance() % 30));
            for (int y = 40; y < 260; ++y)
                std::fill(print.pixels.begin() + y * 900 + x, print.pixels.begin() + y * 900 + end,
                          std::uint8_t{0});
            x = end;
        }
        Shot shot = shot_of(2.0 + i % 5, i * 17 % 360);
        shot.seed = i + 1;
        EXPECT_TRUE(symbols_in(photograph(print, 8, shot)).empty()) << i;
    }
}

TEST(Packages, AViewThatHoldsNoPictureIsAnError) {
    const auto symbols = decode_packages(GreyView{});
    ASSERT_FALSE(symbols);
    EXPECT_EQ(symbols.error().code, "picture.size");
    const GreyImage dot{1, 1, {0}};
    EXPECT_TRUE(symbols_in(dot).empty());
}

}  // namespace
}  // namespace uketsuke
