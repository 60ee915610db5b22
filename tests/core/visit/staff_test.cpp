// Who may sign in, the rows of the list, and the shape of PIN and card.
#include "core/visit/staff.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "core/base/crypto.h"

namespace uketsuke {
namespace {

StaffListed one(std::uint8_t id, const char* name, const char* kana) {
    StaffListed listed;
    listed.staff = StaffId{{id}};
    listed.name = name;
    listed.kana = kana;
    listed.pin_hash = "$argon2id$";
    return listed;
}

TEST(StaffList, TheLatestOfEachCountsAndTheListGoesByKana) {
    StaffListed left = one(1, "見本 花子", "ミホン ハナコ");
    left.active = false;
    const auto list =
        latest_staff({one(1, "見本 花子", "ミホン ハナコ"), one(2, "架空 桜", "カクウ サクラ"),
                      one(3, "例示 楓", "レイジ カエデ"), left});
    ASSERT_EQ(list.size(), 3u);
    EXPECT_EQ(list[0].name, "架空 桜");
    EXPECT_EQ(list[1].name, "見本 花子");
    EXPECT_FALSE(list[1].active);
    EXPECT_EQ(list[2].name, "例示 楓");
    EXPECT_EQ(staff_with(list, StaffId{{1}}), nullptr) << "who left signs in nowhere";
    EXPECT_EQ(staff_with(list, StaffId{{2}}), &list[0]);
}

TEST(StaffList, WhoHasNeitherPinNorCardCannotSignIn) {
    StaffListed bare = one(1, "見本 花子", "ミホン ハナコ");
    bare.pin_hash.clear();
    EXPECT_FALSE(may_sign_in(bare));
    EXPECT_EQ(staff_with_card({bare}, ""), nullptr) << "no card is nobody's card";
    bare.card_hash = hash_of_card("UKSTAFF");
    EXPECT_TRUE(may_sign_in(bare));
}

struct RowOf {
    const char* kana;
    const char* row;
};
class KanaRows : public testing::TestWithParam<RowOf> {};
TEST_P(KanaRows, AreTheFiftySounds) { EXPECT_EQ(kana_row(GetParam().kana), GetParam().row); }
INSTANTIATE_TEST_SUITE_P(
    Table, KanaRows,
    testing::Values(RowOf{"アオキ", "あ"}, RowOf{"ヴァン", "あ"}, RowOf{"がもう", "か"},
                    RowOf{"ｶﾞﾓｳ", "か"}, RowOf{"ジンノ", "さ"}, RowOf{"ヅラ", "た"},
                    RowOf{"ニシ", "な"}, RowOf{"パク", "は"}, RowOf{"ボウ", "は"},
                    RowOf{"ムトウ", "ま"}, RowOf{"ユアサ", "や"}, RowOf{"ョ", "や"},
                    RowOf{"ロク", "ら"}, RowOf{"ワダ", "わ"}, RowOf{"ヲ", "わ"},
                    RowOf{"Smith", "他"}, RowOf{"", "他"}, RowOf{"見本", "他"}));

struct PinRow {
    const char* pin;
    const char* code;  // Empty: it may be used.
};
class Pins : public testing::TestWithParam<PinRow> {};
TEST_P(Pins, AreDigitsAndNoRun) {
    const auto checked = check_pin(GetParam().pin);
    EXPECT_EQ(checked ? "" : checked.error().code, GetParam().code);
}
INSTANTIATE_TEST_SUITE_P(Table, Pins,
                         testing::Values(PinRow{"4649", ""}, PinRow{"12345679", ""},
                                         PinRow{"1212", ""}, PinRow{"464", "pin.form"},
                                         PinRow{"464946494", "pin.form"}, PinRow{"", "pin.form"},
                                         PinRow{"46 9", "pin.form"}, PinRow{"４６４９", "pin.form"},
                                         PinRow{"0000", "pin.weak"}, PinRow{"1234", "pin.weak"},
                                         PinRow{"87654321", "pin.weak"}));

TEST(Card, EverySecretHasItsOwnCodeAndIsReadBackAsAScannerTypesIt) {
    const bool held = rc::check("any two secrets", [](const CardSecret& a, const CardSecret& b) {
        const std::string code = card_code(a);
        RC_ASSERT(code.size() == 31u);
        RC_ASSERT((card_code(b) == code) == (a == b));
        std::string typed = " ";
        for (const char c : code)
            typed += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
        RC_ASSERT(card_code_in(typed) == code);
    });
    EXPECT_TRUE(held);
}

struct NoCard {
    const char* text;
};
class NoCards : public testing::TestWithParam<NoCard> {};
TEST_P(NoCards, AreNotTakenForOne) { EXPECT_EQ(card_code_in(GetParam().text), std::nullopt); }
INSTANTIATE_TEST_SUITE_P(Table, NoCards,
                         testing::Values(NoCard{"234621520000000001"}, NoCard{""},
                                         NoCard{"UKSTAFFAAAAAAAAAAAAAAAAAAAAAAA"},
                                         NoCard{"UKSTAFFAAAAAAAAAAAAAAAAAAAAAAAAA"},
                                         NoCard{"UKSTAFFAAAAAAAAAAAAAAAAAAAAAAA1"},
                                         NoCard{"XKSTAFFAAAAAAAAAAAAAAAAAAAAAAAA"}));

TEST(Card, TheLedgerKnowsItsSha256Alone) {
    const std::string code = card_code({});
    const std::string hash = hash_of_card(code);
    EXPECT_EQ(hash, to_hex(sha256(Bytes(code.begin(), code.end()))));
    StaffListed owner = one(1, "見本 花子", "ミホン ハナコ");
    owner.card_hash = hash;
    const std::vector<StaffListed> list{owner};
    EXPECT_EQ(staff_with_card(list, hash), &list[0]);
    EXPECT_EQ(staff_with_card(list, code), nullptr);
}

}  // namespace
}  // namespace uketsuke
