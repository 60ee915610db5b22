// The list of municipalities: what it answers, and that a wrong line changes nothing.
#include "core/voucher/municipalities.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "tests/paths.h"

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

// The lines of the list that the product ships, without their header, as they stand in the file.
std::vector<std::string> shipped_lines() {
    std::ifstream file(std::string(test::assets_dir) + "/municipalities.csv", std::ios::binary);
    std::vector<std::string> lines;
    for (std::string line; std::getline(file, line);) lines.push_back(line);
    EXPECT_FALSE(lines.empty());
    if (!lines.empty()) lines.erase(lines.begin());
    return lines;
}

std::string name_in(const std::string& line) { return line.substr(line.rfind(',') + 1); }
std::string prefecture_in(const std::string& line) { return line.substr(7, line.rfind(',') - 7); }

// 札幌市中央区 is a part of a municipality; 千代田区 is one.
bool is_ward_of_a_city(const std::string& line) {
    return line.ends_with("区") && name_in(line).find("市") != std::string::npos;
}

TEST(ShippedMunicipalities, AreSoundLineByLineAndEachStandsOnce) {
    std::ifstream file(std::string(test::assets_dir) + "/municipalities.csv", std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    // parse() tests every check digit and that no code is there twice.
    const auto list = Municipalities::parse(text.str(), "municipalities.csv");
    ASSERT_TRUE(list) << list.error().what.en;
    const auto lines = shipped_lines();
    EXPECT_EQ(list->size(), lines.size());
    EXPECT_TRUE(std::is_sorted(lines.begin(), lines.end()));
    EXPECT_EQ(text.str().find('\r'), std::string::npos);
}

// 792 cities, 743 towns, 183 villages and the 23 wards of Tokyo: since 2018-10-01.
TEST(ShippedMunicipalities, AreAllThatThereAre) {
    std::map<std::string, int> kinds;
    std::map<std::string, std::set<std::string>> prefectures;  // By the first two digits.
    for (const std::string& line : shipped_lines()) {
        prefectures[line.substr(0, 2)].insert(prefecture_in(line));
        if (!is_ward_of_a_city(line)) ++kinds[line.substr(line.size() - 3)];
    }
    EXPECT_EQ(kinds,
              (std::map<std::string, int>{{"市", 792}, {"町", 743}, {"村", 183}, {"区", 23}}));
    EXPECT_EQ(prefectures.size(), 47u);
    EXPECT_EQ(prefectures.begin()->first, "01");
    EXPECT_EQ(prefectures.rbegin()->first, "47");
    for (const auto& [digits, names] : prefectures) EXPECT_EQ(names.size(), 1u) << digits;
}

// Its first three digits are the city's, whose own code ends in 0 before the check digit.
TEST(ShippedMunicipalities, HoldTheCityOfEveryWard) {
    const auto lines = shipped_lines();
    std::map<std::string, std::string> names;
    for (const std::string& line : lines) names[line.substr(0, 5)] = name_in(line);
    for (const std::string& line : lines) {
        if (!is_ward_of_a_city(line)) continue;
        const std::string city = name_in(line).substr(0, name_in(line).find("市") + 3);
        const auto belongs = [&](const auto& each) {
            return each.second == city && each.first.substr(0, 3) == line.substr(0, 3);
        };
        EXPECT_TRUE(std::any_of(names.begin(), names.end(), belongs)) << line;
    }
}

TEST(ShippedMunicipalities, NameThoseOfTheDocumentsAndTheLatestChanges) {
    const auto lines = shipped_lines();
    for (const char* line :
         {"462152,鹿児島県,薩摩川内市", "442054,大分県,佐伯市", "431001,熊本県,熊本市",
          "042161,宮城県,富谷市", "402311,福岡県,那珂川市", "282219,兵庫県,丹波篠山市"})
        EXPECT_EQ(std::count(lines.begin(), lines.end(), line), 1) << line;
}

}  // namespace
}  // namespace uketsuke
