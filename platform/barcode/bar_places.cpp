// The structure tensor of small cells, and cells of one direction that hang together along it.
#include "platform/barcode/bar_places.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>

namespace uketsuke {

namespace {

// Of a block, in pixels. In larger pictures bars are larger, so a cell there is of many blocks.
constexpr int block_side = 16;
constexpr int picture_of_single_blocks = 1920;
// Below it there are no edges but those of noise and light (mean square of Scharr's slope).
constexpr double strength_min = 100;
// Of 1: all edges of a cell run one way. Noise alone stays below.
constexpr double order_min = 0.35;
// Edges of one strip run within 18 degrees of each other.
constexpr double likeness_min = 0.8;
// A row of cells across the strip belongs to it with this share of the strongest row's strength.
constexpr double band_share = 0.3;
// Ten digits of NW-7 are 140 narrow bars long; less than this cannot be read anyway.
constexpr double length_min = 96;
constexpr std::size_t cells_min = 6;
constexpr std::size_t usual_pixels = 1280 * 720;

// Sums of squared slopes, as a vector of twice the angle: opposite slopes are the same direction.
struct Slopes {
    double strength = 0;
    double x = 0;
    double y = 0;

    void add(const Slopes& other) {
        strength += other.strength;
        x += other.x;
        y += other.y;
    }
    double size() const { return std::hypot(x, y); }
    bool ordered() const { return strength >= strength_min && size() >= order_min * strength; }
};

struct Cells {
    int side = block_side;  // Of a cell, in pixels.
    int wide = 0;
    int high = 0;
    std::vector<Slopes> slopes;

    std::size_t place(int column, int row) const {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(wide) +
               static_cast<std::size_t>(column);
    }
    // The outermost pixels have no neighbours and are in no cell.
    double middle(int column_or_row) const { return 1 + (column_or_row + 0.5) * side; }
};

// Every other row of a block. Scharr's weights (3, 10, 3) know the direction of fine bars too.
Slopes slopes_at(const GreyView& picture, int left, int top) {
    int xx = 0, yy = 0, xy = 0;
    for (int y = top; y < top + block_side; y += 2) {
        const std::uint8_t* here = picture.data + static_cast<std::ptrdiff_t>(y) * picture.stride;
        const std::uint8_t* above = here - picture.stride + left - 1;
        const std::uint8_t* below = here + picture.stride + left - 1;
        const std::uint8_t* middle = here + left - 1;
        std::array<std::int16_t, block_side + 2> across, down;
        for (std::size_t x = 0; x < across.size(); ++x) {
            across[x] = static_cast<std::int16_t>(3 * (above[x] + below[x]) + 10 * middle[x]);
            down[x] = static_cast<std::int16_t>(below[x] - above[x]);
        }
        for (std::size_t x = 1; x <= block_side; ++x) {
            const int slope_x = (across[x + 1] - across[x - 1]) / 4;
            const int slope_y = (3 * (down[x - 1] + down[x + 1]) + 10 * down[x]) / 4;
            xx += slope_x * slope_x;
            yy += slope_y * slope_y;
            xy += slope_x * slope_y;
        }
    }
    constexpr double samples = block_side * block_side / 2;
    return {(xx + yy) / samples, (xx - yy) / samples, 2.0 * xy / samples};
}

Cells cells_of(const GreyView& picture) {
    const int blocks = 1 + (std::max(picture.width, picture.height) - 1) / picture_of_single_blocks;
    const int side = blocks * block_side;
    Cells cells{
        side, std::max(0, picture.width - 2) / side, std::max(0, picture.height - 2) / side, {}};
    cells.slopes.resize(cells.place(0, cells.high));
    for (int row = 0; row < cells.high * blocks; ++row)
        for (int column = 0; column < cells.wide * blocks; ++column)
            cells.slopes[cells.place(column / blocks, row / blocks)].add(
                slopes_at(picture, 1 + column * block_side, 1 + row * block_side));
    return cells;
}

struct Cell {
    int column = 0;
    int row = 0;
};

struct Strip {
    std::vector<Cell> cells;
    Slopes slopes;  // Their sum.
};

bool alike(const Slopes& a, const Slopes& b) {
    return a.x * b.x + a.y * b.y >= likeness_min * a.size() * b.size();
}

// Neighbour by neighbour from `first`; what is taken is no longer free.
Strip strip_from(Cell first, const Cells& cells, std::vector<bool>& is_free) {
    Strip strip;
    const auto take = [&](Cell cell) {
        const std::size_t place = cells.place(cell.column, cell.row);
        const Slopes& slopes = cells.slopes[place];
        if (!is_free[place] || !slopes.ordered()) return;
        if (!strip.cells.empty() && !alike(slopes, strip.slopes)) return;
        is_free[place] = false;
        strip.cells.push_back(cell);
        strip.slopes.add(slopes);
    };
    take(first);
    for (std::size_t next = 0; next < strip.cells.size(); ++next) {
        const Cell cell = strip.cells[next];
        for (int row = std::max(0, cell.row - 1); row <= std::min(cells.high - 1, cell.row + 1);
             ++row)
            for (int column = std::max(0, cell.column - 1);
                 column <= std::min(cells.wide - 1, cell.column + 1); ++column)
                take({column, row});
    }
    return strip;
}

// Where a cell's middle lies along the strip and across it.
struct Offset {
    double along = 0;
    double across = 0;
};

// From the first to the last row of cells, in units of cells across the strip, that are about as
// strong as the strongest: the edge of the paper beside the bars may have joined them.
struct Band {
    double top = 0;
    double bottom = 0;
};

Band band_of(const std::vector<Offset>& offsets, const std::vector<double>& strengths, int side) {
    double top = offsets[0].across, bottom = top;
    for (const Offset& each : offsets) {
        top = std::min(top, each.across);
        bottom = std::max(bottom, each.across);
    }
    const auto row_of = [&](double across) {
        return static_cast<std::size_t>(std::lround((across - top) / side));
    };
    std::vector<double> rows(row_of(bottom) + 1);
    for (std::size_t i = 0; i < offsets.size(); ++i)
        rows[row_of(offsets[i].across)] += strengths[i];
    const auto strongest = std::max_element(rows.begin(), rows.end());
    auto first = strongest, last = strongest;
    while (first != rows.begin() && *(first - 1) >= band_share * *strongest) --first;
    while (last + 1 != rows.end() && *(last + 1) >= band_share * *strongest) ++last;
    return {top + (static_cast<double>(first - rows.begin()) - 0.5) * side,
            top + (static_cast<double>(last - rows.begin()) + 0.5) * side};
}

BarPlace place_of(const Strip& strip, const Cells& cells) {
    BarPlace place;
    const double angle = std::atan2(strip.slopes.y, strip.slopes.x) / 2;
    place.cosine = std::cos(angle);
    place.sine = std::sin(angle);
    std::vector<Offset> offsets;
    std::vector<double> strengths;
    for (const Cell& cell : strip.cells) {
        const double x = cells.middle(cell.column), y = cells.middle(cell.row);
        offsets.push_back({x * place.cosine + y * place.sine, y * place.cosine - x * place.sine});
        strengths.push_back(cells.slopes[cells.place(cell.column, cell.row)].strength);
    }
    const Band band = band_of(offsets, strengths, cells.side);
    double first = std::numeric_limits<double>::max(), last = -first;
    for (const Offset& each : offsets) {
        if (each.across < band.top || each.across > band.bottom) continue;
        first = std::min(first, each.along);
        last = std::max(last, each.along);
    }
    const double along = (first + last) / 2, across = (band.top + band.bottom) / 2;
    place.x = along * place.cosine - across * place.sine;
    place.y = along * place.sine + across * place.cosine;
    place.length = last - first + cells.side;
    place.height = band.bottom - band.top;
    return place;
}

}  // namespace

std::vector<BarPlace> bar_places(const GreyView& picture, double height_max) {
    const Cells cells = cells_of(picture);
    std::vector<bool> is_free(cells.slopes.size(), true);
    std::vector<BarPlace> places;
    for (int row = 0; row < cells.high; ++row) {
        for (int column = 0; column < cells.wide; ++column) {
            const Strip strip = strip_from({column, row}, cells, is_free);
            if (strip.cells.size() < cells_min) continue;
            const BarPlace place = place_of(strip, cells);
            // The edge of a paper is as long, and runs across its strip.
            if (place.length >= length_min && height_max * place.length > place.height)
                places.push_back(place);
        }
    }
    std::sort(places.begin(), places.end(),
              [](const BarPlace& a, const BarPlace& b) { return a.length > b.length; });
    const auto pixels =
        static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height);
    const std::size_t most = bar_places_max * (1 + pixels / usual_pixels);
    if (places.size() > most) places.resize(most);
    return places;
}

}  // namespace uketsuke
