// 締め: each thing that may not add up about a day, found; and a day that adds up, told so.
#include "core/visit/closing.h"

#include <gtest/gtest.h>

#include "tests/core/ledger/sample.h"

namespace uketsuke {
namespace {

using namespace sample;

const Day today = day("2022-12-01");

// A day that adds up: one person vaccinated out of a vial of two, one dose discarded, one person
// sent home, both forms there.
VenueDay sound_day() {
    VenueDay all;
    all.venue = "見本会場";
    all.day = today;
    VialRow vial{"v/1", opened("2022-12-01T09:00:00+09:00", 2), 1, 1};
    all.vials.push_back(vial);
    PersonRow vaccinated;
    vaccinated.person = person(1);
    vaccinated.resident = resident();
    vaccinated.steps.push_back(
        {"s/1", at("2022-12-01T09:00:00+09:00"), step(DeskStep::received, "A001")});
    DoseGiven dose = given("2022-12-01", 3);
    dose.vial = "v/1";
    vaccinated.doses.push_back({"d/1", true, dose});
    vaccinated.steps.push_back({"s/2", at("2022-12-01T11:00:00+09:00"), step(DeskStep::left)});
    PersonRow sent_home;
    sent_home.person = person(2);
    sent_home.resident = resident();
    ScreeningClosed closed;
    closed.date = today;
    closed.venue = all.venue;
    sent_home.screenings.push_back(closed);
    all.visitors = {vaccinated, sent_home};
    all.closing.collected = {person(1), person(2)};
    return all;
}

ClosedDay closed_as(const VenueDay& day) {
    Desk desk;
    desk.staff_name = "見本 花子";
    return {"c/1", at("2022-12-01T17:05:00+09:00"), close_day(balance(day), {}, desk)};
}

TEST(Closing, ADayThatAddsUpHasNoDifferences) {
    const DayBalance day = balance(sound_day());
    EXPECT_TRUE(day.differences.empty());
    EXPECT_EQ(day.figures, (DayFigures{2, 1, 1, 2, 1, 1, 0}));
    EXPECT_EQ(obstacle_to_close(day, {}), std::nullopt);
    EXPECT_FALSE(is_closed_so(day));
}

struct Planned {
    DifferenceKind kind;
    void (*spoil)(VenueDay& day);
    const char* about;
};
class Differences : public testing::TestWithParam<Planned> {};
TEST_P(Differences, AreFoundWithWhatTheyAreAbout) {
    VenueDay day = sound_day();
    GetParam().spoil(day);
    const DayBalance found = balance(day);
    ASSERT_EQ(found.differences.size(), 1u);
    EXPECT_EQ(found.differences[0].kind, GetParam().kind);
    EXPECT_EQ(found.differences[0].about, GetParam().about);
    const auto obstacle = obstacle_to_close(found, {});
    const bool may_close = GetParam().kind == DifferenceKind::unsent;
    EXPECT_EQ(obstacle.has_value(), !may_close);
}
INSTANTIATE_TEST_SUITE_P(
    Table, Differences,
    testing::Values(
        Planned{DifferenceKind::not_finished,
                [](VenueDay& day) {
                    PersonRow waiting;
                    waiting.person = person(3);
                    waiting.resident = resident();
                    waiting.steps.push_back(
                        {"s/9", at("2022-12-01T10:00:00+09:00"), step(DeskStep::received, "A003")});
                    day.visitors.push_back(waiting);
                },
                "A003"},
        Planned{DifferenceKind::parked,
                [](VenueDay& day) {
                    PersonRow parked;
                    parked.person = person(3);
                    parked.resident = resident();
                    parked.steps.push_back(
                        {"s/9", at("2022-12-01T10:00:00+09:00"), step(DeskStep::received, "A003")});
                    parked.steps.push_back(
                        {"s/8", at("2022-12-01T10:01:00+09:00"), step(DeskStep::parked)});
                    day.visitors.push_back(parked);
                },
                "A003"},
        Planned{DifferenceKind::form_missing,
                [](VenueDay& day) { day.closing.collected.erase(person(1)); }, "A001"},
        Planned{DifferenceKind::form_missing,
                [](VenueDay& day) { day.closing.collected.erase(person(2)); },
                "見本 𠮷邊󠄀太郎"},
        Planned{DifferenceKind::form_without_record,
                [](VenueDay& day) { day.visitors[1].screenings.clear(); },
                "見本 𠮷邊󠄀太郎"},
        Planned{DifferenceKind::vial_not_used_up, [](VenueDay& day) { day.vials[0].wasted = 0; },
                "A1"},
        Planned{DifferenceKind::vial_overdrawn, [](VenueDay& day) { day.vials[0].given = 2; },
                "A1"},
        Planned{DifferenceKind::dose_without_vial,
                [](VenueDay& day) { day.visitors[0].doses[0].dose.vial.clear(); }, "A001"},
        Planned{DifferenceKind::observation_open,
                [](VenueDay& day) { day.visitors[0].steps.back().fact.step = DeskStep::observing; },
                "A001"},
        Planned{DifferenceKind::finding,
                [](VenueDay& day) {
                    day.visitors[0].findings.push_back(
                        {"same_day_dose", "d/1", "d/0", {"同じ日", "Same day"}, {}});
                },
                "A001"},
        Planned{DifferenceKind::unsent, [](VenueDay& day) { day.unsent = 4; }, "4"},
        Planned{DifferenceKind::after_close,
                [](VenueDay& day) {
                    day.closing.closed = closed_as(day);
                    day.closing.closed->fact.doses = 0;
                },
                "17:05"}));

TEST(Closing, ADoseFromPaperAndOneOfAnotherVenueNeedNoVial) {
    VenueDay day = sound_day();
    DoseGiven& dose = day.visitors[0].doses[0].dose;
    dose.vial.clear();
    dose.from_paper = true;
    EXPECT_TRUE(balance(day).differences.empty());
    dose.venue = "見本会場2";
    EXPECT_EQ(balance(day).figures.doses, 0);
}

TEST(Closing, ASettledFindingIsNoDifference) {
    VenueDay day = sound_day();
    Finding finding{"same_day_dose", "d/1", "d/0", {"同じ日", "Same day"}, Settlement{}};
    day.visitors[0].findings.push_back(finding);
    EXPECT_TRUE(balance(day).differences.empty());
}

// Its record was taken back after the form was scanned, and nothing else says that he was there.
TEST(Closing, AFormOfSomebodyWhoIsNoVisitorAnyMoreIsOneWithoutARecord) {
    VenueDay day = sound_day();
    day.visitors.pop_back();
    const DayBalance found = balance(day);
    ASSERT_EQ(found.differences.size(), 1u);
    EXPECT_EQ(found.differences[0].kind, DifferenceKind::form_without_record);
    EXPECT_EQ(found.differences[0].person, person(2));
    EXPECT_EQ(found.figures.forms, 2);
}

TEST(Closing, WhatIsWrittenNamesNobody) {
    VenueDay day = sound_day();
    day.closing.collected.erase(person(2));
    const DayClosed fact = close_day(balance(day), {"x", "x"}, Desk{});
    EXPECT_EQ(fact.differences, std::vector<std::string>{"form_missing " + person(2).hex()});
}

TEST(Closing, ADifferenceThatComesAfterItOpensTheDayAgain) {
    VenueDay day = sound_day();
    day.closing.closed = closed_as(day);
    day.visitors[0].doses[0].dose.vial.clear();  // Corrected; the figures are the same.
    EXPECT_FALSE(is_closed_so(balance(day)));
}

TEST(Closing, WithDifferencesItNeedsAReasonAndAManager) {
    VenueDay day = sound_day();
    day.vials[0].wasted = 0;
    const DayBalance open = balance(day);
    EXPECT_EQ(obstacle_to_close(open, {})->code, "closing.note");
    EXPECT_EQ(obstacle_to_close(open, {"持ち帰り", ""})->code, "closing.approver");
    EXPECT_EQ(obstacle_to_close(open, {"持ち帰り", "見本 責任者"}), std::nullopt);
}

TEST(Closing, TwiceSaysNothingNewAndALaterRecordOpensItAgain) {
    VenueDay day = sound_day();
    day.closing.closed = closed_as(day);
    EXPECT_TRUE(is_closed_so(balance(day)));
    EXPECT_TRUE(balance(day).differences.empty());
    day.unsent = 3;
    EXPECT_TRUE(is_closed_so(balance(day))) << "what is unsent is sent later";
    day.visitors[1].doses.push_back(day.visitors[0].doses[0]);
    EXPECT_FALSE(is_closed_so(balance(day)));
}

TEST(Closing, WhatIsWrittenSaysWhatDidNotAddUp) {
    VenueDay day = sound_day();
    day.vials[0].wasted = 0;
    Desk desk;
    desk.staff_name = "見本 花子";
    const DayClosed fact = close_day(balance(day), {"持ち帰り", "見本 責任者"}, desk);
    EXPECT_EQ(fact.differences, std::vector<std::string>{"vial_not_used_up A1"});
    EXPECT_EQ(fact.note, "持ち帰り");
    EXPECT_EQ(fact.approver, "見本 責任者");
    EXPECT_EQ(fact.recorder, "見本 花子");
    EXPECT_EQ(fact.forms, 2);
    EXPECT_EQ(fact.drawn, 2);
}

TEST(Closing, EveryDifferenceHasATextAndWordsOfItsOwn) {
    std::set<std::string> texts;
    for (std::size_t i = 0; i < difference_kinds; ++i) {
        texts.insert(to_text(DifferenceKind(i)));
        EXPECT_FALSE(words_of(DifferenceKind(i)).en.empty());
    }
    EXPECT_EQ(texts.size(), difference_kinds);
}

}  // namespace
}  // namespace uketsuke
