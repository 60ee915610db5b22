// Sums of four rows each, then pairs of them along the slope.
#include "platform/barcode/bar_lines.h"

#include <algorithm>
#include <cmath>

namespace uketsuke {

namespace {

constexpr std::uint8_t paper = 255;

std::size_t place(int row, int width) {
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(width);
}

// Rows become columns, a tile at a time.
GreyImage turned_over(const GreyView& picture) {
    constexpr int tile = 32;
    GreyImage out{picture.height, picture.width, {}};
    out.pixels.resize(place(out.height, out.width));
    for (int top = 0; top < picture.height; top += tile) {
        for (int left = 0; left < picture.width; left += tile) {
            for (int y = top; y < std::min(top + tile, picture.height); ++y) {
                const auto* row = picture.data + static_cast<std::ptrdiff_t>(y) * picture.stride;
                for (int x = left; x < std::min(left + tile, picture.width); ++x)
                    out.pixels[place(x, out.width) + static_cast<std::size_t>(y)] = row[x];
            }
        }
    }
    return out;
}

// Sums of block_rows rows each; the rest of fewer rows below them is left out.
std::vector<std::uint16_t> block_sums(const GreyView& picture, int blocks, int block_rows) {
    std::vector<std::uint16_t> sums(place(blocks, picture.width));
    for (int y = 0; y < blocks * block_rows; ++y) {
        const auto* row = picture.data + static_cast<std::ptrdiff_t>(y) * picture.stride;
        auto* sum = sums.data() + place(y / block_rows, picture.width);
        for (int x = 0; x < picture.width; ++x)
            sum[x] = static_cast<std::uint16_t>(sum[x] + row[x]);
    }
    return sums;
}

// A pixel against the mean of its four neighbours on the line.
void sharpen(const std::uint8_t* line, int length, std::uint8_t* out) {
    for (int x = 0; x < length; ++x) {
        if (x < 2 || x + 2 >= length) {
            out[x] = line[x];
            continue;
        }
        const int around = line[x - 2] + line[x - 1] + line[x + 1] + line[x + 2];
        const int edge = (4 * line[x] - around) / 2;
        out[x] = static_cast<std::uint8_t>(std::clamp(line[x] + edge, 0, 255));
    }
}

// Twice as wide: between two pixels stands the cubic through them and their neighbours.
void widen(const std::uint8_t* line, int length, std::uint8_t* out) {
    for (int x = 0; x < length; ++x) {
        const int before = line[std::max(x - 1, 0)];
        const int next = line[std::min(x + 1, length - 1)];
        const int after = line[std::min(x + 2, length - 1)];
        const int between = (9 * (line[x] + next) - before - after) / 16;
        out[2 * x] = line[x];
        out[2 * x + 1] = static_cast<std::uint8_t>(std::clamp(between, 0, 255));
    }
}

}  // namespace

BarCourse course_beside(const std::array<Corner, 4>& corners) {
    // Top edge and bottom edge together.
    const double x = corners[1].x - corners[0].x + corners[2].x - corners[3].x;
    const double y = corners[1].y - corners[0].y + corners[2].y - corners[3].y;
    if (x == 0 && y == 0) return {};
    const bool downward = std::abs(y) > std::abs(x);
    const double slope = downward ? x / y : y / x;
    // Eight rows may shift the bars by about half a narrow one (tests/bench/reading_rates.cpp).
    constexpr int rows = 8;
    const double side = std::hypot(x, y) / 2;
    const double shift_max = side < 75 ? 0.4 : 1.1;
    if (std::abs(slope) * rows <= shift_max) return {downward, slope, rows / 2, 2};
    return {downward, slope, rows / 4, 4};
}

BarLines::BarLines(const GreyView& picture, const BarCourse& course) : course_(course) {
    GreyImage turned;
    GreyView view = picture;
    if (course.downward) {
        turned = turned_over(picture);
        view = turned.view();
    }
    const int blocks = view.height / course.block_rows;
    length_ = view.width;
    lines_ = blocks / course.line_blocks;
    const auto sums = block_sums(view, blocks, course.block_rows);
    means_.assign(place(lines_, length_), paper);
    for (int left = 0, right = 0; left < length_; left = right) {
        const int shift = shift_at(left);
        for (right = left + 1; right < length_ && shift_at(right) == shift;) ++right;
        for (int line = 0; line < lines_; ++line) {
            const int block = line * course.line_blocks + shift;
            if (block < 0 || block + 1 >= blocks) continue;
            const auto* upper = sums.data() + place(block, length_);
            const auto* lower = upper + length_;
            auto* mean = means_.data() + place(line, length_);
            for (int x = left; x < right; ++x)
                mean[x] =
                    static_cast<std::uint8_t>((upper[x] + lower[x]) / (2 * course.block_rows));
        }
    }
}

int BarLines::shift_at(int x) const {
    return static_cast<int>(std::lround(course_.slope * (x - length_ / 2) / course_.block_rows));
}

GreyImage BarLines::image(Edges edges) const {
    GreyImage out{length_ * widening, lines_, {}};
    out.pixels.resize(place(lines_, out.width));
    std::vector<std::uint8_t> sharp(static_cast<std::size_t>(length_));
    for (int line = 0; line < lines_; ++line) {
        const std::uint8_t* mean = means_.data() + place(line, length_);
        if (edges == Edges::sharpened) {
            sharpen(mean, length_, sharp.data());
            mean = sharp.data();
        }
        widen(mean, length_, out.pixels.data() + place(line, out.width));
    }
    return out;
}

Corner BarLines::place_of(Corner in_image) const {
    const int along = in_image.x / widening;
    const int across =
        (in_image.y * course_.line_blocks + shift_at(along) + 1) * course_.block_rows;
    return course_.downward ? Corner{across, along} : Corner{along, across};
}

}  // namespace uketsuke
