// One line of people's text for the window: a name, kana or an address, which ImGui cannot draw
// (rare kanji, variation selectors, characters outside the BMP; design.md D8).
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/page/page.h"
#include "core/page/picture.h"

namespace uketsuke {

enum class Overflow {
    shrink,    // The whole line gets smaller, down to half its size; then an ellipsis.
    ellipsis,  // The size stays; the end becomes ….
};

struct LineStyle {
    Face face = Face::name;
    double size_px = 32;  // Height of the em in pixels.
    Colour colour;
    int width_px_max = 0;  // 0 has no limit.
    Overflow overflow = Overflow::shrink;
    bool operator==(const LineStyle&) const = default;
};

struct LinePicture {
    Picture picture;             // Transparent ground, as wide as the text, straight alpha.
    bool missing_glyph = false;  // Something stands there as 〓 or a box: show the kana beside it.
    bool shortened = false;      // An ellipsis was set: offer the whole text elsewhere.
};

// Line breaks become one line. An empty text gives a picture one pixel wide. About 1 ms for a name;
// draw once and keep the texture. Safe on any thread. Errors (environment): page.surface.
Result<LinePicture> draw_line(std::string_view text, const LineStyle& style);

}  // namespace uketsuke
