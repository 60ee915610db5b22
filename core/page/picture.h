// Pixels in memory, as a window's texture or a picture file takes them.
#pragma once

#include "core/base/bytes.h"

namespace uketsuke {

// Rows from top to bottom without padding, four bytes a pixel: red, green, blue, alpha. The colours
// are not multiplied with alpha, which is how ImGui blends.
struct Picture {
    int width = 0;
    int height = 0;
    Bytes rgba;
    bool operator==(const Picture&) const = default;
};

}  // namespace uketsuke
