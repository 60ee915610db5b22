// Names as a search hears them.
#include "core/people/sounds.h"

#include <gtest/gtest.h>

namespace uketsuke {
namespace {

std::string plainly(std::string_view kana) {
    std::string out;
    for (const std::string& part : sounds_of(kana)) {
        for (const char sound : part) out += plain_sound(sound);
        out += '/';
    }
    return out;
}

struct AlikeRow {
    const char* one;
    const char* other;
};
class SoundAlike : public testing::TestWithParam<AlikeRow> {};
TEST_P(SoundAlike, HowEverTheyAreWritten) {
    EXPECT_EQ(sounds_of(GetParam().one), sounds_of(GetParam().other));
}
INSTANTIATE_TEST_SUITE_P(
    Sounds, SoundAlike,
    testing::Values(AlikeRow{"ﾐﾎﾝ ﾀﾛｳ", "みほん　たろう"}, AlikeRow{"キヨウコ", "きょうこ"},
                    AlikeRow{"オーノ", "おの"}, AlikeRow{"ｶﾞ", "が"}, AlikeRow{"カ゛", "ガ"},
                    AlikeRow{"は゜", "ぱ"}, AlikeRow{"か\u3099", "が"},
                    AlikeRow{"ホセ・カルロス", "ほせ かるろす"}, AlikeRow{"  ミホン  ", "みほん"},
                    AlikeRow{"Ａｎｎａ", "anna"}));

TEST(Sounds, HaveOneByteEachAndKeepTheirParts) {
    const auto parts = sounds_of("ミホン タロウ");
    ASSERT_EQ(parts.size(), 2u);
    EXPECT_EQ(parts[0].size(), 3u);
    EXPECT_EQ(parts[1].size(), 3u);
    EXPECT_TRUE(sounds_of("").empty());
    EXPECT_TRUE(sounds_of("　・ ").empty());
}

TEST(Sounds, TellVoicedFromPlainUntilTheyAreMadePlain) {
    EXPECT_NE(sounds_of("ヤマダ"), sounds_of("ヤマタ"));
    EXPECT_EQ(plainly("ヤマダ"), plainly("ヤマタ"));
    EXPECT_EQ(plainly("パバハ"), plainly("ハハハ"));
    EXPECT_EQ(plainly("ヴイ"), plainly("ウイ"));
    EXPECT_NE(plainly("ヤマナ"), plainly("ヤマタ"));
}

TEST(Sounds, OfWhatIsNoKanaAreNone) {
    EXPECT_EQ(sounds_of("見"), std::vector<std::string>{std::string(1, no_sound)});
}

}  // namespace
}  // namespace uketsuke
