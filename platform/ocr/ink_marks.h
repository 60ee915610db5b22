// Marks of ink in a picture: pixels that are darker than what lies around them, joined. Knows no
// digit. Any thread.
#pragma once

#include <vector>

#include "platform/camera/grey_image.h"

namespace uketsuke {

// The smallest upright box around joined dark pixels, and how many there are. Edges are those of
// the first and last pixel.
struct InkMark {
    int left = 0;
    int top = 0;
    int right = 0;
    int bottom = 0;
    int pixels = 0;

    double x() const { return (left + right + 1) / 2.0; }
    double y() const { return (top + bottom + 1) / 2.0; }
    int longer_side() const;
};

// From top to bottom. Light that changes over the picture makes no difference.
std::vector<InkMark> ink_marks(const GreyView& picture);

}  // namespace uketsuke
