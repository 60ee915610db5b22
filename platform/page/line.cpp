// Measures first, then draws on a picture of just that size.
#include "platform/page/line.h"

#include <algorithm>
#include <cmath>

#include "platform/page/canvas.h"

namespace uketsuke {

namespace {

// Glyphs of Mincho and marks may stand out of their logical box by a little on either side.
constexpr int margin_px = 2;
constexpr int side_px_max = 8192;

TextRun fitted(const Canvas& ruler, TextRun run, const LineStyle& style) {
    if (style.width_px_max <= 0) return run;
    const double room = std::max(1, style.width_px_max - 2 * margin_px);
    const double width = ruler.measure(run).width;
    if (width <= room) return run;
    if (style.overflow == Overflow::shrink)
        run.size *= std::max(0.5, std::floor(room / width * 100) / 100);
    if (ruler.measure(run).width > room) {
        run.width = room;
        run.ellipsis = true;
    }
    return run;
}

int pixels(double extent) {
    return std::clamp(static_cast<int>(std::ceil(extent)) + 2 * margin_px, 1, side_px_max);
}

}  // namespace

Result<LinePicture> draw_line(std::string_view text, const LineStyle& style) {
    std::string line(text);
    std::replace(line.begin(), line.end(), '\n', ' ');
    TextRun run{line, style.face, style.size_px, style.colour, 0, Align::left, {}, false};
    const Canvas ruler = TRY(Canvas::picture(1, 1, 1, {}));
    run = fitted(ruler, run, style);
    const TextExtent extent = ruler.measure(run);
    const int width = line.empty() ? 1 : pixels(extent.width);
    Canvas canvas = TRY(Canvas::picture(width, pixels(extent.height), 1, {}));
    canvas.text(run, margin_px, margin_px);
    return LinePicture{TRY(canvas.finish_picture()), extent.missing_glyph, extent.shortened};
}

}  // namespace uketsuke
