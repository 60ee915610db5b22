// Everything by keyboard alone: Tab goes round, the space bar taps.
#include <gtest/gtest.h>
#include <imgui.h>

#include <set>

#include "kiosk/screens/screens.h"
#include "tests/kiosk/headless.h"
#include "tests/kiosk/screens/gallery.h"

namespace uketsuke::look {
namespace {

// A window with one exhibit, and what the keys make happen.
struct Typist {
    Headless window{1280, 800, Language::japanese};
    Screen screen;
    std::optional<Event> happened;

    explicit Typist(const Screen& shown) : screen(shown) { look(); }
    std::function<void(Look&)> drawn() {
        return [this](Look& look) {
            if (auto event = draw(screen, look)) happened = std::move(event);
        };
    }
    void look() { window.frame(drawn()); }
    void tab(bool back = false) { window.press(ImGuiKey_Tab, drawn(), back); }
    void space() { window.press(ImGuiKey_Space, drawn()); }
    std::string on() { return window.look().focus().on(); }
    void tab_to(const std::string& target) {
        for (int i = 0; i < 100 && on() != target; ++i) tab();
        ASSERT_EQ(on(), target);
    }
};

TEST(Keys, ReachEveryTargetThatIsEnabledAndBeginAtThePrimaryAction) {
    for (const Exhibit& exhibit : gallery()) {
        SCOPED_TRACE(exhibit.name);
        Typist typist(exhibit.screen);
        std::set<std::string> enabled;
        std::set<std::string> reached;
        std::string primary;
        for (const Target& target : typist.window.inventory().targets) {
            if (!target.enabled) continue;
            enabled.insert(target.id);
            if (target.primary) primary = target.id;
        }
        typist.tab();
        if (!primary.empty()) {
            EXPECT_EQ(typist.on(), primary);
        }
        for (std::size_t i = 0; i < enabled.size(); ++i) {
            reached.insert(typist.on());
            typist.tab();
        }
        EXPECT_EQ(reached, enabled);
        EXPECT_EQ(typist.happened, std::nullopt) << "to go round does nothing";
    }
}

TEST(Keys, TapByTheSpaceBarWhereTheyAreAndGoBackByShift) {
    Typist typist(exhibit("scan"));
    typist.space();
    EXPECT_EQ(typist.happened, std::nullopt) << "on nothing yet";
    typist.tab();
    typist.space();
    EXPECT_EQ(typist.happened, Event(KeypadOpened{}));
    typist.tab();
    typist.tab(true);
    EXPECT_EQ(typist.on(), "scan.keypad");
}

TEST(Keys, ASpaceThatWasATapIsNotTyped) {
    Typist typist(exhibit("start_filled"));
    typist.tab_to("start.lot");
    typist.space();
    typist.window.type(" ");
    typist.look();
    EXPECT_EQ(typist.happened, std::nullopt);
    typist.window.type("Q");
    typist.look();
    EXPECT_EQ(typist.happened, Event(FieldEdited{Field::lot, "FJ5929Q"}));
    EXPECT_EQ(typist.on(), "") << "whoever types is in the field";
    typist.window.type(" ");
    typist.look();
    EXPECT_EQ(typist.happened, Event(FieldEdited{Field::lot, "FJ5929 "}));
}

TEST(Keys, AreLeftByAFinger) {
    Typist typist(exhibit("scan"));
    typist.tab();
    typist.window.tap(5, 500, typist.drawn());
    EXPECT_EQ(typist.on(), "");
}

TEST(Keys, BringWhatIsHiddenIntoView) {
    Typist typist(exhibit("form_answered"));
    const auto box_of = [&](const std::string& id) {
        for (const Target& target : typist.window.inventory().targets) {
            if (target.id == id) return target.box;
        }
        return Box{};
    };
    std::string last;
    for (const Target& target : typist.window.inventory().targets) {
        if (target.scrolls) last = target.id;
    }
    ASSERT_GT(box_of(last).bottom(), 800) << "it is below the window";
    typist.tab_to(last);
    typist.look();
    EXPECT_LT(box_of(last).bottom(), 800);
}

}  // namespace
}  // namespace uketsuke::look
