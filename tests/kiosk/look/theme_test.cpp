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

TEST_P(Contrast, IsEnough) {
    EXPECT_GE(contrast(GetParam().ground, GetParam().text), GetParam().least);
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
    EXPECT_NEAR(contrast(colour(0x000000), colour(0xFFFFFF)), 21, 1e-9);
    EXPECT_NEAR(contrast(colour(0x777777), colour(0xFFFFFF)), 4.48, 0.01);
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
