// How wide the bars and spaces of one line of pixels are, to a fraction of a pixel, for a reader of
// our own. Pure pixels: knows no symbology. Any thread.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace uketsuke {

// Alternately a bar and a space, in pixels, from the first bar to the last. A bar is a valley of at
// least `depth` of 255 grey steps between two hills, so that a lower depth also finds bars that are
// blurred, and takes noise for bars. An edge lies where the line crosses the middle between valley
// and hill.
std::vector<double> bar_widths(std::span<const std::uint8_t> line, int depth);

}  // namespace uketsuke
