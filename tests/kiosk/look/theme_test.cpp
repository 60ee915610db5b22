// Contrasts of every pair that is drawn, and the type scale.
#include "kiosk/look/theme.h"

#include <gtest/gtest.h>

namespace uketsuke::look {
namespace {

struct Pair {
    const char* name;
    Colour ground;
    Colour text;
    double least;
};

class Contrast : public testing::TestWithParam<Pair> {};

TEST_P(Contrast, IsEnoughInLightAndDark) {
    for (const Shade shade : {Shade::light, Shade::dark}) {
        const Rgb ground = rgb_of(GetParam().ground, shade);
        EXPECT_GE(contrast(ground, rgb_of(GetParam().text, shade)), GetParam().least)
            << (shade == Shade::dark ? "dark" : "light");
    }
}

TEST(Palettes, HoldEveryColour) {
    for (const Shade shade : {Shade::light, Shade::dark}) {
        for (std::size_t i = 0; i < colour_count; ++i) {
            const Rgb found = palette(shade)[i];
            const bool is_shadow = Colour(i) == Colour::shadow;
            EXPECT_EQ(found.alpha == 255, !is_shadow) << i;
            EXPECT_TRUE(is_shadow || found != Rgb{}) << i << " is not named";
        }
    }
}

TEST(Palettes, TellVerdictsByTheSameColours) {
    for (const Ink& ink : {theme::eligible, theme::confirm, theme::not_yet, theme::not_eligible})
        EXPECT_EQ(rgb_of(ink.ground, Shade::light), rgb_of(ink.ground, Shade::dark));
}

INSTANTIATE_TEST_SUITE_P(
    Theme, Contrast,
    testing::Values(Pair{"ink_on_paper", theme::paper, theme::ink, 7},
                    Pair{"ink_on_card", theme::card, theme::ink, 7},
                    Pair{"ink_on_well", theme::well, theme::ink, 7},
                    Pair{"soft_ink_on_paper", theme::paper, theme::soft_ink, 4.5},
                    Pair{"soft_ink_on_card", theme::card, theme::soft_ink, 4.5},
                    Pair{"soft_ink_on_well", theme::well, theme::soft_ink, 4.5},
                    Pair{"accent_on_card", theme::card, theme::accent, 4.5},
                    Pair{"accent_on_tint", theme::accent_tint, theme::accent_pressed, 4.5},
                    Pair{"card_on_accent", theme::accent, theme::card, 4.5},
                    Pair{"ink_on_tint", theme::accent_tint, theme::ink, 7},
                    Pair{"good_on_card", theme::card, theme::good, 7},
                    Pair{"good_on_calm", theme::calm.ground, theme::good, 4.5},
                    Pair{"bar_good", theme::bar.ground, theme::bar_good, 7},
                    Pair{"amber_on_bar", theme::bar.ground, theme::confirm.ground, 7},
                    Pair{"bar_pressed", theme::bar_pressed, theme::bar.text, 7},
                    Pair{"danger_on_card", theme::card, theme::danger, 4.5},
                    Pair{"danger_on_trouble", theme::trouble.ground, theme::danger, 4.5},
                    Pair{"bar", theme::bar.ground, theme::bar.text, 7},
                    Pair{"bar_soft", theme::bar_soft.ground, theme::bar_soft.text, 7},
                    Pair{"disabled", theme::disabled.ground, theme::disabled.text, 4.5},
                    Pair{"eligible", theme::eligible.ground, theme::eligible.text, 7},
                    Pair{"confirm", theme::confirm.ground, theme::confirm.text, 7},
                    Pair{"not_yet", theme::not_yet.ground, theme::not_yet.text, 7},
                    Pair{"not_eligible", theme::not_eligible.ground, theme::not_eligible.text, 7},
                    Pair{"calm", theme::calm.ground, theme::calm.text, 7},
                    Pair{"warning", theme::warning.ground, theme::warning.text, 7},
                    Pair{"notice", theme::notice.ground, theme::notice.text, 7},
                    Pair{"trouble", theme::trouble.ground, theme::trouble.text, 7}),
    [](const auto& row) { return std::string(row.param.name); });

TEST(Theme, BlackOnWhiteIsTwentyOne) {
    EXPECT_NEAR(contrast(rgb(0x000000), rgb(0xFFFFFF)), 21, 1e-9);
    EXPECT_NEAR(contrast(rgb(0x777777), rgb(0xFFFFFF)), 4.48, 0.01);
}

TEST(Theme, LargeTextEnlargesWhatIsReadCloselyByHalf) {
    EXPECT_FLOAT_EQ(pixels_of(Role::body, 1, TextSize::large),
                    1.5F * pixels_of(Role::body, 1, TextSize::normal));
    for (std::size_t role = 0; role < role_count; ++role) {
        EXPECT_GT(pixels_of(static_cast<Role>(role), 1, TextSize::large),
                  pixels_of(static_cast<Role>(role), 1, TextSize::normal));
    }
}

}  // namespace
}  // namespace uketsuke::look
