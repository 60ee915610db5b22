// Prints of made-up packages (見本), drawn by libzint: what draw_picture() is for vouchers. To be
// laid under the camera by photograph().
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "platform/camera/grey_image.h"

namespace uketsuke::testing_aid {

enum class PackagePrint {
    gs1_128,
    code128,  // The same text without FNC1.
    gs1_data_matrix,
    data_matrix,  // Without FNC1.
    databar,
    databar_truncated,
    databar_stacked,
    databar_stacked_omnidirectional,
    databar_stacked_composite,
    databar_expanded,
    databar_limited,
    databar_limited_composite,
    jan13,  // And others that stand on papers and boxes and are no code of GS1's with AIs.
    code39,
    nw7,
    interleaved_2_of_5,
    pdf417,
};

inline constexpr double dots_per_module = 8;

// The symbol with twelve modules of white around it. `text`: for GS1-128, GS1 Data Matrix and
// DataBar Expanded "[01]...[17]...", for the other DataBar fourteen digits, else what it holds.
GreyImage draw_package(PackagePrint kind, const std::string& text);

// The widths of the bars and spaces of its lowest row in modules, from the first bar to the last.
std::vector<double> printed_widths(PackagePrint kind, const std::string& text);

// Fourteen digits from `seed`, the first 0 or 1. They may be those of a real product: only pictures
// of tests hold them.
std::string made_up_gtin(std::uint32_t seed);

}  // namespace uketsuke::testing_aid
