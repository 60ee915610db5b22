// 来場者画面 as it is drawn: everything on it, nothing beside it, and no character missing.
#include "kiosk/shell/visitor_page.h"

#include <gtest/gtest.h>

#include "platform/page/drawing.h"

namespace uketsuke {
namespace {

std::string text_of(const Page& page) {
    std::string all;
    for (const PageItem& item : page.items) {
        if (const auto* text = std::get_if<TextItem>(&item)) all += text->text + "\n";
    }
    return all;
}

VisitorWords received() {
    return {
        "A012",
        {"おわりました", "Done"},
        {"番号（ばんごう）を よぶまで まって ください", "Please wait until your number is called"},
        ""};
}

TEST(VisitorPage, ShowsNumberAndWordsInBothLanguages) {
    const std::string text = text_of(draw_visitor_page(received()));
    for (const char* said : {"A012", "おわりました", "Done", "よぶまで", "until your number"})
        EXPECT_NE(text.find(said), text.npos) << said;
    EXPECT_EQ(text.find("訓練"), text.npos);
}

TEST(VisitorPage, ShowsTheTimeInPlaceOfTheNumberWhereSomebodyRests) {
    VisitorWords words = received();
    words.time = "12:15";
    const std::string text = text_of(draw_visitor_page(words));
    EXPECT_NE(text.find("12:15"), text.npos);
    EXPECT_EQ(text.find("A012"), text.npos);
}

TEST(VisitorPage, SaysThatItIsATraining) {
    VisitorWords words = received();
    words.training = true;
    EXPECT_NE(text_of(draw_visitor_page(words)).find("訓練"), std::string::npos);
}

TEST(VisitorPage, LiesWithinItsScreenAndIsDrawnWhole) {
    const Page page = draw_visitor_page(received());
    for (const PageItem& item : page.items) {
        const auto* text = std::get_if<TextItem>(&item);
        if (!text) continue;
        EXPECT_GE(text->box.x, 0);
        EXPECT_LE(text->box.x + text->box.width, visitor_page_width_mm);
        EXPECT_LE(text->box.y + text->box.height, visitor_page_height_mm);
    }
    EXPECT_TRUE(undrawable_texts(page).value().empty());
    const Picture picture = draw_picture(page, 152.4).value();
    EXPECT_EQ(picture.width, 1920);
    EXPECT_EQ(picture.height, 1080);
}

}  // namespace
}  // namespace uketsuke
