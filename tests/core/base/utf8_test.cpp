// Characters as readers count them, and bytes that are not UTF-8.
#include "core/base/utf8.h"

#include <gtest/gtest.h>

namespace uketsuke {
namespace {

TEST(Utf8, RareKanjiComeBackUnchanged) {
    const std::string text = "𠮷野 邊󠄀 髙 ｶﾞ";
    EXPECT_EQ(encode_utf8(decode_utf8(text)), text);
}

TEST(Utf8, EachByteThatIsNotUtf8BecomesOneReplacement) {
    EXPECT_EQ(decode_utf8("a\xff\x80"
                          "b"),
              U"a\uFFFD\uFFFDb");
    EXPECT_EQ(decode_utf8("\xc0\xaf"), U"\uFFFD\uFFFD");            // Overlong.
    EXPECT_EQ(decode_utf8("\xed\xa0\x80"), U"\uFFFD\uFFFD\uFFFD");  // A surrogate.
    EXPECT_EQ(decode_utf8("\xe3\x81"), U"\uFFFD\uFFFD");            // Torn.
    EXPECT_EQ(decode_utf8("\xf4\x90\x80\x80").size(), 4u);          // Beyond U+10FFFF.
}

TEST(Utf8, IsToldFromWhatIsNot) {
    for (const char* text : {"", "a", "見本 𠮷邊󠄀", "\xf4\x8f\xbf\xbf"})
        EXPECT_TRUE(is_utf8(text));
    for (const char* text : {"\xff", "a\x80", "\xc0\xaf", "\xe0\x9f\xbf", "\xed\xa0\x80",
                             "\xe3\x81", "\xf4\x90\x80\x80"}) {
        EXPECT_FALSE(is_utf8(text)) << text;
    }
}

struct CountRow {
    const char* text;
    std::size_t characters;
};
class CharacterCounts : public testing::TestWithParam<CountRow> {};
TEST_P(CharacterCounts, FollowTheReader) {
    EXPECT_EQ(character_count(GetParam().text), GetParam().characters);
}
INSTANTIATE_TEST_SUITE_P(Utf8, CharacterCounts,
                         testing::Values(CountRow{"", 0}, CountRow{"見本 太郎", 5},
                                         CountRow{"𠮷", 1}, CountRow{"邊󠄀", 1},
                                         CountRow{"か\u3099", 1}, CountRow{"Zoe\u0308", 3}));

TEST(Utf8, PrivateCharactersAreShownAsGeta) {
    EXPECT_EQ(show_private_use("見\uE000本"), "見〓本");
    EXPECT_TRUE(holds_private_use("\U000F0001"));
    EXPECT_FALSE(holds_private_use("邊󠄀𠮷"));
}

}  // namespace
}  // namespace uketsuke
