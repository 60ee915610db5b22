// Open data: the classes, the suppression and its file.
#include "sync/national/open_data.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/core/ledger/sample.h"

namespace uketsuke {
namespace {

struct AgeRow {
    const char* birth_date;
    const char* on;
    const char* age;
};
class OpenAges : public testing::TestWithParam<AgeRow> {};
TEST_P(OpenAges, ArePartsOfALifeWithTheEdgeOnTheEveOfTheBirthday) {
    EXPECT_STREQ(
        to_text(open_age_of(sample::day(GetParam().birth_date), sample::day(GetParam().on))),
        GetParam().age);
}
INSTANTIATE_TEST_SUITE_P(Table, OpenAges,
                         testing::Values(AgeRow{"2022-12-01", "2022-12-01", "0to4"},
                                         AgeRow{"2022-12-01", "2022-11-01", "unknown"},
                                         AgeRow{"2017-12-02", "2022-11-30", "0to4"},
                                         AgeRow{"2017-12-02", "2022-12-01", "5to11"},
                                         AgeRow{"2010-12-02", "2022-11-30", "5to11"},
                                         AgeRow{"2010-12-02", "2022-12-01", "12to64"},
                                         AgeRow{"1957-12-02", "2022-11-30", "12to64"},
                                         AgeRow{"1957-12-02", "2022-12-01", "65over"}));

OpenKey key(const char* date, OpenAge age, int dose, const char* product) {
    return {sample::day(date), age, dose, product};
}

TEST(OpenData, CellsUnderTenAreSuppressedAndThereIsNoTotalOfAnything) {
    const auto cells =
        suppressed({{key("2022-12-01", OpenAge::from_65, 4, "comirnaty-ba1"), 10},
                    {key("2022-12-01", OpenAge::from_65, 5, "comirnaty-ba1"), 9},
                    {key("2022-12-01", OpenAge::from_12_to_64, 4, "comirnaty-ba1"), 123},
                    {key("2022-12-02", OpenAge::under_5, 1, "comirnaty-6m-4y"), 1},
                    {key("2022-12-03", OpenAge::under_5, 1, "comirnaty-6m-4y"), 0}});
    EXPECT_EQ(print_open_data(cells),
              "date,age_class,dose_number,product,count\r\n"
              "2022-12-01,12to64,4,comirnaty-ba1,123\r\n"
              "2022-12-01,65over,4,comirnaty-ba1,10\r\n"
              "2022-12-01,65over,5,comirnaty-ba1,*\r\n"
              "2022-12-02,0to4,1,comirnaty-6m-4y,*\r\n");
}

std::map<OpenKey, int> any_counts() {
    std::map<OpenKey, int> counts;
    const int lines = *rc::gen::inRange(0, 30);
    for (int i = 0; i < lines; ++i) {
        const OpenKey key{
            make_day(2021, 2, 17) + std::chrono::days{*rc::gen::inRange(0, 5)},
            static_cast<OpenAge>(*rc::gen::inRange(0, 5)), *rc::gen::inRange(1, 100),
            *rc::gen::element<std::string>("comirnaty", "ファイザー", "a,\"b\"", "x")};
        counts[key] = *rc::gen::inRange(0, 30);
    }
    return counts;
}

RC_GTEST_PROP(OpenData, WhatIsWrittenIsReadAndWrittenAgainAsTheSameBytes, ()) {
    const auto cells = suppressed(any_counts());
    const std::string bytes = print_open_data(cells);
    const OpenData read = read_open_data(bytes);
    if (!read.problems.empty()) RC_FAIL(to_line(read.problems.kept()[0], "f", false));
    RC_ASSERT(read.cells == cells);
    RC_ASSERT(print_open_data(read.cells) == bytes);
}

// Whatever small counts a file hides, another city with other small counts has the same file: so
// nothing in it, taken together in any way, says what they were.
RC_GTEST_PROP(OpenData, ASuppressedCellFollowsFromNothingElseInTheFile, ()) {
    const auto counts = any_counts();
    auto others = counts;
    for (auto& [key, count] : others) {
        if (count > 0 && count < open_count_least) count = *rc::gen::inRange(1, open_count_least);
    }
    RC_ASSERT(print_open_data(suppressed(counts)) == print_open_data(suppressed(others)));
}

RC_GTEST_PROP(OpenData, NoTextCrashesTheReader, (const std::string& text)) {
    read_open_data("date,age_class,dose_number,product,count\n" + text);
}

struct Mistake {
    const char* line;
    const char* column;
    const char* code;
};
class OpenDataMistakes : public testing::TestWithParam<Mistake> {};
TEST_P(OpenDataMistakes, AreToldByLineAndColumn) {
    const OpenData data =
        read_open_data("date,age_class,dose_number,product,count\r\n2022-12-01,65over,4,x,12\r\n" +
                       std::string(GetParam().line) + "\r\n");
    ASSERT_EQ(data.problems.count(), 1u);
    const Problem& problem = data.problems.kept().front();
    EXPECT_EQ(problem.line, 3u);
    EXPECT_EQ(problem.column, GetParam().column);
    EXPECT_EQ(problem.code, GetParam().code);
    EXPECT_FALSE(problem.what.ja.empty());
    EXPECT_FALSE(problem.what.en.empty());
}
INSTANTIATE_TEST_SUITE_P(
    Table, OpenDataMistakes,
    testing::Values(Mistake{"2022/12/2,65over,4,x,12", "date", "open_data.date"},
                    Mistake{"2022-12-32,65over,4,x,12", "date", "open_data.date"},
                    Mistake{"2022-12-02,65-,4,x,12", "age_class", "open_data.age_class"},
                    Mistake{"2022-12-02,5月11日,4,x,12", "age_class", "open_data.age_class"},
                    Mistake{"2022-12-02,合計,4,x,12", "age_class", "open_data.age_class"},
                    Mistake{"2022-12-02,65over,0,x,12", "dose_number", "open_data.dose_number"},
                    Mistake{"2022-12-02,65over,04,x,12", "dose_number", "open_data.dose_number"},
                    Mistake{"2022-12-02,65over,4,,12", "product", "open_data.product"},
                    Mistake{"2022-12-02,65over,4,x,9", "count", "open_data.count"},
                    Mistake{"2022-12-02,65over,4,x,-12", "count", "open_data.count"},
                    Mistake{"2022-12-02,65over,4,x,1.2E+02", "count", "open_data.count"},
                    Mistake{"2022-12-02,65over,4,x,", "count", "open_data.count"},
                    Mistake{"2022-12-01,65over,4,x,12", "", "open_data.repeated"},
                    Mistake{"2022-11-30,65over,4,x,12", "", "open_data.order"},
                    Mistake{"2022-12-02,65over,4,x", "", "table.cells"}));

struct Header {
    const char* header;
    const char* column;
    const char* code;
};
class OpenDataHeaders : public testing::TestWithParam<Header> {};
TEST_P(OpenDataHeaders, AreRefusedByName) {
    const OpenData data = read_open_data(GetParam().header);
    ASSERT_EQ(data.problems.count(), 1u);
    EXPECT_EQ(data.problems.kept()[0].column, GetParam().column);
    EXPECT_EQ(data.problems.kept()[0].code, GetParam().code);
}
INSTANTIATE_TEST_SUITE_P(Table, OpenDataHeaders,
                         testing::Values(Header{"", "", "table.empty"},
                                         Header{"date,age_class,dose_number,product", "count",
                                                "table.missing_column"},
                                         Header{"date,age_class,dose_number,product,count,total",
                                                "total", "table.unknown_column"}));

}  // namespace
}  // namespace uketsuke
