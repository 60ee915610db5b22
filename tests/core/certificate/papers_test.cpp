// The other papers of a dose, and the slip, as PDFs that a person takes home.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/certificate/paper_kit.h"
#include "core/certificate/slip.h"
#include "platform/page/drawing.h"
#include "tests/core/certificate/sample.h"
#include "tests/platform/page/pdf_tools.h"

namespace uketsuke {
namespace {

using testing::HasSubstr;
using testing::Not;
using namespace testing_tools;

std::string text_of(const Page& page) {
    return pdf_text(save(draw_pdf({page}, {"見本", make_day(2022, 12, 1)}).value(), "paper.pdf"));
}

Certificate copy(int number) {
    Certificate made = sample_certificate(5);
    made.copy = number;
    return made;
}

TEST(ACopy, IsMarkedFromTheSecondOn) {
    for (const auto draw : {draw_certificate, draw_dose_record}) {
        EXPECT_THAT(text_of(draw(copy(1), Labels::japanese)), Not(HasSubstr("再発行")));
        EXPECT_THAT(text_of(draw(copy(2), Labels::japanese)), HasSubstr("再発行 2枚目"));
        EXPECT_THAT(text_of(draw(copy(3), Labels::bilingual)), HasSubstr("COPY 3"));
    }
}

TEST(ADoseRecord, SaysWhatTheSiteKnowsAndLeavesThePersonsLinesEmpty) {
    const Certificate made = sample_certificate(5);
    const std::string text = text_of(draw_dose_record(made, Labels::japanese));
    for (const char* words : {"接種記録書", "令和4年12月1日", "ファイザー", "FX9901",
                              "見本市保健センター", "接種回数", "氏名", "接種券番号", "記録番号"})
        EXPECT_THAT(text, HasSubstr(words));
    EXPECT_THAT(text, HasSubstr(made.record));
    EXPECT_THAT(text, Not(HasSubstr("花子")));
    EXPECT_THAT(text, Not(HasSubstr("見本町")));
    EXPECT_THAT(text_of(draw_dose_record(made, Labels::bilingual)), HasSubstr("Lot No."));
}

TEST(AnOverprint, HoldsTheFactsOfTheDoseWhereTheCitysSheetHasThemAndNothingElse) {
    const Overprint places{{20, 30, 60, 8}, {90, 30, 40, 8}, {140, 30, 40, 8}, {20, 290, 80, 4}};
    const Page page = draw_overprint(sample_certificate(3), places);
    ASSERT_EQ(page.items.size(), 4u);
    const auto stands = [&](std::size_t item, const Box& box, const std::string& words) {
        const auto& text = std::get<TextItem>(page.items[item]);
        EXPECT_EQ(text.box, box);
        EXPECT_EQ(text.text, words);
    };
    stands(0, places.date, "令和4年12月1日");
    stands(1, places.maker, "ファイザー");
    stands(2, places.lot, "FX9901");
    stands(3, places.record, sample_certificate(3).record);
}

TEST(APaperKit, AsksForWhatTheEntryFromPaperAsksForAndHoldsNobody) {
    const std::string text = text_of(draw_paper_kit("見本会場", Labels::bilingual));
    for (const char* words :
         {"接種の記録用紙", "会場", "見本会場", "日付", "医師", "記録者", "時刻", "接種券の18桁",
          "ロット", "左・右", "読み合わせ", "紙の記録を入力", "11", "Second reader"})
        EXPECT_THAT(text, HasSubstr(words));
    EXPECT_THAT(text_of(draw_paper_kit("", Labels::japanese)), Not(HasSubstr("Second reader")));
}

TEST(APaperKit, StaysOnItsSheet) {
    const Page page = draw_paper_kit("見本会場", Labels::bilingual);
    EXPECT_GT(page.width_mm, page.height_mm);
    for (const PageItem& item : page.items) {
        const auto* text = std::get_if<TextItem>(&item);
        if (text == nullptr) continue;
        EXPECT_LE(text->box.x + text->box.width, page.width_mm - 8) << text->text;
        EXPECT_LE(text->box.y + text->box.height, page.height_mm - 8) << text->text;
    }
}

TEST(ASlip, SaysAllItsLinesInTheLanguagesAskedFor) {
    const std::vector<Words> lines{{"2022-12-01(木) 見本会場", "Thu 2022-12-01"},
                                   {"本日は接種できません", "No vaccination today"},
                                   {"・あと3日", "- 3 days more"},
                                   {"接種券はお持ち帰りください", "Please take your voucher home"}};
    const std::string both = text_of(draw_slip(lines, "A012", Labels::bilingual));
    const std::string japanese = text_of(draw_slip(lines, "", Labels::japanese));
    for (const Words& line : lines) {
        EXPECT_THAT(both, HasSubstr(line.ja));
        EXPECT_THAT(both, HasSubstr(line.en));
        EXPECT_THAT(japanese, HasSubstr(line.ja));
        EXPECT_THAT(japanese, Not(HasSubstr(line.en)));
    }
    EXPECT_THAT(both, HasSubstr("A012"));
    EXPECT_THAT(japanese, Not(HasSubstr("整理番号")));
}

TEST(ASlip, OfManyOrNoLinesStaysInTheUpperHalf) {
    for (const std::size_t count : {0u, 1u, 2u, 3u, 12u, 30u}) {
        const std::vector<Words> lines(count, {"とても長い行です", "A very long line"});
        for (const PageItem& item : draw_slip(lines, "", Labels::bilingual).items) {
            const auto* text = std::get_if<TextItem>(&item);
            if (text == nullptr) continue;
            EXPECT_LE(text->box.y + text->box.height, 148.5) << count;
        }
    }
}

}  // namespace
}  // namespace uketsuke
