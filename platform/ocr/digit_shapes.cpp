// Shapes are laid over the strip at every place where they may stand, and compared by their
// correlation, which knows neither brightness nor contrast.
#include "platform/ocr/digit_shapes.h"

#include <algorithm>
#include <cmath>

#include "platform/page/drawing.h"

namespace uketsuke {

namespace {

constexpr int margin = 3;       // White around a shape belongs to it: 1 is not a part of 4.
constexpr int drawn_scale = 8;  // Drawn so many times larger, and made small by their mean.
constexpr double least_likeness = 0.80;
constexpr double least_lead = 0.06;  // Before the digit that comes next.
constexpr double least_at_a_glance = 0.75;
constexpr int glance_at_every = 3;

std::size_t place(int x, int y, int width) {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
           static_cast<std::size_t>(x);
}

struct Ink {
    int width = 0;
    int height = 0;
    std::vector<float> pixels;  // 1 is ink, 0 paper.
};

// The digit alone, cut to its ink.
Result<Ink> drawn(char digit) {
    constexpr double page_mm = 20;
    constexpr double dots_per_inch = 600;
    TextItem text;
    text.box = {2, 2, 16, 16};
    text.text = digit;
    text.face = Face::ocr_b;
    text.size_pt = 30;
    const Page page{page_mm, page_mm, {text}};
    const Picture picture = TRY(draw_picture(page, dots_per_inch));
    int left = picture.width, top = picture.height, right = 0, bottom = 0;
    const auto is_ink = [&](int x, int y) {
        return picture.rgba[4 * place(x, y, picture.width)] < 128;
    };
    for (int y = 0; y < picture.height; ++y)
        for (int x = 0; x < picture.width; ++x) {
            if (!is_ink(x, y)) continue;
            left = std::min(left, x);
            right = std::max(right, x + 1);
            top = std::min(top, y);
            bottom = std::max(bottom, y + 1);
        }
    Ink ink{right - left, bottom - top, {}};
    for (int y = top; y < bottom; ++y)
        for (int x = left; x < right; ++x) ink.pixels.push_back(is_ink(x, y) ? 1.0F : 0.0F);
    return ink;
}

// As high as the digits of a strip, with its margin.
Ink made_small(const Ink& ink) {
    const double scale = static_cast<double>(DigitShapes::shape_height) / ink.height;
    Ink out{static_cast<int>(std::lround(ink.width * scale)) + 2 * margin,
            DigitShapes::shape_height + 2 * margin,
            {}};
    for (int y = 0; y < out.height; ++y)
        for (int x = 0; x < out.width; ++x) {
            float sum = 0;
            for (int part = 0; part < drawn_scale * drawn_scale; ++part) {
                const double right = x - margin + (part % drawn_scale + 0.5) / drawn_scale;
                const double down = y - margin + (part / drawn_scale + 0.5) / drawn_scale;
                const int column = static_cast<int>(std::floor(right / scale));
                const int row = static_cast<int>(std::floor(down / scale));
                if (column >= 0 && column < ink.width && row >= 0 && row < ink.height)
                    sum += ink.pixels[place(column, row, ink.width)];
            }
            out.pixels.push_back(sum / (drawn_scale * drawn_scale));
        }
    return out;
}

// Each pixel with its neighbours, 1 2 1, so many times along both sides.
Ink blurred(Ink ink, int times) {
    for (int i = 0; i < 2 * times; ++i) {
        const bool down = i % 2 == 1;
        const Ink before = ink;
        const auto pixel = [&](int x, int y) {
            if (x < 0 || y < 0 || x >= before.width || y >= before.height) return 0.0F;
            return before.pixels[place(x, y, before.width)];
        };
        for (int y = 0; y < ink.height; ++y)
            for (int x = 0; x < ink.width; ++x)
                ink.pixels[place(x, y, ink.width)] =
                    (pixel(x - !down, y - down) + 2 * pixel(x, y) + pixel(x + !down, y + down)) / 4;
    }
    return ink;
}

void normalise(std::vector<float>& pixels) {
    float sum = 0, squares = 0;
    for (const float pixel : pixels) sum += pixel;
    const float mean = sum / static_cast<float>(pixels.size());
    for (float& pixel : pixels) {
        pixel -= mean;
        squares += pixel * pixel;
    }
    const float length = std::sqrt(std::max(squares, 1e-6F));
    for (float& pixel : pixels) pixel /= length;
}

}  // namespace

// The strip, as ink: 1 is black.
struct DigitShapes::Picture {
    Ink ink;
    const DigitStrip& strip;

    explicit Picture(const DigitStrip& from)
        : ink{from.image.width, from.image.height, {}}, strip(from) {
        ink.pixels.reserve(from.image.pixels.size());
        for (const std::uint8_t pixel : from.image.pixels)
            ink.pixels.push_back(1 - static_cast<float>(pixel) / 255);
    }
};

Result<DigitShapes> DigitShapes::draw() {
    std::array<Ink, 10> small;
    for (std::size_t digit = 0; digit < small.size(); ++digit)
        small[digit] = made_small(TRY(drawn(static_cast<char>('0' + digit))));
    std::vector<Shapes> by_blur;
    for (const int times : {1, 3, 7, 14}) {
        Shapes shapes;
        for (std::size_t digit = 0; digit < small.size(); ++digit) {
            Ink ink = blurred(small[digit], times);
            normalise(ink.pixels);
            shapes[digit] = {ink.width, ink.height, std::move(ink.pixels)};
        }
        by_blur.push_back(std::move(shapes));
    }
    return DigitShapes(std::move(by_blur));
}

// The shape has mean 0 and length 1; the part of the picture that it covers is made so on the way.
double DigitShapes::correlation(const Shape& shape, const Picture& picture, int left, int top) {
    if (left < 0 || top < 0 || left + shape.width > picture.ink.width ||
        top + shape.height > picture.ink.height)
        return 0;
    float product = 0, sum = 0, squares = 0;
    for (int y = 0; y < shape.height; ++y) {
        const float* line = &picture.ink.pixels[place(left, top + y, picture.ink.width)];
        const float* other = &shape.pixels[place(0, y, shape.width)];
        for (int x = 0; x < shape.width; ++x) {
            product += line[x] * other[x];
            sum += line[x];
            squares += line[x] * line[x];
        }
    }
    const float spread = squares - sum * sum / static_cast<float>(shape.width * shape.height);
    return spread > 0.5F ? product / std::sqrt(spread) : 0;
}

// A digit may stand to one side of its room, and a little high or low: every other place is tried,
// then those around the best.
double DigitShapes::most_alike(const Shape& shape, const Picture& picture, double middle,
                               double room) {
    const int aside = static_cast<int>(std::lround(room / 4));
    const int left = static_cast<int>(std::lround(middle - shape.width / 2.0));
    const int top = static_cast<int>(std::lround(picture.strip.digit_top)) - margin;
    double most = 0;
    int best_x = left, best_y = top;
    for (int y = top - 2; y <= top + 2; y += 2)
        for (int x = left - aside; x <= left + aside; x += 2) {
            const double here = correlation(shape, picture, x, y);
            if (here <= most) continue;
            most = here;
            best_x = x;
            best_y = y;
        }
    for (int y = best_y - 1; y <= best_y + 1; ++y)
        for (int x = best_x - 1; x <= best_x + 1; ++x)
            most = std::max(most, correlation(shape, picture, x, y));
    return most;
}

Likeness DigitShapes::likeness_at(const Shapes& shapes, const Picture& picture, int digit) {
    Likeness out{};
    const DigitStrip& strip = picture.strip;
    for (std::size_t each = 0; each < shapes.size(); ++each)
        out[each] = most_alike(shapes[each], picture, strip.first_middle + digit * strip.room_width,
                               strip.room_width);
    return out;
}

Glance DigitShapes::glance(const DigitStrip& strip) const {
    const Picture picture(strip);
    Glance best;
    for (std::size_t blur = 0; blur < by_blur_.size(); ++blur) {
        double sum = 0;
        for (int digit = 0; digit < printed_digits; digit += glance_at_every) {
            const Likeness likeness = likeness_at(by_blur_[blur], picture, digit);
            sum += *std::max_element(likeness.begin(), likeness.end());
        }
        const double mean = sum * glance_at_every / printed_digits;
        if (mean > best.likeness) best = {mean, blur};
    }
    return best;
}

std::vector<Likeness> DigitShapes::likeness(const DigitStrip& strip, std::size_t blur) const {
    const Picture picture(strip);
    std::vector<Likeness> all;
    for (int digit = 0; digit < printed_digits; ++digit)
        all.push_back(likeness_at(by_blur_.at(blur), picture, digit));
    return all;
}

std::optional<UprightRow> upright_row(const GreyView& picture, const DigitRow& row,
                                      const DigitShapes& shapes) {
    Glance best{least_at_a_glance, 0};
    std::optional<UprightRow> upright;
    std::optional<DigitStrip> strip;
    for (const DigitRow& way : {row, row.turned_round()}) {
        const auto band = digit_band(picture, way);
        if (!band) continue;
        DigitStrip straight = digit_strip(picture, way, *band, DigitShapes::shape_height);
        const Glance glance = shapes.glance(straight);
        if (glance.likeness <= best.likeness) continue;
        best = glance;
        upright = UprightRow{way, *band, {}};
        strip = std::move(straight);
    }
    if (upright) upright->likeness = shapes.likeness(*strip, best.blur);
    return upright;
}

bool look_like(const std::vector<Likeness>& likeness, std::string_view digits) {
    if (likeness.size() != digits.size()) return false;
    for (std::size_t at = 0; at < digits.size(); ++at) {
        const auto read = static_cast<std::size_t>(digits[at] - '0');
        const double same = likeness[at].at(read);
        if (same < least_likeness) return false;
        for (std::size_t other = 0; other < likeness[at].size(); ++other)
            if (other != read && likeness[at][other] > same - least_lead) return false;
    }
    return true;
}

}  // namespace uketsuke
