// 受け持ち: whose turn it is, and numbers that two terminals never both give out.
#include "core/visit/desks.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <set>

#include "tests/core/ledger/sample.h"

namespace uketsuke {
namespace {

TEST(Desks, EachIsStoredUnderATextOfItsOwn) {
    std::set<std::string> texts;
    for (const DeskKind kind : desk_kinds) {
        EXPECT_EQ(parse_desk_kind(to_text(kind)), kind);
        texts.insert(to_text(kind));
        EXPECT_FALSE(words_of(kind).ja.empty());
    }
    EXPECT_EQ(texts.size(), std::size(desk_kinds));
    EXPECT_EQ(parse_desk_kind("parking"), std::nullopt);
}

struct TurnRow {
    VisitStage stage;
    std::optional<DeskKind> desk;
};
class Turns : public testing::TestWithParam<TurnRow> {};
TEST_P(Turns, IsOfOneDeskAndOfNoneWhileParked) {
    VisitState state;
    state.stage = GetParam().stage;
    EXPECT_EQ(next_desk(state.stage), GetParam().desk);
    for (const DeskKind kind : desk_kinds) {
        state.parked = false;
        const bool theirs = GetParam().desk == kind && state.stage != VisitStage::none;
        EXPECT_EQ(waits_for(kind, state), theirs) << to_text(kind);
        state.parked = true;
        EXPECT_FALSE(waits_for(kind, state));
    }
}
INSTANTIATE_TEST_SUITE_P(Table, Turns,
                         testing::Values(TurnRow{VisitStage::none, DeskKind::reception},
                                         TurnRow{VisitStage::received, DeskKind::form_check},
                                         TurnRow{VisitStage::form_checked, DeskKind::injection},
                                         TurnRow{VisitStage::screened, DeskKind::injection},
                                         TurnRow{VisitStage::vaccinated, DeskKind::certificate},
                                         TurnRow{VisitStage::certified, DeskKind::observation},
                                         TurnRow{VisitStage::observing, DeskKind::observation},
                                         TurnRow{VisitStage::not_vaccinated, std::nullopt},
                                         TurnRow{VisitStage::left, std::nullopt}));

TEST(VisitNumber, IsALetterAndThreeDigitsOrMore) {
    EXPECT_EQ(visit_number(0, 1), "A001");
    EXPECT_EQ(visit_number(1, 17), "B017");
    EXPECT_EQ(visit_number(25, 1000), "Z1000");
    EXPECT_EQ(visit_number(26, 5), "AA005");
    EXPECT_EQ(place_in_line(0, "A001"), 1u);
    EXPECT_EQ(place_in_line(0, "B001"), std::nullopt);
    EXPECT_EQ(place_in_line(0, "AA001"), std::nullopt);
    EXPECT_EQ(place_in_line(0, "A"), std::nullopt);
    EXPECT_EQ(place_in_line(0, "A0000000001"), std::nullopt);
}

RC_GTEST_PROP(VisitNumber, IsGivenOutByOneTerminalOnce, ()) {
    const auto a = *rc::gen::inRange<std::size_t>(0, 800);
    const auto b = *rc::gen::inRange<std::size_t>(0, 800);
    const auto n = *rc::gen::inRange<std::size_t>(1, 100'000);
    const auto m = *rc::gen::inRange<std::size_t>(1, 100'000);
    RC_ASSERT((visit_number(a, n) == visit_number(b, m)) == (a == b && n == m));
    RC_ASSERT(place_in_line(a, visit_number(a, n)) == n);
    const Day day = sample::day("2022-12-01");
    RC_ASSERT(parse_sticker(sticker_text(day, visit_number(a, n))) ==
              (StickerReading{day, visit_number(a, n)}));
}

TEST(Sticker, SaysDayAndNumberAndNothingElseIsOne) {
    EXPECT_EQ(sticker_text(sample::day("2022-12-01"), "A001"), "UK20221201A001");
    for (const char* other : {"", "UK", "UK20221201", "UK20221201A", "UK20221301A001",
                              "UK2022120A001", "20221201A001", "UK20221201001", "UK20221201a001",
                              "UK20221201A0x1", "134621529900000017", "UK20221201ABCDEFG001"})
        EXPECT_EQ(parse_sticker(other), std::nullopt) << other;
}

}  // namespace
}  // namespace uketsuke
