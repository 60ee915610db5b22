// Symbols are as large as the voucher's geometry asks (domain.md section 1).
#include "platform/page/symbol.h"

#include <gtest/gtest.h>

#include "tests/platform/page/pdf_tools.h"

namespace uketsuke {
namespace {

using namespace testing_tools;

Box drawn(SymbolKind kind, const std::string& text, const Box& box) {
    return ink_box(draw_picture({100, 60, {SymbolItem{box, kind, text}}}, 600).value(),
                   {0, 0, 100, 60}, 600);
}

TEST(Symbol, QrIsTenMillimetresSquare) {
    const Box ink = drawn(SymbolKind::qr, "134621529900000017", {20, 20, 10, 10});
    EXPECT_NEAR(ink.x, 20, 0.1);
    EXPECT_NEAR(ink.width, 10, 0.3);
    EXPECT_NEAR(ink.height, 10, 0.3);
}

TEST(Symbol, Nw7IsAsWideAsTheHandbookSays) {
    const Box ink = drawn(SymbolKind::nw7, "9900000017", {20, 20, 37.21, 5.6});
    EXPECT_NEAR(ink.width, 37.21, 0.3);
    EXPECT_NEAR(ink.height, 5.6, 0.3);
}

TEST(Symbol, EighteenDigitsFitTheSmallestQr) {
    // 21 modules a side: the finder pattern's top edge is one bar of seven modules.
    const auto bars = symbol_bars(SymbolKind::qr, "134621529900000017", {0, 0, 21, 21}).value();
    EXPECT_EQ(bars.front(), (Box{0, 0, 7, 1}));
}

TEST(Symbol, LettersDoNotFitNw7) {
    const auto refused = symbol_bars(SymbolKind::nw7, "99x", {0, 0, 30, 5});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "page.symbol");
    EXPECT_FALSE(refused.error().what.ja.empty());
}

}  // namespace
}  // namespace uketsuke
