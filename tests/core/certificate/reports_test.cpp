// The papers for those who work here and for the city: two reports, the closing of a day, and the
// list of visitors.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "core/certificate/closing_report.h"
#include "core/certificate/incident_report.h"
#include "core/certificate/reaction_report.h"
#include "core/certificate/visitor_list.h"
#include "platform/page/drawing.h"
#include "tests/core/certificate/sample.h"
#include "tests/platform/page/pdf_tools.h"

namespace uketsuke {
namespace {

using testing::HasSubstr;
using testing::Not;
using namespace testing_tools;

const std::string long_name =
    "MIHON ALEXANDRA MARGUERITE-CONSTANCE VON UND ZU BEISPIEL-MUSTERSTADT";

std::string long_note() {
    std::string note;
    while (note.size() < 240) note += "気分が悪い";
    return note;
}

std::vector<TextItem> texts_of(const Page& page) {
    std::vector<TextItem> texts;
    for (const PageItem& item : page.items)
        if (const auto* text = std::get_if<TextItem>(&item)) texts.push_back(*text);
    return texts;
}

std::string words_on(const Page& page) {
    std::string words;
    for (const TextItem& text : texts_of(page)) words += text.text + "\n";
    return words;
}

int times(const Page& page, const std::string& line) {
    return int(std::ranges::count(texts_of(page), line, &TextItem::text));
}

bool says(const Page& page, const std::string& line) { return times(page, line) > 0; }

void expect_all(const std::string& words, const std::vector<std::string>& parts) {
    for (const std::string& part : parts) EXPECT_THAT(words, HasSubstr(part));
}

std::string pdf_words(const std::vector<Page>& pages) {
    return pdf_text(save(draw_pdf(pages, {"見本", make_day(2022, 12, 1)}).value(), "report.pdf"));
}

void expect_on_the_sheet(const Page& page) {
    for (const TextItem& text : texts_of(page)) {
        EXPECT_GE(text.box.x, 10) << text.text;
        EXPECT_LE(text.box.x + text.box.width, page.width_mm - 10) << text.text;
        EXPECT_LE(text.box.y + text.box.height, page.height_mm - 7) << text.text;
    }
    EXPECT_THAT(undrawable_texts(page).value(), testing::IsEmpty());
}

// Whatever holds these words breaks its lines, and gets smaller until all fit its box.
void expect_wrapped(const Page& page, const std::string& words) {
    const auto wraps = [&](const TextItem& text) {
        return text.text.find(words) != std::string::npos && text.fit == Fit::wrap;
    };
    EXPECT_EQ(std::ranges::count_if(texts_of(page), wraps), 1) << words;
}

Instant at(const char* time) {
    return parse_instant("2022-12-01T" + std::string(time) + "+09:00").value();
}

// What the two reports say alike of a person and a dose.
template <class Report>
Report sample_report() {
    const Certificate made = sample_certificate(5);
    Report report;
    report.name = "見本 花子";
    report.kana = "ミホン ハナコ";
    report.sex = Sex::female;
    report.birth_date = made.birth_date;
    report.age = 65;
    report.address = made.address;
    report.dose = made.dose;
    report.doctor = "見本 医師";
    report.record = "00112233445566778899aabbccddeeff/462152/7";
    return report;
}

ReactionReport sample_reaction() {
    auto report = sample_report<ReactionReport>();
    report.injected = at("09:30:00");
    report.noticed = at("09:45:00");
    report.signs = {{"じんましん", "Hives"}, {"息苦しい", "Short of breath"}};
    report.done = {{"横にして休ませた", "Laid down to rest"}};
    report.note = "待合で申し出";
    report.temperature_tenths = 368;
    return report;
}

IncidentReport sample_incident() {
    auto report = sample_report<IncidentReport>();
    report.kind = {"接種間隔", "Interval between doses"};
    report.harm = {"健康被害なし", "No harm to health"};
    report.note = "前回の日を読み違えた";
    report.noticed = at("10:05:00");
    report.volume_ul = 300;
    report.body_site = "左上腕";
    report.recorder = "見本 記録";
    report.venue = "見本市保健センター";
    report.verdict = "医師の確認が必要です";
    report.reason_codes = {"interval.short", "age.edge"};
    return report;
}

ClosingReport sample_closing(int differences) {
    ClosingReport report;
    report.closed = {make_day(2022, 12, 1), "見本市保健センター", 690, 671, 19, 678, 7, 12, {}, "",
                     "見本 記録",           "見本 責任",          {}};
    report.at = at("17:30:00");
    report.given = 671;
    report.record = "00112233445566778899aabbccddeeff/462152/9";
    for (int i = 1; i <= differences; ++i)
        report.differences.push_back({.kind = DifferenceKind::form_missing,
                                      .about = "A" + std::to_string(100 + i),
                                      .name = "見本 花子"});
    return report;
}

std::vector<Page> list_of(std::size_t count, const std::string& name = "見本 花子",
                          bool sample = false) {
    std::vector<ListedVisitor> visitors;
    for (std::size_t i = 1; i <= count; ++i)
        visitors.push_back(
            {"A" + std::to_string(100 + i), name, "ミホン ハナコ", make_day(1957, 5, 5), "受付済"});
    return draw_visitor_list("見本会場", make_day(2022, 12, 1), visitors, sample);
}

int boxes_to_tick(const Page& page) {
    return static_cast<int>(std::ranges::count_if(page.items, [](const PageItem& item) {
        const auto* box = std::get_if<RectangleItem>(&item);
        return box && !box->fill && box->box.width < 6;
    }));
}

TEST(AReactionReport, SaysWhatTheRecordsKnowAndAsksTheDoctorForTheRest) {
    const ReactionReport report = sample_reaction();
    const std::string words = words_on(draw_reaction_report(report));
    expect_all(words, {report.name, report.record, "ミホン ハナコ", "女", "昭和32年5月5日（65歳）",
                       "見本町一丁目", "コミナティ", "ファイザー", "FX9901", "5回目",
                       "令和4年12月1日 09:30", "見本市保健センター", "見本 医師", "36.8℃",
                       "じんましん、息苦しい", "横にして休ませた", "待合で申し出"});
    expect_all(words, {"医師の所見", "因果関係", "関連あり", "関連なし", "評価不能", "症状の程度",
                       "転帰", "医療機関名", "医師署名", "日付"});
    EXPECT_THAT(words, Not(HasSubstr("Hives")));
}

TEST(AReactionReport, SaysThatItIsADraftAndNoOfficialForm) {
    const std::string words = pdf_words({draw_reaction_report(sample_reaction())});
    expect_all(words,
               {"下書き。医師が確かめて完成させてください。", "様式の正式な用紙ではありません"});
}

TEST(AReactionReport, CountsTheMinutesBetweenTheTimesThatItPrints) {
    const std::vector<std::array<const char*, 3>> table{
        {"09:30:00", "09:45:00", "09:45（接種の15分後）"},
        {"09:30:50", "09:45:10", "09:45（接種の15分後）"},
        {"09:30:00", "09:30:00", "09:30（接種の0分後）"},
        {"09:30:00", "11:00:00", "11:00（接種の90分後）"}};
    for (const auto& [injected, noticed, printed] : table) {
        ReactionReport report = sample_reaction();
        report.injected = at(injected);
        report.noticed = at(noticed);
        const std::string whole = "令和4年12月1日 " + std::string(printed);
        EXPECT_TRUE(says(draw_reaction_report(report), whole)) << whole;
    }
}

TEST(AReactionReport, MakesUpNeitherMinutesNorATemperature) {
    for (const Instant injected : {Instant{}, at("09:46:00")}) {
        ReactionReport report = sample_reaction();
        report.injected = injected;
        report.temperature_tenths = 0;
        const Page page = draw_reaction_report(report);
        EXPECT_TRUE(says(page, "令和4年12月1日 09:45"));
        EXPECT_THAT(words_on(page), Not(HasSubstr("℃")));
    }
}

TEST(AReactionReport, ListsWhatDeviatesOnTheFormOrThatNothingWasEntered) {
    ReactionReport report = sample_reaction();
    EXPECT_TRUE(says(draw_reaction_report(report), "入力された留意点はありません"));
    report.deviating = {{"重いアレルギー", "Severe allergy"}};
    EXPECT_TRUE(says(draw_reaction_report(report), "重いアレルギー"));
    report.deviating.push_back({"発熱", "Fever"});
    EXPECT_TRUE(says(draw_reaction_report(report), "重いアレルギー、発熱"));
}

TEST(AReactionReport, StaysOnItsSheetHoweverMuchItSays) {
    ReactionReport report = sample_reaction();
    expect_on_the_sheet(draw_reaction_report(report));
    expect_on_the_sheet(draw_reaction_report(ReactionReport{}));
    report.name = long_name;
    report.note = long_note();
    report.signs = std::vector<Words>(20, {"息苦しい・ぜん鳴・せき", ""});
    report.deviating = std::vector<Words>(14, {"重いアレルギー症状を起こした", ""});
    const Page page = draw_reaction_report(report);
    expect_on_the_sheet(page);
    for (const std::string& words :
         {long_name, report.note, report.signs[0].ja + "、", report.deviating[0].ja + "、"})
        expect_wrapped(page, words);
}

TEST(AnIncidentReport, NamesTheFormByWhichItIsReportedAndWhereThatIsSaid) {
    IncidentReport report = sample_incident();
    const Page monthly = draw_incident_report(report);
    EXPECT_TRUE(says(monthly, "様式4-10-3（翌月15日まで）"));
    EXPECT_THAT(words_on(monthly), Not(HasSubstr("4-10-2")));
    report.at_once = true;
    const std::string at_once = pdf_words({draw_incident_report(report)});
    EXPECT_THAT(at_once, HasSubstr("様式4-10-2（直ちに報告）"));
    EXPECT_THAT(at_once, Not(HasSubstr("4-10-3")));
    EXPECT_THAT(at_once, HasSubstr("手引き p121"));
}

TEST(AnIncidentReport, SaysWhatTheRecordsKnowAndAsksTheSiteForTheRest) {
    IncidentReport report = sample_incident();
    const std::string words = words_on(draw_incident_report(report));
    expect_all(words, {report.name, report.record, "接種間隔", "健康被害なし",
                       "まだ説明していません", "令和4年12月1日 10:05", "前回の日を読み違えた"});
    expect_all(words, {"ミホン ハナコ", "昭和32年5月5日（65歳）", "見本町一丁目", "コミナティ",
                       "FX9901", "5回目", "0.3 mL", "左上腕", "見本 医師", "見本 記録"});
    expect_all(words, {"見本市保健センター", "医師の確認が必要です", "interval.short、age.edge"});
    expect_all(words, {"発生の経緯", "原因", "健康状態の経過", "再発防止策", "市町村への連絡日時",
                       "報告者"});
    report.told = true;
    EXPECT_TRUE(says(draw_incident_report(report), "説明済み"));
}

TEST(AnIncidentReport, PrintsMicrolitresAsMillilitres) {
    IncidentReport report = sample_incident();
    const std::vector<std::pair<int, const char*>> table{
        {300, "0.3 mL"}, {250, "0.25 mL"}, {1000, "1.0 mL"}, {25, "0.025 mL"}};
    for (const auto& [microlitres, printed] : table) {
        report.volume_ul = microlitres;
        EXPECT_TRUE(says(draw_incident_report(report), printed)) << printed;
    }
    report.volume_ul = 0;
    EXPECT_THAT(words_on(draw_incident_report(report)), Not(HasSubstr("mL")));
}

TEST(AnIncidentReport, StaysOnItsSheetHoweverMuchItSays) {
    IncidentReport report = sample_incident();
    expect_on_the_sheet(draw_incident_report(report));
    expect_on_the_sheet(draw_incident_report(IncidentReport{}));
    report.name = long_name;
    report.note = long_note();
    report.reason_codes = std::vector<std::string>(12, "interval.short");
    const Page page = draw_incident_report(report);
    expect_on_the_sheet(page);
    for (const std::string& words : {long_name, report.note, report.reason_codes[0] + "、"})
        expect_wrapped(page, words);
}

TEST(AReport, OfAProtectedPersonHoldsNoAddress) {
    ReactionReport reaction = sample_reaction();
    IncidentReport incident = sample_incident();
    reaction.address = incident.address = std::nullopt;
    for (const Page& page : {draw_reaction_report(reaction), draw_incident_report(incident)}) {
        EXPECT_THAT(words_on(page), Not(HasSubstr("見本町")));
        EXPECT_TRUE(says(page, "＊＊＊＊＊＊＊＊"));
    }
}

TEST(AClosingReport, SetsFormsAgainstRecordsAndDosesAgainstVials) {
    const std::vector<Page> pages = draw_closing_report(sample_closing(0));
    ASSERT_EQ(pages.size(), 1u);
    const std::string words = pdf_words(pages);
    expect_all(words, {"業務終了報告", "見本市保健センター", "令和4年12月1日(木)",
                       "令和4年12月1日 17:30", "690", "671", "19", "678", "未送信の記録", "12件",
                       "差異はありません。", "担当者", "見本 記録", "責任者", "見本 責任", "1/1"});
    EXPECT_EQ(times(pages[0], "＝"), 2);
    EXPECT_FALSE(says(pages[0], "≠"));
}

TEST(AClosingReport, SaysUnequalWhereTheFiguresAre) {
    ClosingReport report = sample_closing(0);
    report.closed.forms = 689;
    EXPECT_EQ(times(draw_closing_report(report)[0], "≠"), 1);
    report.given = 670;
    EXPECT_EQ(times(draw_closing_report(report)[0], "≠"), 2);
}

TEST(AClosingReport, HasAPageForEveryTwentyFourDifferencesAndIsSignedOnTheLast) {
    const std::vector<std::pair<int, std::size_t>> table{{0, 1},  {1, 1},  {24, 1},
                                                         {25, 2}, {30, 2}, {49, 3}};
    for (const auto& [differences, pages_needed] : table) {
        const std::vector<Page> pages = draw_closing_report(sample_closing(differences));
        ASSERT_EQ(pages.size(), pages_needed) << differences;
        for (std::size_t i = 0; i < pages.size(); ++i) {
            EXPECT_TRUE(says(pages[i], std::to_string(i + 1) + "/" + std::to_string(pages.size())));
            EXPECT_EQ(says(pages[i], "署名"), i + 1 == pages.size());
            EXPECT_EQ(says(pages[i], "予診票（回収）"), i == 0);
            expect_on_the_sheet(pages[i]);
        }
    }
}

TEST(AClosingReport, ListsEveryDifferenceOnceInItsOrder) {
    const std::vector<Page> pages = draw_closing_report(sample_closing(30));
    for (int i = 1; i <= 30; ++i) {
        const std::string who = "A" + std::to_string(100 + i) + "　見本 花子";
        EXPECT_EQ(says(pages[0], who), i <= 24) << who;
        EXPECT_EQ(says(pages[1], who), i > 24) << who;
    }
    EXPECT_EQ(times(pages[0], words_of(DifferenceKind::form_missing).ja), 24);
    EXPECT_TRUE(says(pages[0], "30件"));
}

TEST(AClosingReport, NamesWhomOrWhatADifferenceIsAboutWithoutSayingItTwice) {
    ClosingReport report = sample_closing(5);
    std::vector<Difference>& all = report.differences;
    all[0].about = all[0].name;
    all[1] = {DifferenceKind::vial_not_used_up, "B3", "", {}, "a vial's entry", 2, {}};
    all[2] = {DifferenceKind::unsent, "7", "", {}, "", 7, {}};
    all[3] = {DifferenceKind::after_close, "17:10", "", {}, "", 0, {}};
    all[4] = {DifferenceKind::finding, "A105", "見本 太郎", {}, "", 0, {"二重の記録", "Twice"}};
    const Page page = draw_closing_report(report)[0];
    for (const char* line : {"見本 花子", "B3　2回分", "7件", "17:10", "A105　見本 太郎"})
        EXPECT_TRUE(says(page, line)) << line;
    EXPECT_TRUE(says(page, words_of(DifferenceKind::finding).ja + "：二重の記録"));
}

TEST(AClosingReport, SaysWhyItWasClosedWithDifferences) {
    ClosingReport report = sample_closing(1);
    EXPECT_FALSE(says(draw_closing_report(report)[0], "差異の理由"));
    report.closed.note = long_note();
    report.differences[0].about = long_name;
    const Page page = draw_closing_report(report)[0];
    EXPECT_TRUE(says(page, "差異の理由"));
    expect_wrapped(page, report.closed.note);
    expect_wrapped(page, long_name);
    expect_on_the_sheet(page);
}

TEST(AVisitorList, HasTwentyFiveRowsOnEveryPageFilledOrNot) {
    const std::vector<std::pair<std::size_t, std::size_t>> table{{0, 1}, {1, 1}, {25, 1}, {26, 2}};
    for (const auto& [visitors, pages_needed] : table) {
        const std::vector<Page> pages = list_of(visitors);
        ASSERT_EQ(pages.size(), pages_needed) << visitors;
        int named = 0;
        for (std::size_t i = 0; i < pages.size(); ++i) {
            EXPECT_EQ(boxes_to_tick(pages[i]), 25 * 5);
            EXPECT_TRUE(says(pages[i], std::to_string(i + 1) + "/" + std::to_string(pages.size())));
            named += times(pages[i], "見本 花子");
            expect_on_the_sheet(pages[i]);
        }
        EXPECT_EQ(named, int(visitors));
    }
}

TEST(AVisitorList, SaysWhoComesAndWhatThereIsToTick) {
    const std::string words = pdf_words(list_of(26));
    expect_all(words, {"本日の来場者名簿", "見本会場", "令和4年12月1日(木)", "番号", "氏名",
                       "生年月日", "状況", "受付", "予診", "接種", "済証", "退場", "A101", "A126",
                       "見本 花子", "ミホン ハナコ", "昭和32年5月5日", "受付済", "2/2"});
}

TEST(AVisitorList, BreaksALongNameInsideItsRow) {
    const Page page = list_of(1, long_name)[0];
    expect_wrapped(page, long_name);
    expect_on_the_sheet(page);
}

TEST(EveryReport, SaysSpecimenWhereItIsOne) {
    ReactionReport reaction = sample_reaction();
    IncidentReport incident = sample_incident();
    ClosingReport closing = sample_closing(30);
    for (const bool sample : {true, false}) {
        reaction.sample = incident.sample = closing.sample = sample;
        std::vector<Page> pages{draw_reaction_report(reaction), draw_incident_report(incident)};
        std::ranges::copy(draw_closing_report(closing), std::back_inserter(pages));
        std::ranges::copy(list_of(26, "見本 花子", sample), std::back_inserter(pages));
        for (const Page& page : pages) EXPECT_EQ(says(page, "見　本"), sample);
    }
}

}  // namespace
}  // namespace uketsuke
