// Pango lays out, Cairo draws.
// [X] PDF with embedded fonts  [X] PNG  [X] pixels  [X] variation selectors  [X] 外字 as 〓
#include "platform/page/canvas.h"

#include <hb.h>
#include <pango/pangocairo.h>

#include <cairo-pdf.h>
#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "core/base/utf8.h"

namespace uketsuke {

namespace {

template <auto release>
struct Releaser {
    template <class T>
    void operator()(T* object) const {
        release(object);
    }
};
using SurfaceHandle = std::unique_ptr<cairo_surface_t, Releaser<cairo_surface_destroy>>;
using ContextHandle = std::unique_ptr<cairo_t, Releaser<cairo_destroy>>;
using LayoutHandle = std::unique_ptr<PangoLayout, Releaser<g_object_unref>>;
using FontHandle = std::unique_ptr<PangoFont, Releaser<g_object_unref>>;
using DescriptionHandle =
    std::unique_ptr<PangoFontDescription, Releaser<pango_font_description_free>>;
using AttributesHandle = std::unique_ptr<PangoAttrList, Releaser<pango_attr_list_unref>>;

constexpr const char* gothic_families = "BIZ UDPGothic, IPAmjMincho";
constexpr const char* mincho_families = "IPAmjMincho, BIZ UDPGothic";

std::unexpected<Error> surface_error(const char* reason) {
    return fail(
        ErrorKind::environment, "page.surface",
        {std::string("紙面を描けませんでした（") + reason + "）。記録は保存されています。",
         std::string("The page could not be drawn (") + reason + "). Records are not affected."},
        {"空きメモリを確かめて、もう一度お試しください。", "Check the free memory and try again."});
}

// A character with its variation selector, if one follows.
struct Cluster {
    char32_t base = 0;
    char32_t selector = 0;
    guint begin = 0;  // Bytes of the UTF-8 text.
    guint end = 0;
};

std::vector<Cluster> clusters_of(const std::string& text) {
    std::vector<Cluster> clusters;
    guint at = 0;
    for (const char32_t c : decode_utf8(text)) {
        const guint next = at + static_cast<guint>(encode_utf8({&c, 1}).size());
        if (is_variation_selector(c) && !clusters.empty()) {
            clusters.back().selector = c;
            clusters.back().end = next;
        } else {
            clusters.push_back({c, 0, at, next});
        }
        at = next;
    }
    return clusters;
}

// Does one typeface have the very shape that is asked for?
class Typeface {
  public:
    Typeface(PangoContext* context, const char* family) {
        const DescriptionHandle description(pango_font_description_from_string(family));
        pango_font_description_set_absolute_size(description.get(), 10.0 * PANGO_SCALE);
        font_.reset(pango_context_load_font(context, description.get()));
    }
    bool holds(const Cluster& cluster) const {
        hb_codepoint_t glyph = 0;
        if (!font_) return false;
        if (cluster.selector == 0) return pango_font_has_char(font_.get(), cluster.base) != FALSE;
        return hb_font_get_variation_glyph(pango_font_get_hb_font(font_.get()), cluster.base,
                                           cluster.selector, &glyph) != 0;
    }
    bool holds_all(const std::vector<Cluster>& clusters) const {
        return std::all_of(clusters.begin(), clusters.end(),
                           [this](const Cluster& cluster) { return holds(cluster); });
    }

  private:
    FontHandle font_;
};

// What a text is set in: the families to look through, and the single clusters whose variant only
// IPAmj Mincho has.
struct Setting {
    const char* families = gothic_families;
    std::vector<Cluster> in_mincho;
    bool variant_missing = false;  // A variant that no installed font has: the usual shape stands.
};

Setting setting_of(Face face, PangoContext* context, const std::string& text) {
    if (face == Face::ocr_b) return {"OCR B", {}, false};
    const std::vector<Cluster> clusters = clusters_of(text);
    const Typeface gothic(context, "BIZ UDPGothic");
    if (gothic.holds_all(clusters)) return {};
    const Typeface mincho(context, "IPAmjMincho");
    if (face == Face::name && mincho.holds_all(clusters)) return {mincho_families, {}, false};
    Setting setting;
    for (const Cluster& cluster : clusters) {
        if (cluster.selector == 0 || gothic.holds(cluster)) continue;
        if (mincho.holds(cluster)) {
            setting.in_mincho.push_back(cluster);
        } else {
            setting.variant_missing = true;
        }
    }
    return setting;
}

void set_attributes(PangoLayout* layout, const Setting& setting, double letter_spacing) {
    const AttributesHandle attributes(pango_attr_list_new());
    if (letter_spacing != 0) {
        pango_attr_list_insert(
            attributes.get(),
            pango_attr_letter_spacing_new(static_cast<int>(letter_spacing * PANGO_SCALE)));
    }
    for (const Cluster& cluster : setting.in_mincho) {
        PangoAttribute* family = pango_attr_family_new(mincho_families);
        family->start_index = cluster.begin;
        family->end_index = cluster.end;
        pango_attr_list_insert(attributes.get(), family);
    }
    pango_layout_set_attributes(layout, attributes.get());
}

struct Laid {
    LayoutHandle layout;
    bool variant_missing = false;
};

Laid lay_out(cairo_t* context, const TextRun& run) {
    LayoutHandle layout(pango_cairo_create_layout(context));
    PangoContext* pango = pango_layout_get_context(layout.get());
    pango_context_set_round_glyph_positions(pango, FALSE);
    const std::string text = show_private_use(run.text);
    const Setting setting = setting_of(run.face, pango, text);
    const DescriptionHandle font(pango_font_description_new());
    pango_font_description_set_family(font.get(), setting.families);
    if (run.face == Face::gothic_bold)
        pango_font_description_set_weight(font.get(), PANGO_WEIGHT_BOLD);
    pango_font_description_set_absolute_size(font.get(), run.size * PANGO_SCALE);
    pango_layout_set_font_description(layout.get(), font.get());
    pango_layout_set_text(layout.get(), text.c_str(), static_cast<int>(text.size()));
    set_attributes(layout.get(), setting, run.letter_spacing);
    pango_layout_set_alignment(layout.get(), run.align == Align::centre  ? PANGO_ALIGN_CENTER
                                             : run.align == Align::right ? PANGO_ALIGN_RIGHT
                                                                         : PANGO_ALIGN_LEFT);
    pango_layout_set_single_paragraph_mode(layout.get(), run.ellipsis);
    if (run.width) {
        pango_layout_set_width(layout.get(), static_cast<int>(*run.width * PANGO_SCALE));
        pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
        pango_layout_set_ellipsize(layout.get(),
                                   run.ellipsis ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
    }
    return {std::move(layout), setting.variant_missing};
}

void set_colour(cairo_t* context, Colour colour) {
    cairo_set_source_rgb(context, colour.red / 255.0, colour.green / 255.0, colour.blue / 255.0);
}

void trace(cairo_t* context, const Box& box, double radius) {
    if (radius <= 0) return cairo_rectangle(context, box.x, box.y, box.width, box.height);
    constexpr double quarter = std::numbers::pi / 2;
    const double left = box.x + radius, right = box.x + box.width - radius;
    const double top = box.y + radius, bottom = box.y + box.height - radius;
    cairo_new_sub_path(context);
    cairo_arc(context, right, top, radius, -quarter, 0);
    cairo_arc(context, right, bottom, radius, 0, quarter);
    cairo_arc(context, left, bottom, radius, quarter, 2 * quarter);
    cairo_arc(context, left, top, radius, 2 * quarter, 3 * quarter);
    cairo_close_path(context);
}

cairo_status_t append_bytes(void* sink, const unsigned char* data, unsigned int size) {
    auto& bytes = *static_cast<Bytes*>(sink);
    bytes.insert(bytes.end(), data, data + size);
    return CAIRO_STATUS_SUCCESS;
}

// Cairo keeps colours multiplied with alpha, in the byte order of the machine.
std::uint8_t straight(std::uint32_t channel, std::uint32_t alpha) {
    return alpha == 0 ? std::uint8_t{0}
                      : static_cast<std::uint8_t>((channel * 255 + alpha / 2) / alpha);
}

}  // namespace

struct Canvas::Surface {
    Bytes bytes;  // Of a PDF in the making; outlives the surface that writes into it.
    SurfaceHandle surface;
    ContextHandle context;

    void start_context(double scale) {
        context.reset(cairo_create(surface.get()));
        cairo_scale(context.get(), scale, scale);
        cairo_font_options_t* options = cairo_font_options_create();
        cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
        cairo_set_font_options(context.get(), options);
        cairo_surface_set_fallback_resolution(surface.get(), 600, 600);
        cairo_font_options_destroy(options);
    }
};

Canvas::Canvas(std::unique_ptr<Surface> surface) : surface_(std::move(surface)) {}
Canvas::Canvas(Canvas&&) noexcept = default;
Canvas& Canvas::operator=(Canvas&&) noexcept = default;
Canvas::~Canvas() = default;

Result<Canvas> Canvas::pdf(const PdfFacts& facts) {
    auto made = std::make_unique<Surface>();
    made->surface.reset(cairo_pdf_surface_create_for_stream(append_bytes, &made->bytes, 595, 842));
    const cairo_status_t status = cairo_surface_status(made->surface.get());
    if (status != CAIRO_STATUS_SUCCESS) return surface_error(cairo_status_to_string(status));
    auto* pdf = made->surface.get();
    cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_TITLE, facts.title.c_str());
    cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_CREATOR, "Uketsuke");
    const std::string at = format_day(facts.made) + "T00:00:00+09:00";
    cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_CREATE_DATE, at.c_str());
    made->start_context(1);
    return Canvas(std::move(made));
}

Result<Canvas> Canvas::picture(int width, int height, double scale, std::optional<Colour> paper) {
    auto made = std::make_unique<Surface>();
    made->surface.reset(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height));
    const cairo_status_t status = cairo_surface_status(made->surface.get());
    if (status != CAIRO_STATUS_SUCCESS) return surface_error(cairo_status_to_string(status));
    made->start_context(scale);
    if (paper) {
        set_colour(made->context.get(), *paper);
        cairo_paint(made->context.get());
    }
    return Canvas(std::move(made));
}

void Canvas::begin_page(double width, double height) {
    cairo_pdf_surface_set_size(surface_->surface.get(), width, height);
}

void Canvas::end_page() { cairo_show_page(surface_->context.get()); }

void Canvas::fill(const Box& box, Colour colour, double radius) {
    set_colour(surface_->context.get(), colour);
    trace(surface_->context.get(), box, radius);
    cairo_fill(surface_->context.get());
}

void Canvas::fill_all(const std::vector<Box>& boxes, Colour colour) {
    set_colour(surface_->context.get(), colour);
    for (const Box& box : boxes) trace(surface_->context.get(), box, 0);
    cairo_fill(surface_->context.get());
}

void Canvas::stroke(const Box& box, Colour colour, double line_width, double radius) {
    set_colour(surface_->context.get(), colour);
    cairo_set_line_width(surface_->context.get(), line_width);
    trace(surface_->context.get(), box, radius);
    cairo_stroke(surface_->context.get());
}

void Canvas::line(double from_x, double from_y, double to_x, double to_y, Colour colour,
                  double width) {
    set_colour(surface_->context.get(), colour);
    cairo_set_line_width(surface_->context.get(), width);
    cairo_move_to(surface_->context.get(), from_x, from_y);
    cairo_line_to(surface_->context.get(), to_x, to_y);
    cairo_stroke(surface_->context.get());
}

TextExtent Canvas::measure(const TextRun& run) const {
    const auto [layout, variant_missing] = lay_out(surface_->context.get(), run);
    PangoRectangle logical;
    pango_layout_get_extents(layout.get(), nullptr, &logical);
    TextExtent extent;
    extent.width = static_cast<double>(logical.width) / PANGO_SCALE;
    extent.height = static_cast<double>(logical.height) / PANGO_SCALE;
    extent.missing_glyph = variant_missing ||
                           pango_layout_get_unknown_glyphs_count(layout.get()) > 0 ||
                           holds_private_use(run.text);
    extent.shortened = pango_layout_is_ellipsized(layout.get()) != FALSE;
    return extent;
}

void Canvas::text(const TextRun& run, double x, double y) {
    const LayoutHandle layout = lay_out(surface_->context.get(), run).layout;
    set_colour(surface_->context.get(), run.colour);
    cairo_move_to(surface_->context.get(), x, y);
    if (run.face != Face::ocr_b)
        return pango_cairo_show_layout(surface_->context.get(), layout.get());
    // Cairo 1.16 leaves Debian's OCR-B (a CFF font) out of a PDF without an error, so its digits
    // are drawn as outlines; they are for cameras, and the same number stands beside them as text.
    pango_cairo_layout_path(surface_->context.get(), layout.get());
    cairo_fill(surface_->context.get());
}

Result<Bytes> Canvas::finish_pdf() {
    surface_->context.reset();
    cairo_surface_finish(surface_->surface.get());
    const cairo_status_t status = cairo_surface_status(surface_->surface.get());
    if (status != CAIRO_STATUS_SUCCESS) return surface_error(cairo_status_to_string(status));
    return std::move(surface_->bytes);
}

Result<Bytes> Canvas::finish_png() {
    surface_->context.reset();
    Bytes png;
    const cairo_status_t status =
        cairo_surface_write_to_png_stream(surface_->surface.get(), append_bytes, &png);
    if (status != CAIRO_STATUS_SUCCESS) return surface_error(cairo_status_to_string(status));
    return png;
}

Result<Picture> Canvas::finish_picture() {
    surface_->context.reset();
    auto* image = surface_->surface.get();
    cairo_surface_flush(image);
    const cairo_status_t status = cairo_surface_status(image);
    if (status != CAIRO_STATUS_SUCCESS) return surface_error(cairo_status_to_string(status));
    Picture picture{
        cairo_image_surface_get_width(image), cairo_image_surface_get_height(image), {}};
    const unsigned char* data = cairo_image_surface_get_data(image);
    const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(image));
    picture.rgba.reserve(static_cast<std::size_t>(picture.width) *
                         static_cast<std::size_t>(picture.height) * 4);
    for (std::size_t y = 0; y < static_cast<std::size_t>(picture.height); ++y) {
        const auto* row = reinterpret_cast<const std::uint32_t*>(data + y * stride);
        for (int x = 0; x < picture.width; ++x) {
            const std::uint32_t pixel = row[x], alpha = pixel >> 24;
            picture.rgba.push_back(straight((pixel >> 16) & 0xff, alpha));
            picture.rgba.push_back(straight((pixel >> 8) & 0xff, alpha));
            picture.rgba.push_back(straight(pixel & 0xff, alpha));
            picture.rgba.push_back(static_cast<std::uint8_t>(alpha));
        }
    }
    return picture;
}

}  // namespace uketsuke
