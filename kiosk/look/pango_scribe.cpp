// A line of Pango as white on nothing. What cannot be drawn at all comes back empty and missing;
// the kana beside it still tells who it is.
#include "kiosk/look/pango_scribe.h"

#include "platform/page/line.h"

namespace uketsuke::look {

Lettered PangoScribe::letter(const Lettering& lettering) {
    LineStyle style;
    style.size_px = lettering.pixels;
    style.colour = {255, 255, 255};
    style.width_px_max = lettering.width_max;
    style.overflow =
        lettering.overflow == Lettering::Overflow::shrink ? Overflow::shrink : Overflow::ellipsis;
    auto line = draw_line(lettering.text, style);
    if (!line) return {{}, true, false};
    return {std::move(line->picture), line->missing_glyph, line->shortened};
}

}  // namespace uketsuke::look
