// 予約者名簿: what is read, and every mistake told by line and column.
#include "sync/roster/booking_list.h"

#include <gtest/gtest.h>

#include "tests/core/ledger/sample.h"

namespace uketsuke {
namespace {

TEST(BookingList, HoldsNumbersAndTheDatesOfBirthThatWereGiven) {
    const BookingList list = read_bookings(
        "voucher_number,birth_date,date,time\r\n"
        "9900000017,1950/4/5,2022-12-01,9:00\r\n9900000025,,,\r\n");
    ASSERT_TRUE(list.problems.empty());
    ASSERT_EQ(list.rows.size(), 2u);
    EXPECT_EQ(list.rows[0].line, 2u);
    EXPECT_EQ(list.rows[0].voucher_number, "9900000017");
    EXPECT_EQ(list.rows[0].birth_date, sample::day("1950-04-05"));
    EXPECT_EQ(list.rows[1].birth_date, std::nullopt);
}

struct BadList {
    const char* text;
    std::size_t line;
    const char* code;
};
class BadLists : public testing::TestWithParam<BadList> {};
TEST_P(BadLists, AreRefusedByLine) {
    const BookingList list = read_bookings(GetParam().text);
    ASSERT_EQ(list.problems.count(), 1u);
    EXPECT_EQ(list.problems.kept()[0].line, GetParam().line);
    EXPECT_EQ(list.problems.kept()[0].code, GetParam().code);
}
INSTANTIATE_TEST_SUITE_P(
    Table, BadLists,
    testing::Values(BadList{"", 1, "table.empty"},
                    BadList{"birth_date\n1950-04-05\n", 1, "table.missing_column"},
                    BadList{"voucher_number,個人番号\n9900000017,1\n", 1, "table.my_number"},
                    BadList{"voucher_number\n990000017\n", 2, "roster.leading_zeros"},
                    BadList{"voucher_number,time\n,9:00\n", 2, "roster.empty"},
                    BadList{"voucher_number,birth_date\n9900000017,4/5\n", 2, "roster.date"}));

}  // namespace
}  // namespace uketsuke
