// The national record system's CSV: the samples, every mistake by line and column, and that what is
// written is read and written again as the same bytes.
#include "sync/national/national_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <fstream>
#include <sstream>

#include "core/base/utf8.h"
#include "core/voucher/voucher.h"
#include "tests/core/ledger/sample.h"
#include "tests/paths.h"

namespace uketsuke {
namespace {

using testing::HasSubstr;

const MakerNames makers{"ファイザー", "アストラゼネカ", "武田/モデルナ"};

std::string sample_file(const std::string& name) {
    std::ifstream file(std::string(test::samples_dir) + "/national/" + name, std::ios::binary);
    EXPECT_TRUE(file) << name;
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

NationalDose dose(const char* date, const char* at, std::string lot) {
    return {sample::at(at),       sample::day(date), "0000000017", "462152",
            "見本会場, \"北\"館", "髙橋 見本",       "ファイザー", std::move(lot)};
}

// Who stands in the samples.
std::vector<NationalPerson> sample_people() {
    NationalDose other = dose("2021-07-01", "2021-07-02T08:05:09+09:00", "3002614");
    other.maker = "武田/モデルナ";
    other.municipality = "011002";
    other.venue = "";
    NationalDose bare = dose("2022-02-01", "2022-02-28T23:59:59+09:00", "");
    bare.voucher_number = bare.municipality = bare.doctor = "";
    return {{"000990000000001",
             {dose("2021-06-01", "2021-06-01T10:11:12+09:00", "EP2163"),
              dose("2021-06-22", "2021-06-22T00:00:00+09:00", "0012")}},
            {"", {other}},
            {"990000000000003", {std::nullopt, std::nullopt, bare}},
            {"990000000000004", {}}};
}

TEST(NationalFile, TheSamplesAreWhatIsWrittenByteForByteAndAreReadAsThePeopleInThem) {
    for (const auto& [name, encoding] :
         {std::pair{"cp932.csv", TextEncoding::cp932}, std::pair{"utf8.csv", TextEncoding::utf8},
          std::pair{"utf8-mark.csv", TextEncoding::utf8_with_mark}}) {
        const std::string bytes = sample_file(name);
        const PrintedNational printed = print_national(sample_people(), encoding);
        EXPECT_TRUE(printed.problems.empty());
        EXPECT_EQ(printed.bytes, bytes) << name;
        const NationalFile file = read_national(bytes, makers);
        ASSERT_TRUE(file.problems.empty()) << to_line(file.problems.kept()[0], name, false);
        std::vector<NationalPerson> people;
        for (const NationalRow& row : file.rows) people.push_back(row.person);
        EXPECT_EQ(people, sample_people()) << name;
        EXPECT_EQ(file.rows[2].line, 4u);
        ASSERT_EQ(file.warnings.count(), 1u);
        EXPECT_EQ(file.warnings.kept()[0].code, "national.gap");
    }
}

TEST(NationalFile, AForeignSampleWithEveryMistakeIsRefusedCellByCell) {
    const NationalFile file = read_national(sample_file("mistakes.csv"), makers);
    std::string told;
    for (const Problem& problem : file.problems.kept()) {
        told += std::to_string(problem.line) + " " + problem.column + " " + problem.code + "\r\n";
        EXPECT_FALSE(problem.what.ja.empty());
        EXPECT_FALSE(problem.what.en.empty());
    }
    EXPECT_EQ(told, sample_file("mistakes.txt"));
}

const std::vector<std::string> usual{"990000000000001", "20210601101112", "20210601",
                                     "0000000017",      "462152",         "見本会場",
                                     "見本医師",        "ファイザー",     "EP2163"};

// One line of two doses; the cell at `place` (from 0) says `value`.
std::string line_with(std::size_t place, const std::string& value) {
    std::vector<std::string> cells = usual;
    cells.insert(cells.end(), usual.begin() + 1, usual.end());
    cells[9] = "20210622101112";
    cells[10] = "20210622";
    if (place < cells.size()) cells[place] = value;
    std::string line = cells[0];
    for (std::size_t i = 1; i < cells.size(); ++i) line += "," + cells[i];
    return line + "\r\n";
}

struct Cell {
    std::size_t place;
    const char* value;
    const char* column;
    const char* code;  // Empty where the value is taken.
};
class NationalCells : public testing::TestWithParam<Cell> {};
TEST_P(NationalCells, AreTakenOrToldByLineAndColumn) {
    const auto& [place, value, column, code] = GetParam();
    const std::string text = line_with(99, "") + line_with(place, value);
    const std::size_t line = 2;
    NationalFile file = read_national(
        place == 0 ? text : line_with(0, "990000000000002") + line_with(place, value), makers);
    if (*code == '\0') {
        EXPECT_TRUE(file.problems.empty()) << to_line(file.problems.kept()[0], "f", false);
        return;
    }
    ASSERT_EQ(file.problems.count(), 1u) << to_line(file.problems.kept().back(), "f", false);
    const Problem& problem = file.problems.kept().front();
    EXPECT_EQ(problem.line, line);
    EXPECT_EQ(problem.column, column);
    EXPECT_EQ(problem.code, code);
    EXPECT_FALSE(problem.what.ja.empty());
    EXPECT_FALSE(problem.what.en.empty());
}
const std::string thirty = "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十";
const std::string thirty_one = thirty + "外";
const std::string twenty_one = "一二三四五六七八九十一二三四五六七八九十外";
INSTANTIATE_TEST_SUITE_P(
    Table, NationalCells,
    testing::Values(
        Cell{0, "", "", ""}, Cell{0, "990000000000001", "個別宛名番号", "national.repeated"},
        Cell{0, "9.9E+14", "個別宛名番号", "national.rounded"},
        Cell{0, " 990000000000009", "個別宛名番号", "national.justified"},
        Cell{1, "", "接種履歴登録日時(1回目)", "national.empty"},
        Cell{1, "20210601", "接種履歴登録日時(1回目)", "national.date_form"},
        Cell{1, "2021/6/1 10:11", "接種履歴登録日時(1回目)", "national.date_form"},
        Cell{1, "2.02106E+13", "接種履歴登録日時(1回目)", "national.rounded"},
        Cell{1, "20210601240000", "接種履歴登録日時(1回目)", "national.date"},
        Cell{1, "20210601236000", "接種履歴登録日時(1回目)", "national.date"},
        Cell{1, "20210601235960", "接種履歴登録日時(1回目)", "national.date"},
        Cell{1, "20210601235959", "", ""}, Cell{2, "", "接種日(1回目)", "national.empty"},
        Cell{2, "20210229", "接種日(1回目)", "national.date"},
        Cell{2, "20210631", "接種日(1回目)", "national.date"},
        Cell{2, "2021/6/1", "接種日(1回目)", "national.date_form"},
        Cell{2, "2021-06-01", "接種日(1回目)", "national.date_form"},
        Cell{2, "R3.6.1", "接種日(1回目)", "national.date_form"},
        Cell{2, "２０２１０６０１", "接種日(1回目)", "national.date_form"},
        Cell{2, "20210602", "接種日(1回目)", "national.after_registration"},
        Cell{10, "20210531", "接種日(2回目)", "national.order"}, Cell{10, "20210601", "", ""},
        Cell{3, "17", "券番号(1回目)", "national.leading_zeros"},
        Cell{3, "1.23E+09", "券番号(1回目)", "national.rounded"},
        Cell{3, "00000000171", "券番号(1回目)", "national.digits"},
        Cell{3, "000000001A", "券番号(1回目)", "national.digits"},
        Cell{3, "０００００００００１", "券番号(1回目)", "national.digits"},
        Cell{3, "", "券番号(1回目)", "national.half_known"},
        Cell{3, "  ", "券番号(1回目)", "national.half_known"},
        Cell{12, "", "接種自治体コード(2回目)", "national.half_known"},
        Cell{4, "462153", "接種自治体コード(1回目)", "national.municipality"},
        Cell{4, "46215", "接種自治体コード(1回目)", "national.leading_zeros"},
        Cell{12, "4621520", "接種自治体コード(2回目)", "national.digits"},
        Cell{4, "011002", "", ""}, Cell{5, thirty.c_str(), "", ""}, Cell{5, "", "", ""},
        Cell{5, "見本　　", "", ""},
        Cell{5, thirty_one.c_str(), "接種会場名(1回目)", "national.too_long"},
        Cell{13, "　見本", "接種会場名(2回目)", "national.justified"},
        Cell{14, twenty_one.c_str(), "接種医師名(2回目)", "national.too_long"},
        Cell{7, "", "ワクチンメーカー(1回目)", "national.empty"},
        Cell{7, "見本製薬", "ワクチンメーカー(1回目)", "national.maker"},
        Cell{7, "ﾌｧｲｻﾞｰ", "ワクチンメーカー(1回目)", "national.maker"},
        Cell{8, "             3002614", "", ""}, Cell{8, "3002614", "", ""},
        Cell{8, "0012", "", ""}, Cell{8, "EP2163              ", "", ""}, Cell{8, "", "", ""},
        Cell{8, "3002614             ", "ワクチンロット番号(1回目)", "national.justified"},
        Cell{16, "              EP2163", "ワクチンロット番号(2回目)", "national.justified"},
        Cell{8, "00000000000003002614", "ワクチンロット番号(1回目)", "national.zero_filled"},
        Cell{8, "3.00E+06", "ワクチンロット番号(1回目)", "national.rounded"},
        Cell{8, "ABCDEFGHIJKLMNOPQRSTU", "ワクチンロット番号(1回目)", "national.too_long"}));

struct Broken {
    std::string text;
    std::size_t line;
    const char* column;
    const char* code;
};
class BrokenNationalFiles : public testing::TestWithParam<Broken> {};
TEST_P(BrokenNationalFiles, AreRefusedWhole) {
    const NationalFile file = read_national(GetParam().text, makers);
    ASSERT_FALSE(file.problems.empty());
    EXPECT_TRUE(file.rows.empty() || GetParam().code == std::string("national.cells") ||
                GetParam().code == std::string("national.nobody"));
    bool told = false;
    for (const Problem& problem : file.problems.kept())
        told = told || (problem.line == GetParam().line && problem.column == GetParam().column &&
                        problem.code == GetParam().code);
    EXPECT_TRUE(told) << to_line(file.problems.kept()[0], "f", false);
}
const std::string header =
    "個別宛名番号,接種履歴登録日時(1回目),接種日(1回目),券番号(1回目),接種自治体コード(1回目),"
    "接種会場名(1回目),接種医師名(1回目),ワクチンメーカー(1回目),ワクチンロット番号(1回目)";
INSTANTIATE_TEST_SUITE_P(
    Table, BrokenNationalFiles,
    testing::Values(
        Broken{"", 1, "", "table.empty"},
        Broken{"\xFF\xFE"
               "a",
               1, "", "text.utf16"},
        Broken{"1,2\n\xFF\xFF\n", 2, "", "text.encoding"},
        Broken{line_with(5, "見\"本"), 1, "", "csv.quote"},
        Broken{line_with(5, "\"見本"), 1, "", "csv.quote"},
        Broken{line_with(5, "\"見本\n北館\""), 2, "", "csv.control"},
        Broken{"1,2,3\n", 1, "", "national.cells"},
        Broken{line_with(99, "") + "1,20210601101112\n", 2, "", "national.cells"},
        Broken{",,,,,,,,\n", 1, "個別宛名番号", "national.nobody"},
        Broken{"個人番号,接種日\n123456789018,20210601\n", 1, "個人番号", "table.my_number"},
        Broken{"個人番号(12桁)" + header.substr(header.find(',')) + "\n", 1, "個人番号(12桁)",
               "table.my_number"},
        Broken{header + ",My_Number\n", 1, "My_Number", "table.my_number"},
        Broken{header + ",備考\n", 1, "備考", "national.header"},
        Broken{"接種日" + header.substr(header.find(',')) + "\n", 1, "接種日", "national.header"}));

TEST(NationalFile, AHeaderMayBeAbsentOrNameItsColumnsWithoutTheDose) {
    EXPECT_TRUE(read_national(line_with(99, ""), makers).problems.empty());
    const NationalFile file = read_national(
        "個別宛名番号,接種履歴登録日時,接種日,券番号,接種自治体コード,接種会場名,接種医師名,"
        "ワクチンメーカー,ワクチンロット番号,接種履歴登録日時,接種日（２回目）,券番号,"
        "接種自治体コード,接種会場名,接種医師名,ワクチンメーカー,ワクチンロット番号\n" +
            line_with(99, ""),
        makers);
    ASSERT_TRUE(file.problems.empty()) << to_line(file.problems.kept()[0], "f", false);
    ASSERT_EQ(file.rows.size(), 1u);
    EXPECT_EQ(file.rows[0].line, 2u);
    EXPECT_EQ(file.rows[0].person.doses.size(), 2u);
}

struct Unsayable {
    std::string venue;
    const char* character;
};
class OutsideCp932 : public testing::TestWithParam<Unsayable> {};
TEST_P(OutsideCp932, IsToldByCellAndCharacterAndNeverReplaced) {
    auto people = sample_people();
    people[0].doses[1]->venue = GetParam().venue;
    const PrintedNational printed = print_national(people, TextEncoding::cp932);
    EXPECT_TRUE(printed.bytes.empty());
    ASSERT_EQ(printed.problems.count(), 1u);
    const Problem& problem = printed.problems.kept()[0];
    EXPECT_EQ(problem.line, 2u);
    EXPECT_EQ(problem.column, "接種会場名(2回目)");
    EXPECT_EQ(problem.code, "national.cp932");
    EXPECT_THAT(problem.what.ja, HasSubstr(GetParam().character));
    EXPECT_THAT(problem.what.en, HasSubstr(GetParam().character));
    EXPECT_TRUE(print_national(people, TextEncoding::utf8).problems.empty());
}
INSTANTIATE_TEST_SUITE_P(Table, OutsideCp932,
                         testing::Values(Unsayable{"𠮷田会館", "「𠮷」(U+20BB7)"},
                                         Unsayable{"渡邊\U000E0100会館", "(U+E0100)"},
                                         Unsayable{"見本〜会館", "(U+301C)"},
                                         Unsayable{"café", "「é」(U+00E9)"},
                                         Unsayable{"見本?𩸽", "(U+29E3D)"}));

// A text that begins at the left and ends with no fill, of characters that CP932 has, or of any.
rc::Gen<std::string> text_of(std::size_t most, const std::u32string& letters) {
    return rc::gen::map(rc::gen::container<std::u32string>(rc::gen::elementOf(letters)),
                        [most](std::u32string s) {
                            s.resize(std::min(s.size(), most));
                            const auto space = [](char32_t c) { return c == U' ' || c == U'　'; };
                            while (!s.empty() && space(s.front())) s.erase(s.begin());
                            while (!s.empty() && space(s.back())) s.pop_back();
                            return encode_utf8(s);
                        });
}

const std::u32string sayable = U"見本髙﨑ｱﾀｰﾄﾞ①Ⅳ～－ａ０\" ,'　;=@ab09\\~ー表ソ";
const std::u32string anything = sayable + U"𠮷𩸽é〜−\U000E0100\uE000";

std::string digits_of(std::size_t size) {
    std::string digits(size, '0');
    for (char& c : digits) c = static_cast<char>('0' + *rc::gen::inRange(0, 10));
    return digits;
}

NationalDose any_dose(Day date, const std::u32string& letters) {
    NationalDose dose;
    dose.date = date;
    dose.registered_at = Instant{date} + std::chrono::seconds{*rc::gen::inRange(0, 54'000)};
    if (*rc::gen::arbitrary<bool>()) {
        dose.voucher_number = digits_of(10);
        const std::string five = digits_of(5);
        dose.municipality = five + municipality_check_digit(five);
    }
    dose.venue = *text_of(30, letters);
    dose.doctor = *text_of(20, letters);
    dose.maker = *rc::gen::elementOf(std::vector<std::string>(makers.begin(), makers.end()));
    dose.lot = *rc::gen::arbitrary<bool>() ? digits_of(*rc::gen::inRange<std::size_t>(0, 20))
                                           : *text_of(20, U"ABC-019");
    return dose;
}

std::vector<NationalPerson> any_people(const std::u32string& letters) {
    std::vector<NationalPerson> people;
    const int count = *rc::gen::inRange(0, 6);
    for (int i = 0; i < count; ++i) {
        NationalPerson person{digits_of(14) + std::to_string(i), {}};
        Day date = make_day(2021, 2, 17);
        const int doses = *rc::gen::inRange(0, 5);
        for (int number = 0; number < doses; ++number) {
            date += std::chrono::days{*rc::gen::inRange(0, 200)};
            const bool known = number + 1 == doses || *rc::gen::inRange(0, 4) > 0;
            person.doses.push_back(known ? std::optional(any_dose(date, letters)) : std::nullopt);
        }
        people.push_back(std::move(person));
    }
    return people;
}

void check_round_trip(const std::vector<NationalPerson>& people, TextEncoding encoding) {
    const PrintedNational printed = print_national(people, encoding);
    RC_ASSERT(printed.problems.empty());
    const NationalFile file = read_national(printed.bytes, makers);
    if (!file.problems.empty()) RC_FAIL(to_line(file.problems.kept()[0], "f", false));
    std::vector<NationalPerson> read;
    for (const NationalRow& row : file.rows) read.push_back(row.person);
    RC_ASSERT(read == people);
    RC_ASSERT(print_national(read, encoding).bytes == printed.bytes);
    for (const NationalPerson& person : people) RC_ASSERT(flaws_of(person, makers).empty());
}

RC_GTEST_PROP(NationalFile, WhatIsWrittenInCp932IsReadAndWrittenAgainAsTheSameBytes, ()) {
    check_round_trip(any_people(sayable), TextEncoding::cp932);
}

RC_GTEST_PROP(NationalFile, WhatIsWrittenInUtf8IsReadAndWrittenAgainAsTheSameBytes, ()) {
    const auto people = any_people(anything);
    check_round_trip(people, TextEncoding::utf8);
    check_round_trip(people, TextEncoding::utf8_with_mark);
}

RC_GTEST_PROP(NationalFile, NoTextCrashesTheReader, (const std::string& text)) {
    read_national(text, makers);
    read_national(header + "\n" + text, makers);
}

// A sample in which some bytes are others: it is refused, or it is read, and then what was read is
// written and read again as the same.
RC_GTEST_PROP(NationalFile, ADamagedSampleIsRefusedOrComesBackAsItWasRead, ()) {
    std::string bytes =
        sample_file(*rc::gen::element<std::string>("cp932.csv", "utf8.csv", "utf8-mark.csv"));
    const int changes = *rc::gen::inRange(1, 4);
    for (int i = 0; i < changes; ++i)
        bytes[*rc::gen::inRange<std::size_t>(0, bytes.size())] =
            *rc::gen::elementOf(std::string(" ,\"0129\r\nE+\x81\x40\xFF"));
    const NationalFile file = read_national(bytes, makers);
    if (!file.problems.empty()) return;
    std::vector<NationalPerson> people;
    for (const NationalRow& row : file.rows) people.push_back(row.person);
    const NationalFile again =
        read_national(print_national(people, TextEncoding::utf8).bytes, makers);
    RC_ASSERT(again.problems.empty());
    RC_ASSERT(again.rows.size() == file.rows.size());
    for (std::size_t i = 0; i < people.size(); ++i) RC_ASSERT(again.rows[i].person == people[i]);
}

TEST(NationalFile, WhatItsReaderWouldRefuseOfAPersonIsKnownBeforeAnythingIsWritten) {
    auto person = sample_people()[0];
    EXPECT_TRUE(flaws_of(person, makers).empty());
    person.doses[1]->doctor = twenty_one;
    person.doses[0]->venue = "見本\n会場";
    const Problems flaws = flaws_of(person, makers);
    ASSERT_EQ(flaws.count(), 2u);
    EXPECT_EQ(flaws.kept()[0].code, "csv.control");
    EXPECT_EQ(flaws.kept()[0].column, "接種会場名(1回目)");
    EXPECT_EQ(flaws.kept()[1].column, "接種医師名(2回目)");
}

TEST(NationalFile, TwentyDosesFitOnALine) {
    NationalPerson person = sample_people()[0];
    person.doses.resize(20, person.doses[1]);
    const auto printed = print_national({person}, TextEncoding::cp932);
    const NationalFile file = read_national(printed.bytes, makers);
    ASSERT_TRUE(file.problems.empty()) << to_line(file.problems.kept()[0], "f", false);
    EXPECT_EQ(file.rows[0].person, person);
}

}  // namespace
}  // namespace uketsuke
