// The printed digits straightened: as if the paper had lain flat before the camera, black on white,
// and as high as one wants them. Pure pixels. Any thread.
#pragma once

#include <optional>

#include "platform/camera/grey_image.h"
#include "platform/ocr/digit_rows.h"

namespace uketsuke {

// Eighteen rooms of one width, each with a digit in its middle, and white around them all.
struct DigitStrip {
    GreyImage image;
    double first_middle = 0;  // Of the first digit, from the left edge.
    double room_width = 0;    // From one digit to the next.
    double digit_top = 0;     // Of the digits, from the upper edge.
    double digit_height = 0;
};

// How high the digits of a row are, in parts of the step from one to the next, and where their top
// is. Nothing where no white stands above and below them: that is no line of its own.
struct DigitBand {
    double top = 0;  // From the middle of the row; above it is negative.
    double height = 0;
};
std::optional<DigitBand> digit_band(const GreyView& picture, const DigitRow& row);

// `digit_height` in pixels of the strip.
DigitStrip digit_strip(const GreyView& picture, const DigitRow& row, const DigitBand& band,
                       int digit_height);

// The same with twice the contrast around the grey that parts ink from paper (Otsu).
GreyImage with_harder_edges(GreyImage image);

}  // namespace uketsuke
