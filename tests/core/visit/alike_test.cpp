// 取り違えの注意: who is told of, and who is not.
#include "core/visit/alike.h"

#include <gtest/gtest.h>

#include "tests/core/ledger/sample.h"

namespace uketsuke {
namespace {

using namespace sample;

const Day today = day("2022-12-01");

struct Somebody {
    const char* name = "見本 太郎";
    const char* kana = "ミホン タロウ";
    const char* born = "1950-04-05";
    const char* address = "見本市見本町1-2-3";
    bool protected_address = false;
};

PersonRow visitor(std::uint8_t number, const Somebody& who, DeskStep last = DeskStep::received) {
    PersonRow row;
    row.person = person(number);
    Resident one = resident();
    one.name = who.name;
    one.kana = who.kana;
    one.birth_date = day(who.born);
    one.address = who.address;
    one.address_protected = who.protected_address;
    row.resident = one;
    row.steps.push_back({"x", at("2022-12-01T09:00:00+09:00"), step(DeskStep::received, "A012")});
    if (last != DeskStep::received)
        row.steps.push_back({"y", at("2022-12-01T09:30:00+09:00"), step(last)});
    return row;
}

struct AlikeRow {
    const char* what;
    Somebody other;
    bool name, surname, birth, address;
};
class Alike : public testing::TestWithParam<AlikeRow> {};
TEST_P(Alike, IsToldByWhatIsTheSame) {
    const AlikeRow& row = GetParam();
    const auto alike = alike_visitors(visitor(1, {}), {visitor(2, row.other)}, today);
    if (!row.name && !row.surname && !row.birth && !row.address) {
        EXPECT_TRUE(alike.empty());
        return;
    }
    ASSERT_EQ(alike.size(), 1u);
    EXPECT_EQ(alike[0].same_name, row.name);
    EXPECT_EQ(alike[0].same_surname, row.surname);
    EXPECT_EQ(alike[0].same_birth, row.birth);
    EXPECT_EQ(alike[0].same_address, row.address);
    EXPECT_EQ(alike[0].number, "A012");
    EXPECT_EQ(is_striking(alike[0]), row.name || row.birth || row.address);
}
const Somebody stranger{"架空 花子", "カクウ ハナコ", "1971-02-03", "見本市別町9"};
INSTANTIATE_TEST_SUITE_P(
    Table, Alike,
    testing::Values(
        AlikeRow{"nobody", stranger, false, false, false, false},
        AlikeRow{"twin", {"見本 次郎", "ミホン ジロウ"}, false, true, true, true},
        AlikeRow{"couple", {"見本 花子", "ミホン ハナコ", "1952-01-01"}, false, true, false, true},
        AlikeRow{"namesake",
                 {"見本 太郎", "ミホン タロウ", "1990-01-01", "見本市別町9"},
                 true,
                 true,
                 false,
                 false},
        AlikeRow{"sounds_alike",
                 {"三本 太朗", "ミホン タロウ", "1990-01-01", "見本市別町9"},
                 true,
                 true,
                 false,
                 false},
        AlikeRow{"surname",
                 {"見本 次郎", "ミホン ジロウ", "1990-01-01", "見本市別町9"},
                 false,
                 true,
                 false,
                 false},
        AlikeRow{"birthday",
                 {"架空 花子", "カクウ ハナコ", "1950-04-05", "見本市別町9"},
                 false,
                 false,
                 true,
                 false},
        AlikeRow{"written_otherwise",
                 {"架空 花子", "カクウ ハナコ", "1971-02-03", "見本市見本町１−２−３"},
                 false,
                 false,
                 false,
                 false},
        AlikeRow{"wide_blank",
                 {"見本　次郎", "ミホン　ジロウ", "1990-01-01", "見本市別町9"},
                 false,
                 true,
                 false,
                 false}),
    [](const auto& row) { return row.param.what; });

TEST(Alikes, AProtectedAddressIsNeverCompared) {
    Somebody hidden = stranger;
    hidden.address = "見本市見本町1-2-3";
    hidden.protected_address = true;
    EXPECT_TRUE(alike_visitors(visitor(1, {}), {visitor(2, hidden)}, today).empty());
    EXPECT_TRUE(alike_visitors(visitor(2, hidden), {visitor(1, {})}, today).empty());
}

TEST(Alikes, WhoHasLeftOrCameOnAnotherDayIsNotToldOf) {
    const PersonRow who = visitor(1, {});
    EXPECT_TRUE(alike_visitors(who, {visitor(2, {}, DeskStep::left)}, today).empty());
    EXPECT_TRUE(alike_visitors(who, {visitor(2, {})}, day("2022-12-02")).empty());
    EXPECT_TRUE(alike_visitors(who, {who}, today).empty()) << "nobody is like himself";
    EXPECT_EQ(alike_visitors(who, {visitor(2, {}, DeskStep::parked)}, today).size(), 1u);
}

TEST(Alikes, TheMostAlikeComesFirst) {
    const auto alike =
        alike_visitors(visitor(1, {}),
                       {visitor(2, {"見本 花子", "ミホン ハナコ", "1990-01-01", "見本市別町9"}),
                        visitor(3, {"見本 太郎", "ミホン タロウ", "1991-01-01", "見本市別町9"}),
                        visitor(4, {"見本 次郎", "ミホン ジロウ"})},
                       today);
    ASSERT_EQ(alike.size(), 3u);
    EXPECT_TRUE(alike[0].same_name);
    EXPECT_TRUE(alike[1].same_birth);
    EXPECT_TRUE(alike[2].same_surname);
}

}  // namespace
}  // namespace uketsuke
