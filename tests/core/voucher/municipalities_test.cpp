// The list of municipalities: what it answers, and that a wrong line changes nothing.
#include "core/voucher/municipalities.h"

#include <gtest/gtest.h>

namespace uketsuke {
namespace {

constexpr const char* three =
    "code,prefecture,name\n"
    "431001,熊本県,熊本市\n"
    "442054,大分県,佐伯市\n"
    "462152,鹿児島県,薩摩川内市\n";

TEST(Municipalities, AnswerACodeWithPrefectureAndName) {
    const auto list = Municipalities::parse(three, "list.csv");
    ASSERT_TRUE(list);
    EXPECT_EQ(list->size(), 3u);
    const Municipality* found = list->find(*MunicipalityCode::parse("462152"));
    ASSERT_NE(found, nullptr);
    EXPECT_EQ(found->prefecture, "鹿児島県");
    EXPECT_EQ(found->name, "薩摩川内市");
    EXPECT_EQ(list->find(*MunicipalityCode::parse("131016")), nullptr);
}

TEST(Municipalities, LinesMayEndWithCarriageReturnAndTheLastWithNothing) {
    const auto list = Municipalities::parse(
        "code,prefecture,name\r\n431001,熊本県,熊本市\r\n442054,大分県,佐伯市", "list.csv");
    ASSERT_TRUE(list);
    EXPECT_EQ(list->size(), 2u);
    EXPECT_EQ(list->find(*MunicipalityCode::parse("431001"))->name, "熊本市");
}

struct WrongListRow {
    const char* csv;
    const char* code;
    const char* line;  // As the English message names it.
};
class WrongLists : public testing::TestWithParam<WrongListRow> {};
TEST_P(WrongLists, NameTheFileAndTheLine) {
    const auto list = Municipalities::parse(GetParam().csv, "list.csv");
    ASSERT_FALSE(list);
    EXPECT_EQ(list.error().code, GetParam().code);
    EXPECT_NE(list.error().what.en.find(std::string("list.csv, line ") + GetParam().line + ":"),
              std::string::npos)
        << list.error().what.en;
    EXPECT_FALSE(list.error().what.ja.empty());
}
INSTANTIATE_TEST_SUITE_P(
    Municipalities, WrongLists,
    testing::Values(
        WrongListRow{"", "municipalities.header", "1"},
        WrongListRow{"code,name\n431001,熊本市\n", "municipalities.header", "1"},
        WrongListRow{"code,prefecture,name\n", "municipalities.empty", "1"},
        WrongListRow{"code,prefecture,name\n431001,熊本県\n", "municipalities.line", "2"},
        WrongListRow{"code,prefecture,name\n431001,,熊本市\n", "municipalities.line", "2"},
        WrongListRow{"code,prefecture,name\n431001,熊本県,熊本市,x\n", "municipalities.line", "2"},
        WrongListRow{"code,prefecture,name\n\"431001\",熊本県,熊本市\n", "municipalities.line",
                     "2"},
        WrongListRow{"code,prefecture,name\n431002,熊本県,熊本市\n", "municipalities.line", "2"},
        WrongListRow{"code,prefecture,name\n431001,熊本県,熊本市\n\n", "municipalities.line", "3"},
        WrongListRow{"code,prefecture,name\n431001,熊本県,熊本市\n431001,熊本県,熊本市\n",
                     "municipalities.repeated", "3"}));

}  // namespace
}  // namespace uketsuke
