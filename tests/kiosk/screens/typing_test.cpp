// What is typed and chosen in the fields of a screen.
#include <gtest/gtest.h>

#include "tests/kiosk/screens/gallery.h"
#include "tests/kiosk/screens/tap.h"

namespace uketsuke::look {
namespace {

TEST(Screens, AFieldTappedIsTheFieldTypedInto) {
    Headless window(1280, 800, Language::english);
    Screen screen = exhibit("start_filled");
    EXPECT_EQ(tap(window, screen, "start.lot"), std::nullopt);
    const auto typed = tap(window, screen, "key Q");
    ASSERT_TRUE(typed.has_value());
    EXPECT_EQ(*typed, Event(FieldEdited{Field::lot, "FJ5929Q"}));
}

TEST(Screens, WhatARealKeyboardTypesGoesIntoTheField) {
    Headless window(1280, 800, Language::japanese);
    const Screen screen = exhibit("start_empty");
    std::optional<Event> happened;
    window.frame([&](Look& look) { draw(screen, look); });
    window.type("山A");
    window.frame([&](Look& look) { happened = draw(screen, look); });
    EXPECT_EQ(happened, Event(FieldEdited{Field::staff_name, "山A"}));
}

TEST(Screens, AMeasureIsTypedInPlaceOfTheQuestions) {
    Headless window(1280, 800, Language::japanese);
    const Screen screen = exhibit("hearing");
    EXPECT_EQ(tap(window, screen, "hearing.height"), std::nullopt);
    EXPECT_EQ(tap(window, screen, "key 1"), Event(HeightEdited{"1"}));
    EXPECT_EQ(tap(window, screen, "vaccine other"), std::nullopt);
    EXPECT_EQ(tap(window, screen, "key 2"), Event(VaccineDayEdited{"other", "2"}));
    EXPECT_EQ(tap(window, screen, "editor.questions"), std::nullopt);
    EXPECT_EQ(tap(window, screen, "group long_term_inpatient"),
              Event(GroupSaid{"long_term_inpatient", true}));
}

TEST(Screens, ADateOfBirthIsTypedWithItsEra) {
    Headless window(1280, 800, Language::english);
    const Screen screen = exhibit("search");
    EXPECT_EQ(tap(window, screen, "search.born"), std::nullopt);
    EXPECT_EQ(tap(window, screen, "key 昭和"), Event(SearchEdited{SearchField::born, "昭和"}));
    EXPECT_EQ(tap(window, screen, "key 5"), Event(SearchEdited{SearchField::born, "5"}));
    EXPECT_EQ(tap(window, screen, "search.number"), std::nullopt);
    EXPECT_EQ(tap(window, screen, "key 7"), Event(SearchEdited{SearchField::number, "7"}));
}

TEST(Screens, WhoWroteIsChosenInPlaceOfTheForm) {
    Headless window(1280, 800, Language::japanese);
    const Screen screen = exhibit("form");
    EXPECT_EQ(tap(window, screen, "form.proxy"), std::nullopt);
    EXPECT_EQ(tap(window, screen, "proxy family"), Event(ProxyWrote{"family"}));
    const Screen written = exhibit("form_by_proxy");
    EXPECT_EQ(tap(window, written, "form.proxy"), std::nullopt);
    EXPECT_EQ(tap(window, written, "proxy guardian"), Event(ProxyWrote{""})) << "taken back";
}

TEST(Screens, WhyADayIsClosedWithDifferencesIsTypedBesideThem) {
    Headless window(1280, 800, Language::japanese);
    const Screen screen = exhibit("closing_differs");
    EXPECT_EQ(tap(window, screen, "closing.note"), std::nullopt);
    EXPECT_EQ(tap(window, screen, "key か"), Event(FieldEdited{Field::note, "か"}));
    EXPECT_EQ(tap(window, screen, "vial_asked.edited"), std::nullopt);
    EXPECT_EQ(tap(window, screen, "mending.approver"), std::nullopt);
    EXPECT_EQ(tap(window, screen, "key か"), Event(FieldEdited{Field::approver, "か"}));
}

TEST(Screens, ATemperatureIsTypedInPlaceOfTheForm) {
    Headless window(1280, 800, Language::japanese);
    const Screen screen = exhibit("form");
    EXPECT_EQ(tap(window, screen, "form.temperature"), std::nullopt);
    EXPECT_EQ(tap(window, screen, "key 3"), Event(TemperatureEdited{"3"}));
}

}  // namespace
}  // namespace uketsuke::look
