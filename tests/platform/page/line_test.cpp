// One line of a person's name as a texture.
#include "platform/page/line.h"

#include <gtest/gtest.h>

#include <set>

namespace uketsuke {
namespace {

LineStyle style(double size_px, int width_px_max = 0, Overflow overflow = Overflow::shrink) {
    LineStyle made;
    made.size_px = size_px;
    made.width_px_max = width_px_max;
    made.overflow = overflow;
    return made;
}

int opaque_pixels(const Picture& picture) {
    int count = 0;
    for (std::size_t i = 3; i < picture.rgba.size(); i += 4) count += picture.rgba[i] > 128;
    return count;
}

TEST(Line, RareNamesHaveTheirGlyphs) {
    for (const char* name :
         {"見本 太郎", "𠮷野 𠮟", "渡邊󠄀 髙﨑", "Anna-Luise Müller", "ｶﾞ"}) {
        const LinePicture line = draw_line(name, style(32)).value();
        EXPECT_FALSE(line.missing_glyph) << name;
        EXPECT_GT(opaque_pixels(line.picture), 100) << name;
    }
}

TEST(Line, AVariationSelectorChangesTheShape) {
    // IPAmj Mincho has 邊 + U+E0109 and U+E010A; neither is the usual shape.
    const LinePicture plain = draw_line("邊\U000E0109", style(64)).value();
    const LinePicture variant = draw_line("邊\U000E010A", style(64)).value();
    EXPECT_FALSE(variant.missing_glyph);
    EXPECT_EQ(plain.picture.width, variant.picture.width);
    EXPECT_NE(plain.picture.rgba, variant.picture.rgba);
}

TEST(Line, AVariantThatNoFontHasIsReported) {
    EXPECT_TRUE(draw_line("辻\U000E01EF", style(32)).value().missing_glyph);
}

TEST(Line, APrivateCharacterIsGetaAndReported) {
    const LinePicture line = draw_line("渡\uE123", style(32)).value();
    EXPECT_TRUE(line.missing_glyph);
    EXPECT_EQ(line.picture, draw_line("渡〓", style(32)).value().picture);
}

TEST(Line, ACharacterThatNoFontHasIsReported) {
    EXPECT_TRUE(draw_line("\U000323AF\u0378", style(32)).value().missing_glyph);
}

TEST(Line, LongNamesShrinkToTheWidthBeforeTheyAreCut) {
    const std::string name = "見本寿限無寿限無五劫の擦り切れ";
    const int whole = draw_line(name, style(32)).value().picture.width;
    const LinePicture fitted = draw_line(name, style(32, whole * 2 / 3)).value();
    EXPECT_LE(fitted.picture.width, whole * 2 / 3);
    EXPECT_FALSE(fitted.shortened);
    const LinePicture cut = draw_line(name, style(32, whole / 4)).value();
    EXPECT_LE(cut.picture.width, whole / 4);
    EXPECT_TRUE(cut.shortened);
}

TEST(Line, AnEllipsisKeepsTheSize) {
    const LinePicture line =
        draw_line("見本県見本市見本町一丁目", style(32, 200, Overflow::ellipsis)).value();
    EXPECT_TRUE(line.shortened);
    EXPECT_LE(line.picture.width, 200);
    EXPECT_EQ(line.picture.height, draw_line("見本", style(32)).value().picture.height);
}

TEST(Line, ColourIsStraightNotMultipliedWithAlpha) {
    LineStyle red = style(48);
    red.colour = {200, 30, 10};
    const Picture picture = draw_line("見", red).value().picture;
    std::set<int> alphas;
    for (std::size_t i = 0; i < picture.rgba.size(); i += 4) {
        if (picture.rgba[i + 3] < 100) continue;
        alphas.insert(picture.rgba[i + 3]);
        EXPECT_NEAR(picture.rgba[i], 200, 3);
        EXPECT_NEAR(picture.rgba[i + 1], 30, 3);
    }
    EXPECT_GT(alphas.size(), 5u);
}

TEST(Line, AnEmptyTextIsOnePixelWide) {
    EXPECT_EQ(draw_line("", style(32)).value().picture.width, 1);
}

}  // namespace
}  // namespace uketsuke
