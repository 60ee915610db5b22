// What the ten digits of OCR-B look like, and whether the digits of a strip look like those that a
// reader took them for. A second opinion that knows nothing of the first: it only ever says no.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "platform/ocr/digit_strip.h"

namespace uketsuke {

// How much a digit of the strip looks like each of 0 to 9: 1 is the very shape, 0 nothing of it.
using Likeness = std::array<double, 10>;

// How a strip looks at a glance, from every third digit.
struct Glance {
    double likeness = 0;   // The mean of what each looks like most.
    std::size_t blur = 0;  // Of the shapes that fit best.
};

class DigitShapes {
  public:
    // Draws the typeface once; about 30 ms. Errors (environment): page.surface.
    static Result<DigitShapes> draw();

    // The strip's digits must be shape_height high, for both. About 3 ms each.
    Glance glance(const DigitStrip& strip) const;
    std::vector<Likeness> likeness(const DigitStrip& strip, std::size_t blur) const;

    static constexpr int shape_height = 24;

  private:
    struct Shape {
        int width = 0;
        int height = 0;
        std::vector<float> pixels;  // Mean 0, length 1.
    };
    using Shapes = std::array<Shape, 10>;
    struct Picture;

    explicit DigitShapes(std::vector<Shapes> by_blur) : by_blur_(std::move(by_blur)) {}
    static double correlation(const Shape& shape, const Picture& picture, int left, int top);
    static double most_alike(const Shape& shape, const Picture& picture, double middle,
                             double room);
    static Likeness likeness_at(const Shapes& shapes, const Picture& picture, int digit);

    std::vector<Shapes> by_blur_;  // Sharp first, then as a lens out of focus shows them.
};

// A row in the one of its two directions in which its digits stand upright, with what they look
// like.
struct UprightRow {
    DigitRow row;
    DigitBand band;
    std::vector<Likeness> likeness;
};

// Nothing where the marks look like no digits of OCR-B either way.
std::optional<UprightRow> upright_row(const GreyView& picture, const DigitRow& row,
                                      const DigitShapes& shapes);

// Every digit looks like the one that was read, and clearly less like any other.
bool look_like(const std::vector<Likeness>& likeness, std::string_view digits);

}  // namespace uketsuke
