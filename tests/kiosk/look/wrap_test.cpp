// Line breaking with a font in which every character is one wide.
#include "kiosk/look/wrap.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kiosk/look/glyphs.h"

namespace uketsuke::look {
namespace {

using testing::ElementsAre;

float count(std::string_view text) {
    float characters = 0;
    for (std::size_t at = 0; at < text.size(); ++characters) next_character(text, at);
    return characters;
}

TEST(Wrap, EnglishBreaksAtSpaces) {
    EXPECT_THAT(wrap_text("show the voucher", 8, count), ElementsAre("show the", "voucher"));
}

TEST(Wrap, JapaneseBreaksBetweenCharacters) {
    EXPECT_THAT(wrap_text("接種券を見せる", 4, count), ElementsAre("接種券を", "見せる"));
}

TEST(Wrap, AClosingMarkNeverBeginsALine) {
    EXPECT_THAT(wrap_text("接種券を、見せる", 4, count), ElementsAre("接種券", "を、見せ", "る"));
    EXPECT_THAT(wrap_text("(木)から", 2, count), ElementsAre("(木)", "から"));
}

TEST(Wrap, AnOpeningMarkNeverEndsALine) {
    EXPECT_THAT(wrap_text("回数「三」", 3, count), ElementsAre("回数", "「三」"));
}

TEST(Wrap, ALineBreakInTheTextIsKept) {
    EXPECT_THAT(wrap_text("一\n\n二", 9, count), ElementsAre("一", "", "二"));
}

TEST(Wrap, AWordThatIsTooLongStandsAlone) {
    EXPECT_THAT(wrap_text("a certificate b", 5, count), ElementsAre("a", "certificate", "b"));
}

TEST(Wrap, ANameThatIsTooLongBreaksAfterItsSigns) {
    EXPECT_THAT(wrap_text("see desk-3_2022-12.png now", 9, count),
                ElementsAre("see desk-", "3_2022-", "12.png", "now"));
}

TEST(Wrap, AnEmptyTextIsOneEmptyLine) { EXPECT_THAT(wrap_text("", 5, count), ElementsAre("")); }

TEST(Wrap, WhatIsNotUtf8IsOneReplacementCharacterAByte) {
    std::size_t at = 0;
    EXPECT_EQ(next_character("\xFFx", at), 0xFFFDU);
    EXPECT_EQ(next_character("\xFFx", at), U'x');
    at = 0;
    EXPECT_EQ(next_character("𠮷", at), U'𠮷');
    at = 0;
    EXPECT_EQ(next_character("\xE6\x8E", at), 0xFFFDU);
}

}  // namespace
}  // namespace uketsuke::look
