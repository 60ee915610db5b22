// Pixels are dealt out to the lines, and the gaps of a level code are filled.
#include "platform/barcode/bar_lines.h"

#include <algorithm>
#include <cmath>

namespace uketsuke {

namespace {

constexpr std::uint8_t paper = 255;
constexpr double margin = 40;  // Pixels of the picture before and after the bars.
// Two that say the same make a reading: more lines are better than less noise in each.
constexpr double lines_wanted = 12;
constexpr double line_rows_max = 12;
constexpr double steep = 0.3;  // From here on columns lie further apart along the code.

std::size_t place(int row, int width) {
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(width);
}

// A step against those a pixel and two pixels before and after it.
void sharpen(const std::uint8_t* line, int length, int pixel, std::uint8_t* out) {
    for (int x = 2 * pixel; x + 2 * pixel < length; ++x) {
        const int around =
            line[x - 2 * pixel] + line[x - pixel] + line[x + pixel] + line[x + 2 * pixel];
        const int edge = (4 * line[x] - around) / 2;
        out[x] = static_cast<std::uint8_t>(std::clamp(line[x] + edge, 0, 255));
    }
}

// From the darkest to the brightest of a line is all there is: half of it is half of 255.
void stretch(std::uint8_t* line, int length) {
    const auto [darkest, brightest] = std::minmax_element(line, line + length);
    const int least = *darkest, range = *brightest - least;
    if (range == 0) return;
    for (int x = 0; x < length; ++x)
        line[x] = static_cast<std::uint8_t>((line[x] - least) * 255 / range);
}

}  // namespace

BarLines::BarLines(const GreyView& picture, const BarPlace& bars)
    : downward_(std::abs(bars.sine) > std::abs(bars.cosine)) {
    x_ = downward_ ? bars.y : bars.x;
    y_ = downward_ ? bars.x : bars.y;
    slope_ = downward_ ? bars.cosine / bars.sine : bars.sine / bars.cosine;
    const double columns_a_pixel = 1 / std::hypot(1, slope_);
    const double rows = bars.height / columns_a_pixel;
    line_rows_ = static_cast<int>(std::clamp(bars.height / lines_wanted, 2.0, line_rows_max) /
                                  columns_a_pixel);
    lines_ = std::max(1, static_cast<int>(rows) / line_rows_);
    steps_ = std::abs(slope_) < steep ? 2 : 3;
    // Of a tilted code the outer lines begin earlier or end later than that in the middle.
    const double lean = bars.height / 2 * std::abs(slope_);
    const double half = (bars.length / 2 + margin + lean) * columns_a_pixel;
    const int columns = downward_ ? picture.height : picture.width;
    first_column_ = std::clamp(static_cast<int>(x_ - half), 0, columns);
    length_ = (std::clamp(static_cast<int>(x_ + half), 0, columns) - first_column_) * steps_;
    add_pixels(picture);
    fill_gaps();
}

double BarLines::middle_at(int column) const { return y_ + slope_ * (column + 0.5 - x_); }

void BarLines::add_pixels(const GreyView& picture) {
    std::vector<std::uint32_t> sums(place(lines_, length_));
    std::vector<std::uint32_t> weights(sums.size());
    const int rows = downward_ ? picture.width : picture.height;
    const std::ptrdiff_t to_next_row = downward_ ? 1 : picture.stride;
    const std::ptrdiff_t to_next_column = downward_ ? picture.stride : 1;
    // The bars stand upright on the code: a row further down is so many steps further along.
    const double steps_a_row = steps_ * slope_ / (1 + slope_ * slope_);
    for (int step = 0; step < length_; step += steps_) {
        const int column = first_column_ + step / steps_;
        const auto* pixels = picture.data + column * to_next_column;
        const double top = middle_at(column) - lines_ * line_rows_ / 2.0;
        const int first = static_cast<int>(std::ceil(top - 0.5));
        for (int i = 0; i < lines_ * line_rows_; ++i) {
            const int row = first + i;
            if (row < 0 || row >= rows) continue;
            const int line = i / line_rows_;
            const double off = row + 0.5 - (top + (line + 0.5) * line_rows_);
            // Between two steps it counts for both.
            const int eighths = static_cast<int>(std::lround(off * steps_a_row * 8)) + step * 8;
            const int at = eighths >> 3;
            if (at < 0 || at + 1 >= length_) continue;
            const auto late = static_cast<std::uint32_t>(eighths & 7);
            const std::size_t here = place(line, length_) + static_cast<std::size_t>(at);
            const std::uint32_t grey = pixels[row * to_next_row];
            sums[here] += (8 - late) * grey;
            sums[here + 1] += late * grey;
            weights[here] += 8 - late;
            weights[here + 1] += late;
        }
    }
    mean(sums, weights);
}

// Each step with half of those beside it. One of which less than a quarter of the rows know stays
// open; the ends too.
void BarLines::mean(const std::vector<std::uint32_t>& sums,
                    const std::vector<std::uint32_t>& weights) {
    const auto enough = static_cast<std::uint32_t>(2 * line_rows_);
    means_.assign(sums.size(), paper);
    known_.assign(sums.size(), false);
    for (std::size_t i = 1; i + 1 < sums.size(); ++i) {
        if (weights[i] < enough) continue;
        known_[i] = true;
        means_[i] = static_cast<std::uint8_t>((sums[i - 1] + 2 * sums[i] + sums[i + 1]) /
                                              (weights[i - 1] + 2 * weights[i] + weights[i + 1]));
    }
}

// Of a code that lies level every pixel falls on the first step of its column. Between them the
// line is the cubic through the neighbours and those a pixel further.
void BarLines::fill_gaps() {
    const auto size = static_cast<std::ptrdiff_t>(means_.size());
    // Not far: beyond the picture nothing is known for long.
    const auto known_from = [&](std::ptrdiff_t at, int way) {
        for (int i = 0; i < 2 * steps_ && at >= 0 && at < size; ++i, at += way)
            if (known_[static_cast<std::size_t>(at)]) return at;
        return std::ptrdiff_t{-1};
    };
    std::ptrdiff_t before = -1;
    for (std::ptrdiff_t at = 0; at < size; ++at) {
        if (known_[static_cast<std::size_t>(at)]) {
            before = at;
            continue;
        }
        const std::ptrdiff_t after = known_from(at + 1, 1);
        if (before < 0 || after < 0 || after - before > 2 * steps_) continue;
        const std::ptrdiff_t first = known_from(before - steps_, -1);
        const std::ptrdiff_t last = known_from(after + steps_, 1);
        const auto grey = [&](std::ptrdiff_t there, std::ptrdiff_t or_there) -> int {
            return means_[static_cast<std::size_t>(there < 0 ? or_there : there)];
        };
        const int near = grey(before, before) + grey(after, after);
        const int between = (9 * near - grey(first, before) - grey(last, after)) / 16;
        means_[static_cast<std::size_t>(at)] =
            static_cast<std::uint8_t>(std::clamp(between, 0, 255));
    }
}

GreyImage BarLines::image(Edges edges) const {
    GreyImage out{length_, lines_, means_};
    for (int line = 0; line < lines_; ++line) {
        std::uint8_t* pixels = out.pixels.data() + place(line, length_);
        if (edges == Edges::sharpened)
            sharpen(means_.data() + place(line, length_), length_, steps_, pixels);
        stretch(pixels, length_);
    }
    return out;
}

Corner BarLines::place_of(Corner in_image) const {
    const int column = first_column_ + in_image.x / steps_;
    const int row = static_cast<int>(
        std::lround(middle_at(column) + (in_image.y + 0.5 - lines_ / 2.0) * line_rows_));
    return downward_ ? Corner{row, column} : Corner{column, row};
}

}  // namespace uketsuke
