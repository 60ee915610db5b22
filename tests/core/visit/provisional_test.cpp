// What is typed of somebody whom no roster lists: taken as it stands, or refused with what to do.
#include "core/visit/provisional.h"

#include "tests/kiosk/flow/walk.h"

namespace uketsuke {
namespace {

constexpr const char* host = "462152";
const Day today = make_day(2022, 12, 1);

Result<ProvisionalTaken> taken(const ProvisionalForm& form,
                               const VoucherAtDesk& voucher = NoneAtHand{}) {
    return provisional_of(form, voucher, host, today);
}

ProvisionalForm sound_form() {
    return {"みほん　かりこ", "S35.1.2", "見本 仮子", "見本町1", Sex::female};
}

TEST(Provisional, IsStoredAsARosterHasIt) {
    const auto fact = taken(sound_form());
    ASSERT_TRUE(fact.has_value());
    EXPECT_EQ(fact->kana, "ミホン カリコ");
    EXPECT_EQ(fact->name, "見本 仮子");
    EXPECT_EQ(fact->birth_date, make_day(1960, 1, 2));
    EXPECT_EQ(fact->sex, Sex::female);
    EXPECT_EQ(fact->municipality, host);
    EXPECT_EQ(fact->voucher_line, "");
    EXPECT_EQ(fact->why, "not_in_roster");
}

TEST(Provisional, TakesItsMunicipalityAndLineFromTheVoucher) {
    const Presented presented{
        *parse_voucher_line("234620122900000077"), {"qr"}, false, "other_city"};
    const auto fact = taken(sound_form(), presented);
    ASSERT_TRUE(fact.has_value());
    EXPECT_EQ(fact->municipality, "462012");
    EXPECT_EQ(fact->voucher_line, "234620122900000077");
    EXPECT_EQ(fact->why, "other_city");
}

TEST(Provisional, KeepsTenDigitsAsANote) {
    const auto fact = taken(sound_form(), Presented{walk::voucher(), {"typed"}, true});
    ASSERT_TRUE(fact.has_value());
    EXPECT_EQ(fact->voucher_line, "");
    EXPECT_NE(fact->note.find("0000000001"), std::string::npos);
}

TEST(Provisional, HasTheKanaForANameThatIsNotShown) {
    ProvisionalForm form = sound_form();
    form.name = "";
    EXPECT_EQ(taken(form)->name, "ミホン カリコ");
}

struct Refusal {
    const char* kana;
    const char* born;
    const char* code;  // Empty: taken.
};

class Refused : public testing::TestWithParam<Refusal> {};

TEST_P(Refused, SaysWhatToDo) {
    ProvisionalForm form = sound_form();
    form.kana = GetParam().kana;
    form.born = GetParam().born;
    const auto fact = taken(form);
    EXPECT_EQ(fact ? "" : fact.error().code, GetParam().code);
    if (fact) return;
    EXPECT_FALSE(fact.error().next.ja.empty());
    EXPECT_FALSE(fact.error().next.en.empty());
}

INSTANTIATE_TEST_SUITE_P(Tables, Refused,
                         testing::Values(Refusal{"", "S35.1.2", "provisional.kana"},
                                         Refusal{"　", "S35.1.2", "provisional.kana"},
                                         Refusal{"見本 仮子", "S35.1.2", "provisional.kana"},
                                         Refusal{"ﾐﾎﾝ ｶﾘｺ", "S35.1.2", ""},
                                         Refusal{"Mihon Kariko", "S35.1.2", ""},
                                         Refusal{"ミホン", "", "birth.unreadable"},
                                         Refusal{"ミホン", "2022-12-01", ""},
                                         Refusal{"ミホン", "2022-12-02", "birth.in_future"},
                                         Refusal{"ミホン", "S64.1.8", "birth.after_era"},
                                         Refusal{"ミホン", "1960-02-30", "birth.no_such_day"},
                                         Refusal{"ミホン", "1901-12-03", ""},
                                         Refusal{"ミホン", "1901-12-02", "provisional.too_old"},
                                         Refusal{"ミホン", "M33.4.5", "provisional.too_old"}));

TEST(Provisional, IsNobodyByANumberThatWasOnlyReadFromPrint) {
    const auto fact = taken(sound_form(), Presented{walk::voucher(), {"ocr"}});
    ASSERT_FALSE(fact.has_value());
    EXPECT_EQ(fact.error().code, "provisional.print_only");
    EXPECT_TRUE(taken(sound_form(), Presented{walk::voucher(), {"nw7", "ocr"}}).has_value());
}

TEST(Provisional, RecordsTheKindOfDocumentAndWhoLookedAtIt) {
    const auto fact =
        compared(*taken(sound_form()), IdentityDocument::health_insurance, walk::desk());
    EXPECT_EQ(fact.note, "本人確認書類: 健康保険証");
    EXPECT_EQ(fact.recorder, "見本 花子");
    EXPECT_EQ(fact.venue, "見本会場");
}

TEST(Provisional, IsDescribedUntilTheRosterDoesIt) {
    PersonRow row = walk::provisional(*taken(sound_form()));
    EXPECT_TRUE(is_provisional(row));
    EXPECT_EQ(described_in(row)->name, "見本 仮子");
    row.resident = walk::person().resident;
    EXPECT_FALSE(is_provisional(row));
    EXPECT_EQ(described_in(row)->name, "見本 太郎");
    EXPECT_EQ(described_in(PersonRow{}), std::nullopt);
}

}  // namespace
}  // namespace uketsuke
