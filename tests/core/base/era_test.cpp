// Dates of birth as they are typed: what is one, what is none, and what is said then.
#include "core/base/era.h"

#include <gtest/gtest.h>

namespace uketsuke {
namespace {

Day day(const char* text) { return parse_day(text).value(); }
const Day today = day("2022-12-01");

struct TypedRow {
    const char* typed;
    const char* means;
};
class TypedDates : public testing::TestWithParam<TypedRow> {};
TEST_P(TypedDates, AreReadInEitherCalendar) {
    const auto read = parse_birth_date(GetParam().typed, today);
    ASSERT_TRUE(read.has_value()) << GetParam().typed << ": " << read.error().code;
    EXPECT_EQ(format_day(*read), GetParam().means) << GetParam().typed;
}
INSTANTIATE_TEST_SUITE_P(
    Era, TypedDates,
    testing::Values(TypedRow{"1950-04-05", "1950-04-05"}, TypedRow{"1950/4/5", "1950-04-05"},
                    TypedRow{"1950.4.5", "1950-04-05"}, TypedRow{"19500405", "1950-04-05"},
                    TypedRow{"1950年4月5日", "1950-04-05"}, TypedRow{"S25.4.5", "1950-04-05"},
                    TypedRow{"s25.4.5", "1950-04-05"}, TypedRow{"S250405", "1950-04-05"},
                    TypedRow{"昭和25年4月5日", "1950-04-05"}, TypedRow{"昭和250405", "1950-04-05"},
                    TypedRow{"昭25.4.5", "1950-04-05"}, TypedRow{"ｓ25-4-5", "1950-04-05"},
                    TypedRow{"Ｓ２５．４．５", "1950-04-05"},
                    TypedRow{"昭和　２５年　４月　５日", "1950-04-05"},
                    TypedRow{"㍼25年4月5日", "1950-04-05"}, TypedRow{"昭和25・4・5", "1950-04-05"},
                    TypedRow{"昭和25ー4ー5", "1950-04-05"},
                    TypedRow{"１９５０－０４－０５", "1950-04-05"},
                    TypedRow{"令和元年5月1日", "2019-05-01"}, TypedRow{"R元.5.1", "2019-05-01"},
                    TypedRow{"令和1年5月1日", "2019-05-01"}, TypedRow{"R01.05.01", "2019-05-01"},
                    TypedRow{"H31.4.30", "2019-04-30"}, TypedRow{"平成元年1月8日", "1989-01-08"},
                    TypedRow{"S64.1.7", "1989-01-07"}, TypedRow{"昭和元年12月25日", "1926-12-25"},
                    TypedRow{"T15.12.24", "1926-12-24"}, TypedRow{"大正元年7月30日", "1912-07-30"},
                    TypedRow{"M45.7.29", "1912-07-29"}, TypedRow{"明治元年1月25日", "1868-01-25"},
                    TypedRow{"2004-02-29", "2004-02-29"}, TypedRow{"2022-12-01", "2022-12-01"}));

struct WrongRow {
    const char* typed;
    const char* code;
    const char* said;  // In what is wrong, Japanese.
};
class WrongDates : public testing::TestWithParam<WrongRow> {};
TEST_P(WrongDates, SayWhatIsWrongAndGiveAnExample) {
    const auto read = parse_birth_date(GetParam().typed, today);
    ASSERT_FALSE(read.has_value()) << GetParam().typed << " is " << format_day(*read);
    EXPECT_EQ(read.error().code, GetParam().code) << GetParam().typed;
    EXPECT_NE(read.error().what.ja.find(GetParam().said), std::string::npos)
        << read.error().what.ja;
    EXPECT_NE(read.error().next.ja.find("S25.4.5"), std::string::npos);
    EXPECT_NE(read.error().next.en.find("1950-04-05"), std::string::npos);
}
INSTANTIATE_TEST_SUITE_P(
    Era, WrongDates,
    testing::Values(WrongRow{"昭和64-01-08", "birth.after_era", "平成元年1月8日"},
                    WrongRow{"S64.1.8", "birth.after_era", "1989-01-08"},
                    WrongRow{"平成31-05-01", "birth.after_era", "令和元年5月1日"},
                    WrongRow{"昭和70年1月1日", "birth.after_era", "平成7年1月1日"},
                    WrongRow{"大正15.12.25", "birth.after_era", "昭和元年12月25日"},
                    WrongRow{"明治45年7月30日", "birth.after_era", "大正元年7月30日"},
                    WrongRow{"令和元年4月30日", "birth.before_era", "2019-05-01"},
                    WrongRow{"H1.1.7", "birth.before_era", "平成元年1月8日"},
                    WrongRow{"明治元年1月24日", "birth.before_era", "1868-01-25"},
                    WrongRow{"昭和25年2月29日", "birth.no_such_day", "暦"},
                    WrongRow{"1950-13-01", "birth.no_such_day", "暦"},
                    WrongRow{"19500431", "birth.no_such_day", "暦"},
                    WrongRow{"25.4.5", "birth.no_era", "元号"},
                    WrongRow{"1868-01-24", "birth.too_early", "明治"},
                    WrongRow{"0001-01-01", "birth.too_early", "明治"},
                    WrongRow{"2022-12-02", "birth.in_future", "今日"},
                    WrongRow{"", "birth.unreadable", "読めません"},
                    WrongRow{"昭和", "birth.unreadable", "読めません"},
                    WrongRow{"S0.4.5", "birth.unreadable", "読めません"},
                    WrongRow{"S25405", "birth.unreadable", "読めません"},
                    WrongRow{"1950405", "birth.unreadable", "読めません"},
                    WrongRow{"1950--4-5", "birth.unreadable", "読めません"},
                    WrongRow{"1950-4-5-6", "birth.unreadable", "読めません"},
                    WrongRow{"1950-4", "birth.unreadable", "読めません"},
                    WrongRow{"1950-4-5-", "birth.unreadable", "読めません"},
                    WrongRow{"1950-004-05", "birth.unreadable", "読めません"},
                    WrongRow{"SS25.4.5", "birth.unreadable", "読めません"},
                    WrongRow{"あ25.4.5", "birth.unreadable", "読めません"},
                    WrongRow{"99999999999999999999", "birth.unreadable", "読めません"}));

// S25.4.5, as licences and forms abbreviate it.
std::string short_form(Day of) {
    const std::chrono::year_month_day date{of};
    for (const Era& era : eras()) {
        if (of < era.first) continue;
        const int first = static_cast<int>(std::chrono::year_month_day{era.first}.year());
        return era.letter + std::to_string(static_cast<int>(date.year()) - first + 1) + "." +
               std::to_string(static_cast<unsigned>(date.month())) + "." +
               std::to_string(static_cast<unsigned>(date.day()));
    }
    return "";
}

TEST(Era, EveryDayIsPrintedAndReadBackInBothCalendars) {
    int days = 0;
    for (Day each = day("1868-01-25"); each <= today; each += std::chrono::days{1}, ++days) {
        const auto long_form = format_day_long(each, Language::japanese);
        ASSERT_EQ(parse_birth_date(long_form, today), each) << long_form;
        ASSERT_EQ(parse_birth_date(format_day(each), today), each) << format_day(each);
        ASSERT_EQ(parse_birth_date(short_form(each), today), each) << short_form(each);
    }
    EXPECT_EQ(days, 56'559);
}

}  // namespace
}  // namespace uketsuke
