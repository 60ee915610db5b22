// A grey picture: what a camera gives and a decoder reads. One byte a pixel, 0 black, 255 white,
// rows from the top.
#pragma once

#include <cstdint>
#include <vector>

namespace uketsuke {

// Longer sides are refused before memory is taken for them: an A4 sheet at 600 dpi is 4,960 x
// 7,016.
inline constexpr int picture_side_max = 10'000;

// Somebody else's pixels, valid as long as theirs. `stride` is the distance between rows in bytes.
struct GreyView {
    const std::uint8_t* data = nullptr;
    int width = 0;
    int height = 0;
    int stride = 0;

    bool sound() const {
        return data && width > 0 && width <= picture_side_max && height > 0 &&
               height <= picture_side_max && stride >= width;
    }
};

// Pixels of its own, rows without gaps.
struct GreyImage {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> pixels;

    GreyView view() const { return {pixels.data(), width, height, width}; }
    bool operator==(const GreyImage&) const = default;
};

}  // namespace uketsuke
