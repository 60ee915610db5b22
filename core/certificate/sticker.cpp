// Number left, QR code right.
#include "core/certificate/sticker.h"

#include "core/visit/desks.h"

namespace uketsuke {

Page draw_sticker(const std::string& number, Day day) {
    constexpr Colour ink{0, 0, 0};
    Page page;
    page.width_mm = number_sticker_width_mm;
    page.height_mm = number_sticker_height_mm;
    page.items.push_back(
        TextItem{{3, 2, 34, 4}, "整理番号", Face::gothic, 8, Align::left, Fit::shrink, ink, 0});
    page.items.push_back(
        TextItem{{3, 6, 34, 16}, number, Face::gothic_bold, 40, Align::left, Fit::shrink, ink, 0});
    page.items.push_back(TextItem{
        {3, 23, 34, 4}, format_day(day), Face::gothic, 8, Align::left, Fit::shrink, ink, 0});
    page.items.push_back(SymbolItem{{39, 4, 20, 20}, SymbolKind::qr, sticker_text(day, number)});
    return page;
}

}  // namespace uketsuke
