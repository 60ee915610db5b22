// What a page says once it is a PDF or a picture: its text, its fonts, its measures.
#include "platform/page/drawing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/platform/page/pdf_tools.h"

namespace uketsuke {
namespace {

using testing::HasSubstr;
using testing::Not;
using namespace testing_tools;

const PdfFacts facts{"見本", make_day(2022, 12, 1)};

Page page_with(std::vector<PageItem> items) { return {210, 297, std::move(items)}; }

TextItem text_at(Box box, std::string text, Face face, double size_pt) {
    TextItem item;
    item.box = box;
    item.text = std::move(text);
    item.face = face;
    item.size_pt = size_pt;
    return item;
}

TEST(Drawing, PdfTextReturnsRareKanjiAndVariationSelectorsExactly) {
    const Page page =
        page_with({text_at({20, 20, 120, 10}, "𠮷野 渡邊󠄀", Face::name, 18),
                   text_at({20, 40, 120, 10}, "住所 葛󠄀飾 𠮷", Face::gothic, 12)});
    const std::string path = save(draw_pdf({page}, facts).value(), "rare.pdf");
    const std::string text = pdf_text(path);
    EXPECT_THAT(text, HasSubstr("𠮷野 渡邊󠄀"));
    EXPECT_THAT(text, HasSubstr("住所 葛󠄀飾 𠮷"));
}

TEST(Drawing, PdfEmbedsEveryFont) {
    const Page page = page_with({text_at({20, 20, 100, 10}, "見本 Sample", Face::gothic, 12),
                                 text_at({20, 35, 100, 10}, "太字", Face::gothic_bold, 12),
                                 text_at({20, 50, 100, 10}, "邊\U000E0109", Face::name, 12)});
    const std::string fonts =
        output_of("pdffonts '" + save(draw_pdf({page}, facts).value(), "fonts.pdf") + "'");
    EXPECT_THAT(fonts, HasSubstr("BIZUDPGothic-Regular"));
    EXPECT_THAT(fonts, HasSubstr("BIZUDPGothic-Bold"));
    EXPECT_THAT(fonts, HasSubstr("IPAmjMincho"));
    EXPECT_THAT(fonts, Not(HasSubstr(" no  ")));  // The columns emb, sub and uni all say yes.
}

TEST(Drawing, OcrDigitsOfNinePointsFitTheStickerAndAreOnPaperToo) {
    const Page page = page_with({text_at({20, 65, 100, 10}, "134621529900000017", Face::ocr_b, 9)});
    const std::string pdf = save(draw_pdf({page}, facts).value(), "ocr.pdf");
    EXPECT_EQ(output_of("pdftoppm -r 72 '" + pdf + "' 2>&1 >/dev/null"), "");
    const Box ink = ink_box(draw_picture(page, 600).value(), {0, 0, 210, 297}, 600);
    EXPECT_NEAR(ink.height, 2.5, 0.5);
    EXPECT_NEAR(ink.width, 41, 6);
}

TEST(Drawing, EqualPagesGiveEqualBytes) {
    const Page page = page_with({text_at({20, 20, 100, 10}, "見本", Face::gothic, 12)});
    EXPECT_EQ(draw_pdf({page, page}, facts).value(), draw_pdf({page, page}, facts).value());
    EXPECT_EQ(draw_png(page, 96).value(), draw_png(page, 96).value());
}

TEST(Drawing, PageHasItsSizeOnPaperAndInPixels) {
    const Page a5{148, 210, {}};
    const std::string path = save(draw_pdf({a5}, facts).value(), "size.pdf");
    EXPECT_THAT(output_of("pdfinfo '" + path + "'"), HasSubstr("419.528 x 595.276 pts"));
    const Picture picture = draw_picture(a5, 254).value();
    EXPECT_EQ(picture.width, 1480);
    EXPECT_EQ(picture.height, 2100);
}

TEST(Drawing, LongTextShrinksIntoItsBoxAndStaysWhole) {
    std::string name;
    for (int i = 0; i < 50; ++i) name += "薔";
    const Page page = page_with({text_at({30, 20, 60, 10}, name, Face::name, 18)});
    const Box ink = ink_box(draw_picture(page, 300).value(), {0, 0, 210, 297}, 300);
    EXPECT_GT(ink.width, 57);
    EXPECT_GE(ink.x, 29.9);
    EXPECT_LE(ink.x + ink.width, 90.1);
    EXPECT_THAT(pdf_text(save(draw_pdf({page}, facts).value(), "long.pdf")), HasSubstr(name));
}

TEST(Drawing, WrappedTextStaysInsideItsBox) {
    std::string address;
    for (int i = 0; i < 12; ++i) address += "見本市見本町一丁目";
    TextItem item = text_at({30, 20, 50, 12}, address, Face::name, 14);
    item.fit = Fit::wrap;
    const Box ink = ink_box(draw_picture(page_with({item}), 300).value(), {0, 0, 210, 297}, 300);
    EXPECT_GE(ink.y, 19.9);
    EXPECT_LE(ink.y + ink.height, 32.1);
    EXPECT_LE(ink.x + ink.width, 80.1);
}

TEST(Drawing, RectanglesAndLinesStandWhereTheyWerePut) {
    RectangleItem filled;
    filled.box = {50, 60, 20, 10};
    filled.stroke_mm = 0;
    filled.fill = Colour{};
    LineItem rule;
    rule.from_x = 50, rule.to_x = 110, rule.from_y = rule.to_y = 100, rule.width_mm = 1;
    const Picture picture = draw_picture(page_with({filled, rule}), 300).value();
    const Box box = ink_box(picture, {0, 0, 210, 80}, 300);
    EXPECT_NEAR(box.x, 50, 0.1);
    EXPECT_NEAR(box.y, 60, 0.1);
    EXPECT_NEAR(box.width, 20, 0.1);
    EXPECT_NEAR(box.height, 10, 0.1);
    EXPECT_NEAR(ink_box(picture, {0, 90, 210, 100}, 300).width, 60, 0.1);
}

TEST(Drawing, PrivateCharactersAreNamedBeforeThePaperIsHandedOver) {
    const Page page = page_with({text_at({20, 20, 100, 10}, "見本", Face::name, 12),
                                 text_at({20, 40, 100, 10}, "渡\uE123", Face::name, 12)});
    EXPECT_THAT(undrawable_texts(page).value(), testing::ElementsAre("渡\uE123"));
    EXPECT_THAT(pdf_text(save(draw_pdf({page}, facts).value(), "geta.pdf")), HasSubstr("渡〓"));
}

TEST(Drawing, ASymbolThatCannotBeEncodedIsRefused) {
    const auto refused =
        draw_pdf({page_with({SymbolItem{{20, 20, 30, 5}, SymbolKind::nw7, "見"}})}, facts);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "page.symbol");
}

}  // namespace
}  // namespace uketsuke
