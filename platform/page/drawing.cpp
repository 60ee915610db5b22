// Items of a page onto a canvas. Millimetres become points here; text is fitted into its box here.
#include "platform/page/drawing.h"

#include <algorithm>
#include <cmath>

#include "platform/page/symbol.h"

namespace uketsuke {

namespace {

constexpr double points_per_mm = 72 / 25.4;
constexpr double size_pt_min = 3;

Box in_points(const Box& mm) {
    return {mm.x * points_per_mm, mm.y * points_per_mm, mm.width * points_per_mm,
            mm.height * points_per_mm};
}

bool fits(const TextExtent& extent, const Box& box, Fit fit) {
    constexpr double slack = 0.01;
    return extent.width <= box.width + slack &&
           (fit == Fit::shrink || extent.height <= box.height + slack);
}

// The largest size, in steps of 2 %, at which the text fits; at the smallest it may break anyway.
TextRun fitted(const Canvas& canvas, const TextItem& item, const Box& box) {
    TextRun run{item.text,  item.face, item.size_pt, item.colour, item.letter_spacing_pt,
                item.align, {},        false};
    if (item.fit == Fit::wrap) run.width = box.width;
    while (!fits(canvas.measure(run), box, item.fit) && run.size > size_pt_min) {
        run.size = std::max(size_pt_min, run.size * 0.98);
        run.letter_spacing *= 0.98;
    }
    run.width = box.width;
    return run;
}

class Painter {
  public:
    explicit Painter(Canvas& canvas) : canvas_(canvas) {}

    Result<void> operator()(const TextItem& item) const {
        if (item.text.empty()) return {};
        const Box box = in_points(item.box);
        TextRun run = fitted(canvas_, item, box);
        // A hair of room keeps a line that just fits from breaking by rounding.
        *run.width += 0.05;
        const double height = canvas_.measure(run).height;
        canvas_.text(run, box.x, box.y + (box.height - height) / 2);
        return {};
    }
    Result<void> operator()(const LineItem& item) const {
        canvas_.line(item.from_x * points_per_mm, item.from_y * points_per_mm,
                     item.to_x * points_per_mm, item.to_y * points_per_mm, item.colour,
                     item.width_mm * points_per_mm);
        return {};
    }
    Result<void> operator()(const RectangleItem& item) const {
        const double radius = item.radius_mm * points_per_mm;
        if (item.fill) canvas_.fill(in_points(item.box), *item.fill, radius);
        if (item.stroke_mm > 0)
            canvas_.stroke(in_points(item.box), item.colour, item.stroke_mm * points_per_mm,
                           radius);
        return {};
    }
    Result<void> operator()(const SymbolItem& item) const {
        canvas_.fill_all(TRY(symbol_bars(item.kind, item.text, in_points(item.box))), {});
        return {};
    }

  private:
    Canvas& canvas_;
};

Result<void> paint(Canvas& canvas, const Page& page) {
    for (const PageItem& item : page.items) TRY(std::visit(Painter(canvas), item));
    return {};
}

Result<Canvas> painted_picture(const Page& page, double dots_per_inch) {
    const auto pixels = [&](double mm) {
        return std::max(1, static_cast<int>(std::lround(mm / 25.4 * dots_per_inch)));
    };
    Canvas canvas = TRY(Canvas::picture(pixels(page.width_mm), pixels(page.height_mm),
                                        dots_per_inch / 72, Colour{255, 255, 255}));
    TRY(paint(canvas, page));
    return canvas;
}

}  // namespace

Result<Bytes> draw_pdf(const std::vector<Page>& pages, const PdfFacts& facts) {
    Canvas canvas = TRY(Canvas::pdf(facts));
    for (const Page& page : pages) {
        canvas.begin_page(page.width_mm * points_per_mm, page.height_mm * points_per_mm);
        TRY(paint(canvas, page));
        canvas.end_page();
    }
    return canvas.finish_pdf();
}

Result<Bytes> draw_png(const Page& page, double dots_per_inch) {
    Canvas canvas = TRY(painted_picture(page, dots_per_inch));
    return canvas.finish_png();
}

Result<Picture> draw_picture(const Page& page, double dots_per_inch) {
    Canvas canvas = TRY(painted_picture(page, dots_per_inch));
    return canvas.finish_picture();
}

Result<std::vector<std::string>> undrawable_texts(const Page& page) {
    const Canvas ruler = TRY(Canvas::picture(1, 1, 1, {}));
    std::vector<std::string> texts;
    for (const PageItem& item : page.items) {
        const auto* text = std::get_if<TextItem>(&item);
        if (text == nullptr) continue;
        TextRun run;
        run.text = text->text;
        run.face = text->face;
        if (ruler.measure(run).missing_glyph) texts.push_back(text->text);
    }
    return texts;
}

}  // namespace uketsuke
