// The sheet of a certificate: as a value, and as the PDF that a person takes home.
#include "core/certificate/sheet.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "platform/page/drawing.h"
#include "tests/core/certificate/sample.h"
#include "tests/platform/page/pdf_tools.h"

namespace uketsuke {
namespace {

using testing::HasSubstr;
using testing::Not;
using namespace testing_tools;

std::string printed(const Certificate& certificate, Labels labels) {
    const PdfFacts facts{"接種済証", make_day(2022, 12, 1)};
    return pdf_text(
        save(draw_pdf({draw_certificate(certificate, labels)}, facts).value(), "certificate.pdf"));
}

const TextItem& item_with(const Page& page, const std::string& words) {
    for (const PageItem& item : page.items) {
        const auto* text = std::get_if<TextItem>(&item);
        if (text && text->text == words) return *text;
    }
    ADD_FAILURE() << "no text " << words;
    static const TextItem none;
    return none;
}

int cells_with_asterisks(const Page& page) {
    int count = 0;
    for (const PageItem& item : page.items) {
        const auto* text = std::get_if<TextItem>(&item);
        count += text && text->text.starts_with("＊＊");
    }
    return count;
}

TEST(CertificateSheet, PdfSaysEverythingThatTheFormAsksFor) {
    const std::string text = printed(sample_certificate(5), Labels::japanese);
    for (const char* words :
         {"接種済証", "見本 𠮷邊󠄀 花子", "昭和32年5月5日", "令和4年12月1日", "FX9901",
          "ファイザー", "見本県見本市長", "記録番号", "見本町一丁目", "EP9901", "＊＊＊＊＊＊"})
        EXPECT_THAT(text, HasSubstr(words));
}

TEST(CertificateSheet, BilingualSheetHasBothLanguages) {
    const std::string text = printed(sample_certificate(2), Labels::bilingual);
    for (const char* words : {"氏名", "Name", "製造番号", "Lot No.", "1 Dec 2022", "SPECIMEN"})
        EXPECT_THAT(text, HasSubstr(words));
    EXPECT_THAT(printed(sample_certificate(2), Labels::japanese), Not(HasSubstr("Lot No.")));
}

TEST(CertificateSheet, EveryUnusedCellOfTheHistoryHoldsAsterisks) {
    EXPECT_EQ(cells_with_asterisks(draw_certificate(sample_certificate(1), Labels::japanese)),
              5 * 5);
    EXPECT_EQ(cells_with_asterisks(draw_certificate(sample_certificate(5), Labels::japanese)), 5);
    EXPECT_EQ(cells_with_asterisks(draw_certificate(sample_certificate(8), Labels::japanese)), 0);
}

TEST(CertificateSheet, NamesOfTwentyCharactersStandLargeAndLongerOnesShrink) {
    const std::string twenty =
        "邊󠄀邊󠄀邊󠄀邊󠄀邊󠄀邊󠄀邊󠄀邊󠄀邊󠄀邊󠄀一二三四五六七八"
        "九"
        "十";
    const auto size = [](const std::string& name) {
        return item_with(draw_certificate(sample_certificate(1, name), Labels::japanese), name)
            .size_pt;
    };
    EXPECT_EQ(size("見本 花子"), 22);
    EXPECT_EQ(size(twenty), 22);
    EXPECT_LT(size(twenty + "百"), 22);
}

TEST(CertificateSheet, AVeryLongNameIsPrintedWhole) {
    const std::string name = "MIHON ALEXANDRA MARGUERITE-CONSTANCE VON UND ZU BEISPIEL-MUSTERSTADT";
    std::string text = printed(sample_certificate(1, name), Labels::bilingual);
    std::replace(text.begin(), text.end(), '\n', ' ');
    EXPECT_THAT(text, HasSubstr(name));
}

TEST(CertificateSheet, AProtectedAddressIsAsterisks) {
    PersonRow row = sample_row(1);
    row.resident->address_protected = true;
    const Certificate made =
        make_certificate(row, row.doses[0].entry, sample_city(), make_day(2022, 12, 1)).value();
    const std::string text = printed(made, Labels::japanese);
    EXPECT_THAT(text, Not(HasSubstr("見本町")));
    EXPECT_THAT(text, HasSubstr("＊＊＊＊＊＊＊＊"));
}

TEST(CertificateSheet, WithoutTheSampleMarkNothingSaysSpecimen) {
    Certificate real = sample_certificate(1);
    real.sample = false;
    const std::string text = printed(real, Labels::bilingual);
    EXPECT_THAT(text, Not(HasSubstr("SPECIMEN")));
}

TEST(CertificateSheet, NothingStandsOutsideThePaper) {
    const Page page = draw_certificate(sample_certificate(5), Labels::bilingual);
    for (const PageItem& item : page.items) {
        const auto* text = std::get_if<TextItem>(&item);
        if (text == nullptr) continue;
        EXPECT_GE(text->box.x, 10);
        EXPECT_LE(text->box.x + text->box.width, page.width_mm - 10) << text->text;
        EXPECT_LE(text->box.y + text->box.height, page.height_mm - 7) << text->text;
    }
}

}  // namespace
}  // namespace uketsuke
