// Where bars stand in a picture and which way they run, whatever they say: NW-7 and Code 128 are
// the only print whose edges all run one way over a long strip that goes on across them. Finding
// them takes a fraction of the time that trying every row of the picture takes. Knows no symbology.
#pragma once

#include <vector>

#include "platform/camera/grey_image.h"

namespace uketsuke {

// A strip of bars, in pixels; to about a cell of 16.
struct BarPlace {
    double x = 0;  // Its middle.
    double y = 0;
    double cosine = 1;  // The direction in which the code is read, or just against it.
    double sine = 0;
    double length = 0;  // Along that direction.
    double height = 0;  // Of the bars.
};

// The longest first: at most bar_places_max for every 1280x720 pixels. Bars are at most
// `height_max` times as high as the code is long. Any thread.
std::vector<BarPlace> bar_places(const GreyView& picture, double height_max = 1);
inline constexpr std::size_t bar_places_max = 8;

}  // namespace uketsuke
