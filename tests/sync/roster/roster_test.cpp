// Roster and dose files: what is kept, and every mistake told by line and column.
#include "sync/roster/roster.h"

#include <gtest/gtest.h>

#include "tests/core/ledger/sample.h"

namespace uketsuke {
namespace {

const std::string header =
    "resident_id,name,kana,sex,birth_date,postal_code,address,address_protected,municipality,"
    "voucher_number,resident_since,groups\n";

std::string row_with(const std::string& column, const std::string& value) {
    const std::vector<std::pair<std::string, std::string>> cells{
        {"resident_id", "990000000000001"},
        {"name", "見本 太郎"},
        {"kana", "ﾐﾎﾝ ﾀﾛｳ"},
        {"sex", "M"},
        {"birth_date", "1950-04-05"},
        {"postal_code", "000-0000"},
        {"address", "見本市見本町1"},
        {"address_protected", "0"},
        {"municipality", "462152"},
        {"voucher_number", "9900000017"},
        {"resident_since", "2020-01-01"},
        {"groups", "essential_worker;priority"}};
    std::string row;
    for (const auto& [name, usual] : cells) row += (name == column ? value : usual) + ",";
    row.pop_back();
    return row + "\n";
}

TEST(Roster, ARowBecomesAResident) {
    const Roster roster = read_roster("\xEF\xBB\xBF" + header + row_with("", ""));
    ASSERT_TRUE(roster.problems.empty());
    ASSERT_EQ(roster.rows.size(), 1u);
    const Resident& resident = roster.rows[0].resident;
    EXPECT_EQ(resident.resident_id, "990000000000001");
    EXPECT_EQ(resident.name, "見本 太郎");
    EXPECT_EQ(resident.kana, "ミホン タロウ");
    EXPECT_EQ(resident.sex, Sex::male);
    EXPECT_EQ(resident.birth_date, sample::day("1950-04-05"));
    EXPECT_EQ(resident.postal_code, "0000000");
    EXPECT_EQ(resident.municipality, "462152");
    EXPECT_EQ(resident.voucher_number, "9900000017");
    EXPECT_EQ(resident.groups, (std::vector<std::string>{"essential_worker", "priority"}));
}

TEST(Roster, ANameInLatinLettersNeedsNoKanaAndTheNameSomebodyGoesByIsKept) {
    const Roster latin = read_roster(
        "resident_id,name,kana,sex,birth_date,address,municipality,common_name,common_kana\n"
        "990000000000001,SAMPLE JOHN,,M,1980-05-05,見本市見本町1,462152,山田 次郎,ﾔﾏﾀﾞ ｼﾞﾛｳ\n"
        "990000000000002,見本 花子,,F,1980-05-05,見本市見本町1,462152,,\n");
    ASSERT_EQ(latin.problems.count(), 1u) << "kana of a name in kanji cannot be done without";
    EXPECT_EQ(latin.problems.kept().front().line, 3u);
    EXPECT_EQ(latin.problems.kept().front().column, "kana");
    const Roster sound = read_roster(
        "resident_id,name,kana,sex,birth_date,address,municipality,common_name,common_kana\n"
        "990000000000001,SAMPLE JOHN,,M,1980-05-05,見本市見本町1,462152,山田 次郎,ﾔﾏﾀﾞ ｼﾞﾛｳ\n");
    ASSERT_EQ(sound.rows.size(), 1u);
    EXPECT_EQ(sound.rows[0].resident.kana, "SAMPLE JOHN");
    EXPECT_EQ(sound.rows[0].resident.common_name, "山田 次郎");
    EXPECT_EQ(sound.rows[0].resident.common_kana, "ヤマダ ジロウ");
}

struct CellRow {
    const char* column;
    const char* value;
    const char* code;  // Empty where the value is taken.
};
class RosterCells : public testing::TestWithParam<CellRow> {};
TEST_P(RosterCells, AreTakenOrToldByLineAndColumn) {
    const auto& [column, value, code] = GetParam();
    const Roster roster = read_roster(header + row_with(column, value));
    if (*code == '\0') {
        EXPECT_TRUE(roster.problems.empty()) << to_line(roster.problems.kept()[0], "f", false);
        return;
    }
    ASSERT_EQ(roster.problems.count(), 1u);
    const Problem& problem = roster.problems.kept().front();
    EXPECT_EQ(problem.line, 2u);
    EXPECT_EQ(problem.column, column);
    EXPECT_EQ(problem.code, code);
    EXPECT_FALSE(problem.what.ja.empty());
    EXPECT_FALSE(problem.what.en.empty());
}
INSTANTIATE_TEST_SUITE_P(
    Roster, RosterCells,
    testing::Values(
        CellRow{"resident_id", "", "roster.empty"}, CellRow{"name", "　", "roster.empty"},
        CellRow{"kana", "", "roster.empty"}, CellRow{"sex", "女", ""},
        CellRow{"sex", "X", "roster.sex"}, CellRow{"sex", "", "roster.empty"},
        CellRow{"birth_date", "1950/4/5", ""}, CellRow{"birth_date", "19500405", ""},
        CellRow{"birth_date", "1950-02-30", "roster.date"},
        CellRow{"birth_date", "昭和25年4月5日", "roster.date"},
        CellRow{"birth_date", "", "roster.empty"}, CellRow{"birth_date", "/", "roster.date"},
        CellRow{"postal_code", "", ""}, CellRow{"postal_code", "012345", "roster.leading_zeros"},
        CellRow{"postal_code", "abc", "roster.digits"}, CellRow{"address", "", "roster.empty"},
        CellRow{"address_protected", "1", ""},
        CellRow{"address_protected", "yes", "roster.yes_or_no"},
        CellRow{"municipality", "462153", "roster.municipality"},
        CellRow{"municipality", "11002", "roster.leading_zeros"}, CellRow{"voucher_number", "", ""},
        CellRow{"voucher_number", "17", "roster.leading_zeros"},
        CellRow{"voucher_number", "9.9E+09", "roster.rounded"},
        CellRow{"voucher_number", "99000000171", "roster.digits"},
        CellRow{"voucher_number", "９９０００００００１", "roster.digits"},
        CellRow{"resident_since", "", ""}, CellRow{"resident_since", "x", "roster.date"},
        CellRow{"groups", "", ""}));

struct HeaderRow {
    const char* header;
    const char* column;
    const char* code;
};
class RosterHeaders : public testing::TestWithParam<HeaderRow> {};
TEST_P(RosterHeaders, AreRefusedByName) {
    const Roster roster = read_roster(std::string(GetParam().header) + "\n");
    ASSERT_FALSE(roster.problems.empty());
    bool told = false;
    for (const Problem& problem : roster.problems.kept())
        told = told || (problem.column == GetParam().column && problem.code == GetParam().code);
    EXPECT_TRUE(told);
    EXPECT_TRUE(roster.rows.empty());
}
INSTANTIATE_TEST_SUITE_P(
    Roster, RosterHeaders,
    testing::Values(HeaderRow{"resident_id,個人番号", "個人番号", "table.my_number"},
                    HeaderRow{"resident_id,My_Number", "my_number", "table.my_number"},
                    HeaderRow{"resident_id,phone", "phone", "table.unknown_column"},
                    HeaderRow{"resident_id,resident_id", "resident_id", "table.repeated_column"},
                    HeaderRow{"name,resident_id", "kana", "table.missing_column"},
                    HeaderRow{"", "", "table.empty"}));

TEST(Roster, ColumnsMayStandInAnyOrder) {
    const Roster roster = read_roster(
        "municipality,address,birth_date,sex,kana,name,resident_id\n"
        "462152,見本市,2000-02-29,F,ミホン,見本,1\n");
    ASSERT_TRUE(roster.problems.empty());
    EXPECT_EQ(roster.rows[0].resident.name, "見本");
    EXPECT_EQ(roster.rows[0].resident.sex, Sex::female);
}

TEST(Roster, EveryProblemOfAFileIsTold) {
    const Roster roster = read_roster(header + row_with("sex", "X") + row_with("birth_date", "y"));
    std::vector<std::string> codes;
    for (const Problem& problem : roster.problems.kept()) codes.push_back(problem.code);
    EXPECT_EQ(codes, (std::vector<std::string>{"roster.sex", "roster.date", "roster.repeated",
                                               "roster.repeated"}));
    EXPECT_EQ(to_line(roster.problems.kept()[1], "roster.csv", false),
              "roster.csv:3: birth_date: \"y\" is not a date. Write it as 2030-04-01.");
}

TEST(Roster, RareCharactersComeOutByteForByte) {
    const std::string name = "𠮷田 邊\U000E0100";
    const Roster roster = read_roster(header + row_with("name", name));
    ASSERT_TRUE(roster.problems.empty());
    EXPECT_TRUE(roster.warnings.empty());
    EXPECT_EQ(roster.rows[0].resident.name, name);
}

TEST(Roster, PrivateUseCharactersAreToldAndTaken) {
    const Roster roster = read_roster(header + row_with("name", "見本\uE000"));
    ASSERT_TRUE(roster.problems.empty());
    ASSERT_EQ(roster.warnings.count(), 1u);
    EXPECT_EQ(roster.warnings.kept()[0].code, "roster.private_use");
    EXPECT_EQ(roster.rows[0].resident.name, "見本\uE000");
}

// "見本 太郎" and "髙橋" (U+9AD9, in CP932 alone), as Excel writes them on a Japanese machine.
TEST(Roster, Cp932IsRecognised) {
    const std::string file =
        "resident_id,name,kana,sex,birth_date,address,municipality\r\n"
        "1,\x8C\xA9\x96\x7B \xFB\xFC\x8B\xB4,\xD0\xCE\xDD \xC0\xB6\xCA\xBC,M,1950/4/5,"
        "\x8C\xA9\x96\x7B\x8E\x73,462152\r\n";
    const Roster roster = read_roster(file);
    ASSERT_TRUE(roster.problems.empty());
    EXPECT_EQ(roster.rows[0].resident.name, "見本 髙橋");
    EXPECT_EQ(roster.rows[0].resident.kana, "ミホン タカハシ");
    EXPECT_EQ(roster.rows[0].resident.address, "見本市");
}

TEST(Roster, BytesThatAreNeitherAreToldWithTheirLine) {
    const Roster roster = read_roster("a\nb\n\xFF\xFF\n");
    ASSERT_EQ(roster.problems.count(), 1u);
    EXPECT_EQ(roster.problems.kept()[0].code, "text.encoding");
    EXPECT_EQ(roster.problems.kept()[0].line, 3u);
    EXPECT_EQ(read_roster("\xFF\xFE"
                          "a")
                  .problems.kept()[0]
                  .code,
              "text.utf16");
}

TEST(Roster, ALineWithoutItsCellsIsTold) {
    const Roster roster = read_roster(header + "1,2,3\n");
    ASSERT_EQ(roster.problems.count(), 1u);
    EXPECT_EQ(roster.problems.kept()[0].code, "table.cells");
    EXPECT_EQ(roster.problems.kept()[0].line, 2u);
}

TEST(Doses, RowsBecomeReportedDoses) {
    const ReportedDoses doses = read_doses(
        "resident_id,date,product,dose_number,lot,venue,doctor\n"
        "1,2021-06-01,comirnaty,1,EP2163,見本会場,見本医師\n2,2021/7/1,spikevax,,,,\n");
    ASSERT_TRUE(doses.problems.empty());
    ASSERT_EQ(doses.rows.size(), 2u);
    EXPECT_EQ(doses.rows[0].dose, (DoseReported{sample::day("2021-06-01"), "comirnaty", 1, "EP2163",
                                                "見本会場", "見本医師"}));
    EXPECT_EQ(doses.rows[1].dose.dose_number, 0);
}

TEST(Doses, MistakesAreToldByLineAndColumn) {
    const ReportedDoses doses = read_doses("resident_id,date,product,dose_number\n,x,,-1\n");
    std::vector<std::string> columns;
    for (const Problem& problem : doses.problems.kept()) columns.push_back(problem.column);
    EXPECT_EQ(columns, (std::vector<std::string>{"resident_id", "date", "product", "dose_number"}));
}

}  // namespace
}  // namespace uketsuke
