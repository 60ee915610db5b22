// Every exhibit in Japanese, in simple words and in English, at work and in training: nothing is
// clipped, nothing is too small for a finger, no character is missing, nothing overlaps.
#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "kiosk/screens/screens.h"
#include "tests/kiosk/headless.h"
#include "tests/kiosk/screens/gallery.h"

namespace uketsuke::look {
namespace {

struct Setting {
    int width;
    int height;
    Tongue tongue;
    TextSize size;
    bool training = false;
};

Language language_of(Tongue tongue) {
    return tongue == Tongue::english ? Language::english : Language::japanese;
}

std::string name_of_setting(const Setting& setting) {
    return std::to_string(setting.width) + "x" + std::to_string(setting.height) +
           (setting.tongue == Tongue::japanese  ? "_ja"
            : setting.tongue == Tongue::english ? "_en"
                                                : "_easy") +
           (setting.size == TextSize::large ? "_large" : "_normal") +
           (setting.training ? "_training" : "");
}

class Fit : public testing::TestWithParam<Setting> {
  protected:
    // Draws every exhibit and hands its inventory over.
    template <class Check>
    void for_every_exhibit(const Check& check) {
        const Setting& setting = GetParam();
        Headless window(setting.width, setting.height, language_of(setting.tongue), setting.size);
        window.look().words().speak_easily(setting.tongue == Tongue::easy_japanese);
        window.look().show(camera_slot, camera_picture());
        for (const Exhibit& exhibit : gallery()) {
            SCOPED_TRACE(exhibit.name);
            Screen screen = exhibit.screen;
            screen.bar.language = language_of(setting.tongue);
            screen.bar.training = setting.training;
            window.frame([&](Look& look) { draw(screen, look); });
            check(window.inventory());
        }
    }
};

TEST_P(Fit, EveryTextHasItsRoom) {
    for_every_exhibit([](const Inventory& inventory) {
        EXPECT_FALSE(inventory.texts.empty());
        for (const DrawnText& text : inventory.texts) {
            EXPECT_LE(text.box.right(), text.room.right() + 1) << text.text;
            EXPECT_GE(text.box.x, text.room.x - 1) << text.text;
            if (!text.scrolls) {
                EXPECT_LE(text.box.bottom(), text.room.bottom() + 1) << text.text;
            }
        }
    });
}

TEST_P(Fit, EveryTextLiesInTheWindow) {
    for_every_exhibit([](const Inventory& inventory) {
        for (const DrawnText& text : inventory.texts) {
            EXPECT_GE(text.box.x, 0) << text.text;
            EXPECT_LE(text.box.right(), GetParam().width) << text.text;
            if (text.scrolls) continue;
            EXPECT_GE(text.box.y, 0) << text.text;
            EXPECT_LE(text.box.bottom(), GetParam().height) << text.text;
        }
    });
}

TEST_P(Fit, NoCharacterIsMissing) {
    for_every_exhibit([](const Inventory& inventory) {
        for (const DrawnText& text : inventory.texts) EXPECT_EQ(text.missing, 0) << text.text;
    });
}

TEST_P(Fit, EveryTargetCanBeHitByAGlove) {
    for_every_exhibit([](const Inventory& inventory) {
        for (const Target& target : inventory.targets) {
            EXPECT_GE(target.box.w, space::target_min) << target.id;
            EXPECT_GE(target.box.h, space::target_min) << target.id;
            EXPECT_LE(target.box.right(), GetParam().width) << target.id;
            EXPECT_TRUE(target.scrolls ||
                        target.box.bottom() <= static_cast<float>(GetParam().height))
                << target.id;
        }
    });
}

bool overlap(const Box& a, const Box& b) {
    return a.x < b.right() - 0.5F && b.x < a.right() - 0.5F && a.y < b.bottom() - 0.5F &&
           b.y < a.bottom() - 0.5F;
}

TEST_P(Fit, NoTwoTargetsOverlapAndNoTwoShareAName) {
    for_every_exhibit([](const Inventory& inventory) {
        std::set<std::string> ids;
        for (const Target& target : inventory.targets) {
            EXPECT_TRUE(ids.insert(target.id).second) << target.id;
            for (const Target& other : inventory.targets) {
                if (&other == &target || other.scrolls || target.scrolls) continue;
                EXPECT_FALSE(overlap(target.box, other.box)) << target.id << " " << other.id;
            }
        }
    });
}

TEST_P(Fit, NoTextLiesOnAnother) {
    for_every_exhibit([](const Inventory& inventory) {
        for (const DrawnText& text : inventory.texts) {
            for (const DrawnText& other : inventory.texts) {
                if (&other <= &text || other.area != text.area) continue;
                EXPECT_FALSE(overlap(text.box, other.box)) << text.text << " | " << other.text;
            }
        }
    });
}

TEST_P(Fit, AtMostOnePrimaryActionAndItIsBottomRight) {
    for_every_exhibit([](const Inventory& inventory) {
        int primary = 0;
        for (const Target& target : inventory.targets) {
            if (!target.primary) continue;
            ++primary;
            EXPECT_GT(target.box.centre_x(), static_cast<float>(GetParam().width) * 0.6F);
            EXPECT_GT(target.box.centre_y(), static_cast<float>(GetParam().height) * 0.8F);
        }
        EXPECT_LE(primary, 1);
    });
}

INSTANTIATE_TEST_SUITE_P(
    Screens, Fit,
    testing::Values(Setting{1280, 800, Tongue::japanese, TextSize::normal},
                    Setting{1280, 800, Tongue::easy_japanese, TextSize::normal},
                    Setting{1280, 800, Tongue::english, TextSize::normal},
                    Setting{1280, 800, Tongue::japanese, TextSize::large},
                    Setting{1280, 800, Tongue::easy_japanese, TextSize::large},
                    Setting{1280, 800, Tongue::english, TextSize::large},
                    Setting{1280, 800, Tongue::japanese, TextSize::large, true}),
    [](const auto& row) { return name_of_setting(row.param); });

}  // namespace
}  // namespace uketsuke::look
