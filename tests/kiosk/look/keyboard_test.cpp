// The rules of the keys on the screen.
#include "kiosk/look/keyboard.h"

#include <gtest/gtest.h>

namespace uketsuke::look {
namespace {

TEST(Keyboard, ATimeGetsItsColonByItself) {
    EXPECT_EQ(as_time("0905"), "09:05");
    EXPECT_EQ(as_time("09:0"), "09:0");
    EXPECT_EQ(as_time("09"), "09");
    EXPECT_EQ(as_time("0905123"), "09:05");
    EXPECT_EQ(as_time("x"), "");
}

TEST(Keyboard, TheMarkKeyGoesRound) {
    EXPECT_EQ(with_mark("か", "゛"), "が");
    EXPECT_EQ(with_mark("が", "゛"), "か");
    EXPECT_EQ(with_mark("みつ", "゛"), "みっ");
    EXPECT_EQ(with_mark("みっ", "゛"), "みづ");
    EXPECT_EQ(with_mark("みづ", "゛"), "みつ");
    EXPECT_EQ(with_mark("や", "゛"), "ゃ");
    EXPECT_EQ(with_mark("ゃ", "゛"), "や");
}

TEST(Keyboard, TheHalfVoicedMarkTurnsHaIntoPaAndBack) {
    EXPECT_EQ(with_mark("は", "゜"), "ぱ");
    EXPECT_EQ(with_mark("ぱ", "゜"), "は");
}

TEST(Keyboard, AMarkOnAnythingElseChangesNothing) {
    EXPECT_EQ(with_mark("ん", "゛"), "ん");
    EXPECT_EQ(with_mark("か", "゜"), "か");
    EXPECT_EQ(with_mark("A", "゛"), "A");
    EXPECT_EQ(with_mark("", "゛"), "");
}

TEST(Keyboard, EraseTakesOneWholeCharacter) {
    EXPECT_EQ(without_last("見本"), "見");
    EXPECT_EQ(without_last("𠮷"), "");
    EXPECT_EQ(without_last("AB"), "A");
    EXPECT_EQ(without_last(""), "");
}

TEST(Keyboard, ADateGetsItsHyphensByItself) {
    EXPECT_EQ(as_date("2023"), "2023");
    EXPECT_EQ(as_date("20230"), "2023-0");
    EXPECT_EQ(as_date("20230331"), "2023-03-31");
    EXPECT_EQ(as_date("2023-03-319"), "2023-03-31");
    EXPECT_EQ(as_date("2023-"), "2023");
}

TEST(Keyboard, AnEraStandsBeforeTheYearAndThereIsOne) {
    EXPECT_EQ(with_era("", "昭和"), "昭和");
    EXPECT_EQ(with_era("25", "昭和"), "昭和25");
    EXPECT_EQ(with_era("昭和25", "平成"), "平成25");
    EXPECT_EQ(with_era("平成元年", "令和"), "令和元年");
}

TEST(Keyboard, AMeasureHasDigitsAndOnePoint) {
    EXPECT_EQ(as_measure("170.5"), "170.5");
    EXPECT_EQ(as_measure("1.7.0"), "1.70");
    EXPECT_EQ(as_measure("86kg"), "86");
}

}  // namespace
}  // namespace uketsuke::look
