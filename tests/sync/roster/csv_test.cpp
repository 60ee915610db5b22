// RFC 4180, row by row, and the problems with their lines.
#include "sync/roster/csv.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/base/csv_cell.h"

namespace uketsuke {
namespace {

using Cells = std::vector<std::vector<std::string>>;

Cells cells_of(const Csv& csv) {
    Cells cells;
    for (const CsvRow& row : csv.rows) cells.push_back(row.cells);
    return cells;
}

struct GoodRow {
    const char* text;
    Cells cells;
};
class GoodCsv : public testing::TestWithParam<GoodRow> {};
TEST_P(GoodCsv, IsReadAsTheStandardSays) {
    const Csv csv = parse_csv(GetParam().text);
    EXPECT_TRUE(csv.problems.empty());
    EXPECT_EQ(cells_of(csv), GetParam().cells);
}
INSTANTIATE_TEST_SUITE_P(
    Csv, GoodCsv,
    testing::Values(GoodRow{"", {}}, GoodRow{"a", {{"a"}}},
                    GoodRow{"a,b\r\nc,d\r\n", {{"a", "b"}, {"c", "d"}}},
                    GoodRow{"a,b\nc,d", {{"a", "b"}, {"c", "d"}}}, GoodRow{"a,\n", {{"a", ""}}},
                    GoodRow{"\"a,b\",c", {{"a,b", "c"}}}, GoodRow{"\"a\"\"b\"", {{"a\"b"}}},
                    GoodRow{"a\n\n\nb\n", {{"a"}, {"b"}}}, GoodRow{"見本,𠮷", {{"見本", "𠮷"}}},
                    GoodRow{" a , b ", {{" a ", " b "}}}));

struct BadRow {
    const char* text;
    std::size_t line;
    const char* code;
};
class BadCsv : public testing::TestWithParam<BadRow> {};
TEST_P(BadCsv, IsToldWithItsLine) {
    const Csv csv =
        parse_csv(GetParam().text, {.cell_bytes_max = 8, .cells_max = 4, .rows_max = 3});
    ASSERT_FALSE(csv.problems.empty());
    EXPECT_EQ(csv.problems.kept().front().line, GetParam().line);
    EXPECT_EQ(csv.problems.kept().front().code, GetParam().code);
    EXPECT_FALSE(csv.problems.kept().front().what.ja.empty());
}
INSTANTIATE_TEST_SUITE_P(Csv, BadCsv,
                         testing::Values(BadRow{"a\n\"b", 2, "csv.quote"},
                                         BadRow{"a\nb\"c\nd", 2, "csv.quote"},
                                         BadRow{"\"a\"b,c", 1, "csv.quote"},
                                         BadRow{"a\nb\n123456789", 3, "csv.cell_too_long"},
                                         BadRow{"a,b,c,d", 1, "csv.too_many_cells"},
                                         BadRow{"a\nb\nc\nd", 4, "csv.too_many_rows"},
                                         BadRow{"a\nb\x01", 2, "csv.control"}));

TEST(Csv, LinesAreCountedThroughQuotedLineBreaks) {
    const Csv csv = parse_csv("\"a\nb\"\nc\n");
    ASSERT_EQ(csv.rows.size(), 2u);
    EXPECT_EQ(csv.rows[1].line, 3u);
    EXPECT_EQ(csv.problems.kept().front().code, "csv.control");
}

RC_GTEST_PROP(Csv, EveryPrintableCellComesBack, ()) {
    const auto cell =
        *rc::gen::container<std::string>(rc::gen::elementOf(std::string("ab,\" ;'0")));
    const Csv csv = parse_csv("x," + csv_cell(cell) + "\n");
    RC_ASSERT(csv.problems.empty());
    RC_ASSERT(cells_of(csv) == (Cells{{"x", cell}}));
}

RC_GTEST_PROP(Csv, NoTextCrashesTheParser, (const std::string& text)) {
    const Csv csv = parse_csv(text);
    RC_ASSERT(csv.rows.size() <= text.size());
}

}  // namespace
}  // namespace uketsuke
