// Width and search folds, row by row, and what they must leave alone.
#include "core/base/kana.h"

#include <gtest/gtest.h>

namespace uketsuke {
namespace {

struct KanaRow {
    const char* from;
    const char* to;
};
class WidenedKana : public testing::TestWithParam<KanaRow> {};
TEST_P(WidenedKana, IsWhatIsStored) { EXPECT_EQ(widen_kana(GetParam().from), GetParam().to); }
INSTANTIATE_TEST_SUITE_P(
    Kana, WidenedKana,
    testing::Values(KanaRow{"ﾔﾏﾀﾞ ﾀﾛｳ", "ヤマダ タロウ"}, KanaRow{"ﾊﾟｰﾄ", "パート"},
                    KanaRow{"ｳﾞ", "ヴ"}, KanaRow{"ﾜﾞｦﾞ", "ヷヺ"}, KanaRow{"ｯﾞ", "ッ゛"},
                    KanaRow{"ｱﾞ", "ア゛"}, KanaRow{"ｶﾟ", "カ゜"}, KanaRow{"ﾞ", "゛"},
                    KanaRow{"カﾞ", "カ゛"}, KanaRow{"｡｢｣､･", "。「」、・"},
                    KanaRow{"ヤマダ", "ヤマダ"}, KanaRow{"やまだ", "やまだ"},
                    KanaRow{"𠮷田 邊\U000E0100", "𠮷田 邊\U000E0100"}, KanaRow{"", ""}));

class FoldedKana : public testing::TestWithParam<KanaRow> {};
TEST_P(FoldedKana, FindsWhatSoundsAlike) {
    EXPECT_EQ(fold_for_search(GetParam().from), fold_for_search(GetParam().to));
}
INSTANTIATE_TEST_SUITE_P(Kana, FoldedKana,
                         testing::Values(KanaRow{"ﾔﾏﾀﾞ ﾀﾛｳ", "やまだたろう"},
                                         KanaRow{"キヨウコ", "きょうこ"}, KanaRow{"オーノ", "オノ"},
                                         KanaRow{"ヰノウエ", "いのうえ"},
                                         KanaRow{"ＡＢＣ１２", "abc12"},
                                         KanaRow{"ジョン・スミス", "じよん　すみす"}));

TEST(Kana, ASearchStillTellsVoicedFromPlain) {
    EXPECT_NE(fold_for_search("ヤマダ"), fold_for_search("ヤマタ"));
}

}  // namespace
}  // namespace uketsuke
