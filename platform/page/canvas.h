// The one adapter for Pango and Cairo: a surface (PDF or pixels) with the few verbs that pages and
// lines of text need. Text is laid out without hinting, so that paper and screen break alike.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/page/page.h"
#include "core/page/picture.h"

namespace uketsuke {

// What a PDF says of itself. The day is handed in, so that equal pages give equal bytes.
struct PdfFacts {
    std::string title;
    Day made{};
};

struct TextRun {
    std::string text;
    Face face = Face::gothic;
    double size = 10;  // Height of the em, in canvas units.
    Colour colour;
    double letter_spacing = 0;
    Align align = Align::left;
    std::optional<double> width;  // Width at which lines break or an ellipsis is set.
    bool ellipsis = false;        // One line that ends in … rather than breaking.
};

struct TextExtent {
    double width = 0;
    double height = 0;
    bool missing_glyph = false;  // No installed font has it, or it is a private-use character.
    bool shortened = false;      // An ellipsis was set.
};

// Not to be shared between threads; two canvases may be used on two threads at once.
// Errors (environment): page.surface where memory or Cairo says no.
class Canvas {
  public:
    // One unit of a PDF is a point; pages are added by begin_page.
    static Result<Canvas> pdf(const PdfFacts& facts);
    // Pixels; one unit is `scale` pixels. Without `paper` the ground is transparent.
    static Result<Canvas> picture(int width, int height, double scale, std::optional<Colour> paper);
    Canvas(Canvas&&) noexcept;
    Canvas& operator=(Canvas&&) noexcept;
    ~Canvas();

    void begin_page(double width, double height);  // PDF only.
    void end_page();

    // `radius` rounds the corners.
    void fill(const Box& box, Colour colour, double radius = 0);
    // All boxes as one shape, so that no hairline shows between neighbours.
    void fill_all(const std::vector<Box>& boxes, Colour colour);
    void stroke(const Box& box, Colour colour, double line_width, double radius = 0);
    void line(double from_x, double from_y, double to_x, double to_y, Colour colour, double width);
    TextExtent measure(const TextRun& run) const;
    // The top left corner of the text's own box comes to lie on x, y.
    void text(const TextRun& run, double x, double y);

    // Each ends the canvas; nothing may be drawn afterwards.
    Result<Bytes> finish_pdf();
    Result<Bytes> finish_png();
    Result<Picture> finish_picture();

  private:
    struct Surface;
    explicit Canvas(std::unique_ptr<Surface> surface);
    std::unique_ptr<Surface> surface_;
};

}  // namespace uketsuke
