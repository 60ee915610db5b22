// Pixels of the patch are looked up in the picture.
#include "platform/barcode/level_patch.h"

#include <algorithm>
#include <cmath>

namespace uketsuke {

namespace {

constexpr double margin = 0.15;  // Of the length, on each side.
constexpr std::uint8_t paper = 255;

// Between four pixels, each by its distance.
double grey_at(const GreyView& picture, double x, double y) {
    const double left = std::floor(x - 0.5), top = std::floor(y - 0.5);
    const int column = static_cast<int>(left), row = static_cast<int>(top);
    if (column < 0 || row < 0 || column + 1 >= picture.width || row + 1 >= picture.height)
        return paper;
    const auto* here = picture.data + static_cast<std::ptrdiff_t>(row) * picture.stride + column;
    const auto* below = here + picture.stride;
    const double right_part = x - 0.5 - left, low_part = y - 0.5 - top;
    const double high = here[0] + (here[1] - here[0]) * right_part;
    const double low = below[0] + (below[1] - below[0]) * right_part;
    return high + (low - high) * low_part;
}

}  // namespace

GreyImage level_patch(const GreyView& picture, const BarPlace& place, int length) {
    const double scale = place.length / length;  // Pixels of the picture in one of the patch.
    const int width = static_cast<int>(length * (1 + 2 * margin));
    const int height = static_cast<int>(place.height / scale + length * (0.5 + 2 * margin));
    const int samples = std::max(1, static_cast<int>(std::ceil(scale)));
    GreyImage patch{width, height, {}};
    patch.pixels.reserve(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            double sum = 0;
            for (int i = 0; i < samples * samples; ++i) {
                const double along = (x + (i % samples + 0.5) / samples - width / 2.0) * scale;
                const double across = (y + (i / samples + 0.5) / samples - height / 2.0) * scale;
                sum += grey_at(picture, place.x + along * place.cosine - across * place.sine,
                               place.y + along * place.sine + across * place.cosine);
            }
            patch.pixels.push_back(static_cast<std::uint8_t>(sum / (samples * samples)));
        }
    }
    return patch;
}

GreyImage half_of(const GreyView& picture) {
    GreyImage half{picture.width / 2, picture.height / 2, {}};
    half.pixels.reserve(static_cast<std::size_t>(half.width) *
                        static_cast<std::size_t>(half.height));
    for (int y = 0; y < half.height; ++y) {
        const auto* upper = picture.data + static_cast<std::ptrdiff_t>(2 * y) * picture.stride;
        const auto* lower = upper + picture.stride;
        for (int x = 0; x < 2 * half.width; x += 2)
            half.pixels.push_back(static_cast<std::uint8_t>(
                (upper[x] + upper[x + 1] + lower[x] + lower[x + 1] + 2) / 4));
    }
    return half;
}

}  // namespace uketsuke
