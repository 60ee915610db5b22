// What stands on a screen: the sentences that a person has to see there.
#include <gtest/gtest.h>

#include <algorithm>

#include "kiosk/screens/screens.h"
#include "tests/kiosk/headless.h"
#include "tests/kiosk/screens/gallery.h"

namespace uketsuke::look {
namespace {

// All texts of the exhibit, one a line.
std::string words_on(const std::string& name, Language language) {
    Headless window(1280, 800, Language::japanese);  // The screen's language decides.
    Screen screen = exhibit(name);
    screen.bar.language = language;
    window.frame([&](Look& look) { draw(screen, look); });
    std::string all;
    for (const DrawnText& text : window.inventory().texts) all += text.text + "\n";
    return all;
}

struct Shown {
    const char* exhibit;
    const char* ja;
    const char* en;
};

class WordsShown : public testing::TestWithParam<Shown> {};

TEST_P(WordsShown, InBothLanguages) {
    const Shown& row = GetParam();
    const std::string ja = words_on(row.exhibit, Language::japanese);
    const std::string en = words_on(row.exhibit, Language::english);
    EXPECT_NE(ja.find(row.ja), std::string::npos) << ja;
    EXPECT_NE(en.find(row.en), std::string::npos) << en;
}

INSTANTIATE_TEST_SUITE_P(
    OfLots, WordsShown,
    testing::Values(Shown{"lot_held", "異物の報告", "Foreign matter"},
                    Shown{"lot_held", "SMP 2", "SMP 2"},
                    Shown{"start_held", "異物の報告", "Foreign matter"},
                    Shown{"lot_unlisted", "FJ5930 は一覧にありません", "FJ5930 is not on the list"},
                    Shown{"lot_unlisted", "もう一人の確認", "A second person"},
                    Shown{"lot_unlisted_by_two", "作例 太郎", "作例 太郎"},
                    Shown{"scan_unused", "先にこの画面を終えてください", "Scan not used"},
                    Shown{"recorded", "次の方をそのまま", "scan the next voucher"},
                    Shown{"start_unlisted", "FJ5930 は一覧にありません", "is not on the list"},
                    Shown{"lot_extended", "2023-06-30", "2023-06-30"},
                    Shown{"lot_extended", "2023-03-31", "2023-03-31"},
                    Shown{"start_extended", "2023-06-30", "Extended to 2023-06-30"},
                    Shown{"scan_extended", "延長後の期限 2023-06-30", "extended to 2023-06-30"},
                    Shown{"lot_too_old", "2022-11-30", "2022-11-30"},
                    Shown{"lot_other_date", "2023-03-31", "2023-03-31"},
                    Shown{"lot_other_product", "別の製品", "another product"},
                    Shown{"start_other_product", "別の製品", "another product"}));

INSTANTIATE_TEST_SUITE_P(
    OfScans, WordsShown,
    testing::Values(
        Shown{"lot_scanned_product", "ロット番号と期限はありません", "the lot number and date"},
        Shown{"lot_scanned_product", "箱のコードをハンドスキャナーで", "Scan the box"},
        Shown{"lot_scanned_other_lot", "画面の FJ5929 と違います", "not the one on the screen"},
        Shown{"lot_scanned_unknown", "19520000000018 は一覧にありません", "No list knows the GTIN"},
        Shown{"lot_scanned_held", "異物の報告", "Foreign matter"},
        Shown{"start_scanned_product", "ロット番号と期限はありません", "the lot number and date"},
        Shown{"start_scanned_unknown", "19520000000018 は一覧にありません",
              "No list knows the GTIN"}));

INSTANTIATE_TEST_SUITE_P(
    OfTheRest, WordsShown,
    testing::Values(Shown{"keypad", "10桁", "10 digits"}, Shown{"keypad_ten", "462152", "462152"},
                    Shown{"verdict_number_only", "番号だけで", "Only the number"},
                    Shown{"scan_exported", "うち2件はUSBに書き出し済み",
                          "2 of them written to USB"},
                    Shown{"scan_loading", "名簿を読み込み中 45%", "loading the roster 45%"},
                    Shown{"scan", "読み取ります", "Scan the voucher"}));

INSTANTIATE_TEST_SUITE_P(
    OfASearch, WordsShown,
    testing::Values(Shown{"people", "昭和33年12月2日", "昭和33年12月2日"},
                    Shown{"people", "1958-12-02", "1958-12-02"}, Shown{"people", "64", "64"},
                    Shown{"people", "見本県見本市見本町字見本", "見本県見本市見本町字見本"},
                    Shown{"people", "住所は表示しません", "Address hidden"},
                    Shown{"people", "本日接種済", "Vaccinated today"},
                    Shown{"people", "受付中", "Checked in"},
                    Shown{"people", "前の券は無効です", "An earlier voucher is void"},
                    Shown{"people", "同じカナ・生年月日", "Another person has this name"},
                    Shown{"people_more", "231人のうち3人", "3 of 231"},
                    Shown{"people_more", "45%", "45%"},
                    Shown{"people_more", "この端末で対応した方", "seen at this terminal"},
                    Shown{"people_none", "見つかりません", "Nobody was found"},
                    Shown{"search_problem", "平成元年1月8日", "1989-01-08"},
                    Shown{"who_without_voucher", "本人確認書類", "identity document"},
                    Shown{"verdict_without_voucher", "接種券なしの受付", "without a voucher"},
                    Shown{"voucher_replaced", "新しい券があります", "There is a new one"},
                    Shown{"voucher_replaced", "0042", "0042"}));

INSTANTIATE_TEST_SUITE_P(
    OfTroubles, WordsShown,
    testing::Values(Shown{"troubles", "忘れた", "Left at home"},
                    Shown{"troubles", "シール貼り間違い", "Sticker on the wrong form"},
                    Shown{"trouble_forgotten", "市への電話は要りません", "No need to call"},
                    Shown{"trouble_old_address", "住民票のある市町村", "is registered"},
                    Shown{"trouble_old_address", "市の窓口に電話", "Call the city"},
                    Shown{"trouble_sticker", "はがさず", "Do not peel"},
                    Shown{"trouble_damaged", "推測せず", "do not guess"}));

INSTANTIATE_TEST_SUITE_P(
    OfAProvisionalPerson, WordsShown,
    testing::Values(Shown{"provisional_problem", "127歳", "127"},
                    Shown{"provisional_refused", "印字から読んだだけ", "only read from print"},
                    Shown{"not_in_roster_print", "仮受付できません", "nobody is taken in"},
                    Shown{"provisional_alike", "もう登録されています", "is here already"},
                    Shown{"provisional_check", "昭和33年12月2日", "昭和33年12月2日"},
                    Shown{"provisional_check", "0000000001", "0000000001"},
                    Shown{"provisional_check_failed", "別の人として", "as another person"},
                    Shown{"provisional_check_failed", "そろっていません", "Not everybody"},
                    Shown{"people", "仮受付の方です", "Taken in provisionally"},
                    Shown{"visitors", "仮受付", "Provisional"}));

TEST(AProvisionalPerson, IsMarkedOnEveryViewAndNobodyElseIs) {
    Headless window(1280, 800, Language::japanese);
    for (const Exhibit& each : gallery()) {
        window.frame([&](Look& look) { draw(each.screen, look); });
        const bool marked = std::ranges::any_of(
            window.inventory().texts,
            [](const DrawnText& text) { return text.text == "仮受付 (名簿にない方)"; });
        EXPECT_EQ(marked, is_provisional(each.screen.view)) << each.name;
        if (!each.name.starts_with("provisional_") || each.name == "provisional_refused") continue;
        EXPECT_TRUE(marked) << each.name;
    }
}

TEST(AList, ShowsNoHouseNumberAndNothingOfAProtectedAddress) {
    const std::string words = words_on("people", Language::japanese);
    EXPECT_EQ(words.find("1234番地"), std::string::npos) << words;
    const std::string district = "見本県見本市見本町字見本";
    std::size_t shown = 0;
    for (auto at = words.find(district); at != std::string::npos; at = words.find(district, at + 1))
        ++shown;
    EXPECT_EQ(shown, 2u) << "of two people of three";
}

INSTANTIATE_TEST_SUITE_P(
    OfVials, WordsShown,
    testing::Values(
        Shown{"vials_opened", "バイアル A4 を登録しました", "Vial A4 is entered"},
        Shown{"vials_opened", "残り 4", "4 left"},
        Shown{"vials_opened", "残り 10（14:24 まで）", "10 left (until 14:24)"},
        Shown{"vials_opened", "接種待ち 3人　余りの見込み 7回分",
              "7 doses more than they will take"},
        Shown{"vials_lane", "余りはありません", "nothing is left over"},
        Shown{"vials_opened", "期限切れ・残り 2", "Time over, 2 left"},
        Shown{"vials_opened", "14:24 まで", "until 14:24"},
        Shown{"vials_opened", "時間の定めなし", "no hours known"},
        Shown{"scan_vial", "バイアル A3　14:24 まで　残り 4", "Vial A3, until 14:24, 4 left"},
        Shown{"lot_check_vial", "FJ5929", "FJ5929"}, Shown{"lot_check_vial", "残り 4", "4 left"},
        Shown{"vial_asked", "18:04 まで", "until 18:04"},
        Shown{"vial_asked_unlisted", "もう一人の確認が必要です", "a second person has to"},
        Shown{"start_lane", "充填の担当から", "From the filling desk"},
        Shown{"waste", "バイアル A2 の廃棄", "Discard of vial A2"},
        Shown{"second_person", "もう一人が", "A second person compares"},
        Shown{"start_barred", "責任者の承認", "let a manager approve"}));

INSTANTIATE_TEST_SUITE_P(
    OfPaper, WordsShown,
    testing::Values(Shown{"paper", "10:20", "10:20"},
                    Shown{"paper", "とは違う会場です", "not that of this terminal"},
                    Shown{"paper", "もう一人の読み合わせが必要です", "A second person has to read"},
                    Shown{"paper_time", "接種の時刻", "Time of the dose"}));

INSTANTIATE_TEST_SUITE_P(
    OfPrint, WordsShown,
    testing::Values(
        Shown{"who_is_it_print", "2 3  462152  00000 00001", "2 3  462152  00000 00001"},
        Shown{"who_is_it_print", "見比べて", "Compare it with the paper"},
        Shown{"not_in_roster_print", "2 3  462152  00000 00001", "2 3  462152  00000 00001"},
        Shown{"not_in_roster_print", "読み間違い", "misread"},
        Shown{"contradiction_print", "印字された番号", "Printed digits"}));

INSTANTIATE_TEST_SUITE_P(
    OfTheLock, WordsShown,
    testing::Values(Shown{"locked", "画面をロックしています", "The screen is locked"},
                    Shown{"locked", "入力した内容は残っています", "What was entered is kept"},
                    Shown{"locked", "見本 花子", "見本 花子"},
                    Shown{"locked_wait", "あと15分", "wait 15 minutes"},
                    Shown{"approval", "責任者のPINかカード", "A manager approves"},
                    Shown{"scan_signed_in", "画面ロック", "Lock"}));

TEST(TheLock, ShowsNothingOfThePersonBehindIt) {
    const PersonRow row = get<WhoIsIt>(exhibit("locked").view).found.row;
    for (const char* name : {"locked", "locked_list", "locked_wait"}) {
        for (const Language language : {Language::japanese, Language::english}) {
            const std::string words = words_on(name, language);
            for (const std::string& secret :
                 {row.resident->name, row.resident->kana, row.resident->voucher_number,
                  row.resident->address, format_day(row.resident->birth_date)}) {
                EXPECT_EQ(words.find(secret), std::string::npos) << name << " " << secret;
            }
        }
    }
}

// What follows cannot be given in time (SAT 8(1)ア※): a yes with its warning, by the shipped rules.
INSTANTIATE_TEST_SUITE_P(
    OfADeadline, WordsShown,
    testing::Values(Shown{"verdict_near_the_end", "接種できます", "Can be vaccinated"},
                    Shown{
                        "verdict_near_the_end",
                        "この日に受けると、市の間隔では接種の終了日までにオミクロン株対応ワクチンを"
                        "受けられません。",
                        "With a dose on this day the city's intervals leave no time for the "
                        "omicron-adapted vaccine before vaccination ends."},
                    Shown{"verdict_near_the_end", "国の最短の間隔なら間に合います。",
                          "With the shortest national interval there is still time."},
                    Shown{"verdict_near_the_end", "SAT 8(1)ア※", "SAT 8(1)ア※"}));

// Given at 12:04. The minutes are the programme's.
INSTANTIATE_TEST_SUITE_P(OfTheTimeToRest, WordsShown,
                         testing::Values(Shown{"recorded", "12:19 まで", "until 12:19"},
                                         Shown{"recorded", "12:34 まで", "until 12:34"},
                                         Shown{"recorded", "重いアレルギー", "severe allergy"},
                                         Shown{"recorded_elsewhere", "12:24 まで", "until 12:24"},
                                         Shown{"recorded_elsewhere", "12:49 まで", "until 12:49"},
                                         Shown{"recorded_elsewhere", "20分", "20 min"},
                                         Shown{"recorded_unobserved", "医師に聞いて",
                                               "Ask the doctor"}));

TEST(TheTimeToRest, OfAnotherProgrammeIsNotOurs) {
    const std::string words = words_on("recorded_elsewhere", Language::japanese);
    EXPECT_EQ(words.find("12:19"), std::string::npos) << words;
    EXPECT_EQ(words.find("12:34"), std::string::npos) << words;
    EXPECT_EQ(words_on("recorded_unobserved", Language::japanese).find("まで"), std::string::npos);
}

}  // namespace
}  // namespace uketsuke::look
