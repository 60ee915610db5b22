// Each pixel is compared with the mean of its surroundings; dark runs of a row are joined with
// those that they touch in the row above.
#include "platform/ocr/ink_marks.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>

namespace uketsuke {

namespace {

constexpr int surroundings = 20;  // Pixels to every side: wider than any stroke of a digit.
// What lies around a stroke is mostly paper. A little less than it is a shadow or noise.
constexpr std::uint32_t darker_percent = 84;
constexpr std::uint32_t darker_steps = 3;  // Of 255: noise of a dark room.

// Sums of all pixels above and to the left, so that the mean of any box takes four look-ups.
class Sums {
  public:
    explicit Sums(const GreyView& picture)
        : width_(picture.width), height_(picture.height), sums_(place(0, height_ + 1)) {
        for (int y = 0; y < height_; ++y) {
            const auto* row = picture.data + static_cast<std::ptrdiff_t>(y) * picture.stride;
            std::uint32_t line = 0;
            for (int x = 0; x < width_; ++x) {
                line += row[x];
                sums_[place(x + 1, y + 1)] = sums_[place(x + 1, y)] + line;
            }
        }
    }

    struct Part {
        std::uint32_t sum = 0;
        std::uint32_t pixels = 0;
    };
    // Whatever of the box lies in the picture.
    Part around(int x, int y, int radius) const {
        const int left = std::max(0, x - radius), right = std::min(width_, x + radius + 1);
        const int top = std::max(0, y - radius), bottom = std::min(height_, y + radius + 1);
        return {sums_[place(right, bottom)] - sums_[place(left, bottom)] -
                    sums_[place(right, top)] + sums_[place(left, top)],
                static_cast<std::uint32_t>((right - left) * (bottom - top))};
    }

  private:
    std::size_t place(int x, int y) const {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(width_ + 1) +
               static_cast<std::size_t>(x);
    }

    int width_;
    int height_;
    std::vector<std::uint32_t> sums_;  // May run over: differences stay right.
};

bool is_dark(const Sums& sums, int x, int y) {
    const auto [here, few] = sums.around(x, y, 1);
    const auto [wide, many] = sums.around(x, y, surroundings);
    return here * 100 / few + 100 * darker_steps < wide / many * darker_percent;
}

struct Run {
    int from = 0;
    int to = 0;  // One past its last pixel.
    std::size_t mark = 0;
};

// Marks in the making. One that was joined with another points at it.
class Marks {
  public:
    std::size_t add() {
        marks_.push_back({});
        joined_.push_back(joined_.size());
        return joined_.size() - 1;
    }
    std::size_t root(std::size_t mark) {
        while (joined_[mark] != mark) mark = joined_[mark] = joined_[joined_[mark]];
        return mark;
    }
    void join(std::size_t a, std::size_t b) {
        a = root(a);
        b = root(b);
        if (a == b) return;
        const InkMark& from = marks_[b];
        InkMark& to = marks_[a];
        if (from.pixels > 0) to = to.pixels == 0 ? from : together(to, from);
        joined_[b] = a;
    }
    void put(std::size_t mark, const Run& run, int y) {
        InkMark& to = marks_[root(mark)];
        const InkMark line{run.from, y, run.to - 1, y, run.to - run.from};
        to = to.pixels == 0 ? line : together(to, line);
    }
    std::vector<InkMark> take() {
        std::vector<InkMark> out;
        for (std::size_t i = 0; i < marks_.size(); ++i)
            if (joined_[i] == i) out.push_back(marks_[i]);
        return out;
    }

  private:
    static InkMark together(const InkMark& a, const InkMark& b) {
        return {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right),
                std::max(a.bottom, b.bottom), a.pixels + b.pixels};
    }

    std::vector<InkMark> marks_;
    std::vector<std::size_t> joined_;
};

std::vector<Run> runs_of(const Sums& sums, int y, int width) {
    std::vector<Run> runs;
    for (int x = 0; x < width; ++x) {
        if (!is_dark(sums, x, y)) continue;
        const int from = x;
        while (x < width && is_dark(sums, x, y)) ++x;
        runs.push_back({from, x, 0});
    }
    return runs;
}

}  // namespace

int InkMark::longer_side() const { return std::max(right - left, bottom - top) + 1; }

std::vector<InkMark> ink_marks(const GreyView& picture) {
    const Sums sums(picture);
    Marks marks;
    std::vector<Run> above;
    for (int y = 0; y < picture.height; ++y) {
        std::vector<Run> runs = runs_of(sums, y, picture.width);
        std::size_t first = 0;
        for (Run& run : runs) {
            run.mark = marks.add();
            while (first < above.size() && above[first].to < run.from) ++first;
            for (std::size_t i = first; i < above.size() && above[i].from <= run.to; ++i)
                marks.join(above[i].mark, run.mark);
            marks.put(run.mark, run, y);
        }
        above = std::move(runs);
    }
    return marks.take();
}

}  // namespace uketsuke
