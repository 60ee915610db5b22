// 従事者名簿: what is read, and every mistake told by line and column.
#include "sync/roster/staff_file.h"

#include <gtest/gtest.h>

namespace uketsuke {
namespace {

Duties duties() {
    Duties table;
    table.qualifications = {{"nurse", {"看護師", "nurse"}}, {"clerk", {"事務", "clerk"}}};
    return table;
}

TEST(StaffFile, TakesIdsAndWordsOfQualificationsAndWidensKana) {
    const StaffFile file = read_staff(
        "name,kana,qualifications,manager\r\n"
        "見本 花子,ﾐﾎﾝ ﾊﾅｺ,看護師; clerk,1\r\n作例 太郎,サクレイ タロウ,clerk,\r\n",
        duties());
    ASSERT_TRUE(file.problems.empty());
    ASSERT_EQ(file.rows.size(), 2u);
    EXPECT_EQ(file.rows[0].kana, "ミホン ハナコ");
    EXPECT_EQ(file.rows[0].qualifications, (std::vector<std::string>{"nurse", "clerk"}));
    EXPECT_TRUE(file.rows[0].manager);
    EXPECT_FALSE(file.rows[1].manager);
    EXPECT_EQ(file.rows[1].line, 3u);
}

struct BadFile {
    const char* text;
    std::size_t line;
    const char* column;
    const char* code;
};
class BadFiles : public testing::TestWithParam<BadFile> {};
TEST_P(BadFiles, AreRefusedByLineAndColumn) {
    const StaffFile file = read_staff(GetParam().text, duties());
    ASSERT_EQ(file.problems.count(), 1u);
    const Problem& problem = file.problems.kept().front();
    EXPECT_EQ(problem.line, GetParam().line);
    EXPECT_EQ(problem.column, GetParam().column);
    EXPECT_EQ(problem.code, GetParam().code);
}
INSTANTIATE_TEST_SUITE_P(
    Table, BadFiles,
    testing::Values(BadFile{"name,kana,qualifications\n見本,ミホン,cook\n", 2, "qualifications",
                            "staff.qualification"},
                    BadFile{"name,kana,qualifications\n見本,ミホン,\n", 2, "qualifications",
                            "roster.empty"},
                    BadFile{"name,kana,qualifications\n,ミホン,nurse\n", 2, "name", "roster.empty"},
                    BadFile{"name,kana,qualifications\n見本,,nurse\n", 2, "kana", "roster.empty"},
                    BadFile{"name,kana,qualifications\n見本,ミホン,nurse\n見本,ミホン,clerk\n", 3,
                            "name", "staff.repeated_name"},
                    BadFile{"name,kana,qualifications,manager\n見本,ミホン,nurse,yes\n", 2,
                            "manager", "roster.yes_or_no"}));

}  // namespace
}  // namespace uketsuke
