// Marks of a digit's size are followed from each to its neighbour for as long as the next one
// stands where it is expected.
#include "platform/ocr/digit_rows.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "platform/ocr/ink_marks.h"

namespace uketsuke {

namespace {

// From one digit to the next, in heights: OCR-B itself 0.96, set narrower 0.65. Of a paper that
// lies askew the upright box around a digit is larger than the digit.
constexpr double step_min = 0.4, step_max = 1.6;
// A mark's middle is not that of its room: 1 and 4 stand to one side.
constexpr double astray = 0.34;        // Of a step: how far the next mark may be from its place.
constexpr double astray_mean = 0.13;   // Of a step, over the whole row, after the curve was fitted.
constexpr double sizes_differ = 1.75;  // The larger of two neighbours to the smaller.

double squared(double value) { return value * value; }

// Bars of NW-7 are long and thin.
bool may_be_digit(const InkMark& mark) {
    const int side = mark.longer_side();
    const int room = (mark.right - mark.left + 1) * (mark.bottom - mark.top + 1);
    if (room * 4 < side * side) return false;
    return side >= digit_height_min && side <= digit_height_max && mark.pixels * 8 >= room;
}

// Finds the marks near a place without looking at all of them.
class Map {
  public:
    Map(const std::vector<InkMark>& marks, const GreyView& picture)
        : marks_(marks), wide_(picture.width / cell + 1), high_(picture.height / cell + 1) {
        cells_.resize(static_cast<std::size_t>(wide_) * static_cast<std::size_t>(high_));
        for (std::size_t i = 0; i < marks.size(); ++i)
            cells_[place(column(marks[i].x()), column(marks[i].y()))].push_back(i);
    }

    // Calls `visit` with every mark in the cells that the circle touches, and some beside it.
    template <class Visit>
    void near(const PicturePoint& at, double radius, Visit visit) const {
        const int left = std::max(0, column(at.x - radius));
        const int right = std::min(wide_ - 1, column(at.x + radius));
        const int top = std::max(0, column(at.y - radius));
        const int bottom = std::min(high_ - 1, column(at.y + radius));
        for (int y = top; y <= bottom; ++y)
            for (int x = left; x <= right; ++x)
                for (const std::size_t mark : cells_[place(x, y)]) visit(mark);
    }

    std::optional<std::size_t> nearest(const PicturePoint& at, double radius) const {
        std::optional<std::size_t> best;
        double least = squared(radius);
        near(at, radius, [&](std::size_t mark) {
            const double distance =
                squared(marks_[mark].x() - at.x) + squared(marks_[mark].y() - at.y);
            if (distance > least) return;
            least = distance;
            best = mark;
        });
        return best;
    }

  private:
    static constexpr int cell = 32;
    static int column(double at) { return static_cast<int>(std::floor(at / cell)); }
    std::size_t place(int x, int y) const {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(wide_) +
               static_cast<std::size_t>(x);
    }

    const std::vector<InkMark>& marks_;
    int wide_;
    int high_;
    std::vector<std::vector<std::size_t>> cells_;
};

bool of_one_size(const InkMark& a, const InkMark& b) {
    const double larger = std::max(a.longer_side(), b.longer_side());
    const double smaller = std::min(a.longer_side(), b.longer_side());
    return larger <= smaller * sizes_differ;
}

using Chain = std::vector<PicturePoint>;

class Search {
  public:
    Search(const std::vector<InkMark>& marks, const GreyView& picture)
        : marks_(marks), map_(marks, picture) {}

    // The eighteen that begin with these two and go on neither before nor after them.
    std::optional<Chain> chain_from(std::size_t first, std::size_t second) const {
        const PicturePoint a = middle(first), b = middle(second);
        const PicturePoint before{2 * a.x - b.x, 2 * a.y - b.y};
        const double step = std::hypot(b.x - a.x, b.y - a.y);
        const auto earlier = map_.nearest(before, astray * step);
        if (earlier && of_one_size(marks_[*earlier], marks_[first])) return std::nullopt;
        Chain chain{a, b};
        std::size_t last = second;
        while (chain.size() <= printed_digits) {
            const auto next = after(chain, last);
            if (!next) break;
            chain.push_back(middle(*next));
            last = *next;
        }
        if (chain.size() != printed_digits) return std::nullopt;
        return chain;
    }

    // Marks that may follow this one to the right, or straight down.
    std::vector<std::size_t> neighbours(std::size_t mark) const {
        std::vector<std::size_t> out;
        const InkMark& here = marks_[mark];
        const double farthest = step_max * here.longer_side();
        map_.near(middle(mark), farthest, [&](std::size_t other) {
            const double right = marks_[other].x() - here.x(), down = marks_[other].y() - here.y();
            if (right < 0 || (right == 0 && down <= 0) || !of_one_size(here, marks_[other])) return;
            const double distance = std::hypot(right, down);
            if (distance >= step_min * here.longer_side() && distance <= farthest)
                out.push_back(other);
        });
        return out;
    }

  private:
    PicturePoint middle(std::size_t mark) const { return {marks_[mark].x(), marks_[mark].y()}; }

    std::optional<std::size_t> after(const Chain& chain, std::size_t last) const {
        // Over several digits: the middle of one says little.
        const std::size_t back = std::min<std::size_t>(chain.size() - 1, 5);
        const PicturePoint &here = chain.back(), &there = chain[chain.size() - 1 - back];
        const auto steps = static_cast<double>(back);
        const PicturePoint step{(here.x - there.x) / steps, (here.y - there.y) / steps};
        const auto next =
            map_.nearest({here.x + step.x, here.y + step.y}, astray * std::hypot(step.x, step.y));
        if (!next || *next == last || !of_one_size(marks_[last], marks_[*next]))
            return std::nullopt;
        return next;
    }

    const std::vector<InkMark>& marks_;
    Map map_;
};

// The parabola through one coordinate of all middles, by least squares. With n counted from the
// middle of the row the odd and the even part do not mix.
struct Parabola {
    double start = 0, step = 0, bend = 0;
};

template <class Coordinate>
Parabola fitted(const Chain& chain, Coordinate coordinate) {
    constexpr double half = (printed_digits - 1) / 2.0;
    double n2 = 0, n4 = 0, sum = 0, first = 0, second = 0;
    for (int i = 0; i < printed_digits; ++i) {
        const double n = i - half, value = coordinate(chain[static_cast<std::size_t>(i)]);
        n2 += n * n;
        n4 += n * n * n * n;
        sum += value;
        first += n * value;
        second += n * n * value;
    }
    const double bend = (second - n2 * sum / printed_digits) / (n4 - n2 * n2 / printed_digits);
    const double middle = (sum - bend * n2) / printed_digits, step = first / n2;
    return {middle - step * half + bend * half * half, step - 2 * bend * half, bend};
}

std::optional<DigitRow> row_of(const Chain& chain) {
    const Parabola x = fitted(chain, [](const PicturePoint& at) { return at.x; });
    const Parabola y = fitted(chain, [](const PicturePoint& at) { return at.y; });
    const DigitRow row{{x.start, y.start}, {x.step, y.step}, {x.bend, y.bend}};
    double error = 0;
    for (int i = 0; i < printed_digits; ++i) {
        const PicturePoint &is = chain[static_cast<std::size_t>(i)], ought = row.middle_of(i);
        error += squared(is.x - ought.x) + squared(is.y - ought.y);
    }
    const PicturePoint end = row.middle_of(printed_digits - 1);
    const double step = std::hypot(end.x - row.start.x, end.y - row.start.y) / (printed_digits - 1);
    if (error / printed_digits > squared(astray_mean * step)) return std::nullopt;
    return row;
}

bool is_known(const std::vector<DigitRow>& rows, const DigitRow& row) {
    const double near = std::hypot(row.step.x, row.step.y);
    return std::any_of(rows.begin(), rows.end(), [&](const DigitRow& other) {
        return std::hypot(other.start.x - row.start.x, other.start.y - row.start.y) < near;
    });
}

}  // namespace

DigitRow DigitRow::turned_round() const {
    constexpr double last = printed_digits - 1;
    return {middle_of(last), {-step.x - 2 * last * bend.x, -step.y - 2 * last * bend.y}, bend};
}

std::vector<DigitRow> digit_rows(const GreyView& picture) {
    std::vector<InkMark> marks = ink_marks(picture);
    std::erase_if(marks, [](const InkMark& mark) { return !may_be_digit(mark); });
    const Search search(marks, picture);
    std::vector<DigitRow> rows;
    for (std::size_t first = 0; first < marks.size(); ++first) {
        for (const std::size_t second : search.neighbours(first)) {
            const auto chain = search.chain_from(first, second);
            const auto row = chain ? row_of(*chain) : std::nullopt;
            if (row && !is_known(rows, *row)) rows.push_back(*row);
            if (rows.size() == digit_rows_max) return rows;
        }
    }
    return rows;
}

}  // namespace uketsuke
