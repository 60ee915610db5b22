// The picture is looked up along the row and square to it, pixel by pixel of the strip.
#include "platform/ocr/digit_strip.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace uketsuke {

namespace {

constexpr std::uint8_t paper = 255;
constexpr double reach = 1.9;      // Steps above and below the row: higher than any digit.
constexpr int profile_steps = 24;  // Lines of the profile in a step.

std::size_t place(int x, int y, int width) {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
           static_cast<std::size_t>(x);
}

// Between four pixels. Beyond the picture is what its edge shows.
double grey_at(const GreyView& picture, const PicturePoint& at) {
    const double x = std::clamp(at.x - 0.5, 0.0, picture.width - 1.0);
    const double y = std::clamp(at.y - 0.5, 0.0, picture.height - 1.0);
    const int left = std::min(static_cast<int>(x), std::max(0, picture.width - 2));
    const int top = std::min(static_cast<int>(y), std::max(0, picture.height - 2));
    const int right = std::min(left + 1, picture.width - 1);
    const int bottom = std::min(top + 1, picture.height - 1);
    const auto pixel = [&](int column, int row) -> double {
        return picture.data[static_cast<std::ptrdiff_t>(row) * picture.stride + column];
    };
    const double across = x - left, down = y - top;
    return (pixel(left, top) * (1 - across) + pixel(right, top) * across) * (1 - down) +
           (pixel(left, bottom) * (1 - across) + pixel(right, bottom) * across) * down;
}

// `along` in digits from the first, `across` in mean steps square to it, downwards. What is farther
// away is seen smaller: a step by the square of it where the paper lies askew, a height by itself.
PicturePoint point_of(const DigitRow& row, double along, double across) {
    const PicturePoint middle = row.middle_of(along);
    const double right = row.step.x + 2 * along * row.bend.x;
    const double down = row.step.y + 2 * along * row.bend.y;
    const double mean = std::hypot(row.step.x + (printed_digits - 1) * row.bend.x,
                                   row.step.y + (printed_digits - 1) * row.bend.y);
    const double scale = across * std::sqrt(mean / std::max(1e-6, std::hypot(right, down)));
    return {middle.x - scale * down, middle.y + scale * right};
}

int threshold_of(const std::vector<std::uint8_t>& pixels) {
    std::array<double, 256> count{};
    for (const std::uint8_t pixel : pixels) ++count[pixel];
    double all = 0, weighted = 0;
    for (std::size_t grey = 0; grey < 256; ++grey) {
        all += count[grey];
        weighted += static_cast<double>(grey) * count[grey];
    }
    double dark = 0, dark_weighted = 0, most = -1;
    int best = 0;
    for (std::size_t grey = 0; grey < 255; ++grey) {
        dark += count[grey];
        dark_weighted += static_cast<double>(grey) * count[grey];
        if (dark == 0 || dark == all) continue;
        const double apart = dark_weighted / dark - (weighted - dark_weighted) / (all - dark);
        const double parts = dark * (all - dark) * apart * apart;
        if (parts <= most) continue;
        most = parts;
        best = static_cast<int>(grey);
    }
    return best;
}

// Shares of dark pixels of each line along the row, from `reach` above it to as much below.
std::vector<double> profile_of(const GreyView& picture, const DigitRow& row) {
    constexpr int wide = printed_digits * profile_steps;
    const int high = static_cast<int>(2 * reach * profile_steps);
    std::vector<std::uint8_t> pixels;
    pixels.reserve(place(0, high, wide));
    for (int y = 0; y < high; ++y)
        for (int x = 0; x < wide; ++x)
            pixels.push_back(static_cast<std::uint8_t>(
                grey_at(picture, point_of(row, (x + 0.5) / profile_steps - 0.5,
                                          (y + 0.5) / profile_steps - reach))));
    // The digits' own pixels part ink from paper; a dark table above them must not.
    const auto middle = pixels.begin() + static_cast<std::ptrdiff_t>(place(0, high / 2, wide));
    const auto half = static_cast<std::ptrdiff_t>(place(0, profile_steps / 3, wide));
    const int threshold = threshold_of({middle - half, middle + half});
    std::vector<double> shares;
    for (int y = 0; y < high; ++y) {
        const auto line = pixels.begin() + static_cast<std::ptrdiff_t>(place(0, y, wide));
        const auto dark = std::count_if(line, line + wide,
                                        [&](std::uint8_t pixel) { return pixel <= threshold; });
        shares.push_back(static_cast<double>(dark) / wide);
    }
    return shares;
}

// From the darkest to the brightest around each digit is black to white.
void stretch(DigitStrip& strip) {
    const GreyImage before = strip.image;
    for (int digit = 0; digit < printed_digits; ++digit) {
        const double middle = strip.first_middle + digit * strip.room_width;
        const auto column = [&](double rooms) {
            return std::clamp(static_cast<int>(std::lround(middle + rooms * strip.room_width)), 0,
                              before.width);
        };
        std::vector<std::uint8_t> around;
        for (int y = 0; y < before.height; ++y)
            for (int x = column(-1.5); x < column(1.5); ++x)
                around.push_back(before.pixels[place(x, y, before.width)]);
        std::sort(around.begin(), around.end());
        const int least = around[around.size() / 25], most = around[around.size() * 7 / 10];
        const int from = digit == 0 ? 0 : column(-0.5);
        const int to = digit + 1 == printed_digits ? before.width : column(0.5);
        for (int y = 0; y < before.height; ++y)
            for (int x = from; x < to; ++x) {
                const int grey = before.pixels[place(x, y, before.width)];
                strip.image.pixels[place(x, y, before.width)] = static_cast<std::uint8_t>(
                    std::clamp((grey - least) * 255 / std::max(1, most - least), 0, 255));
            }
    }
}

}  // namespace

std::optional<DigitBand> digit_band(const GreyView& picture, const DigitRow& row) {
    constexpr double white = 0.035;  // Of a line's pixels may be dark by noise.
    const std::vector<double> shares = profile_of(picture, row);
    const int middle = static_cast<int>(shares.size()) / 2;
    int top = middle, bottom = middle;
    while (top > 0 && shares[static_cast<std::size_t>(top - 1)] > white) --top;
    while (bottom < static_cast<int>(shares.size()) &&
           shares[static_cast<std::size_t>(bottom)] > white)
        ++bottom;
    if (top == 0 || bottom == static_cast<int>(shares.size())) return std::nullopt;
    const double height = static_cast<double>(bottom - top) / profile_steps;
    if (height < 0.6 || height > 2.4) return std::nullopt;
    return DigitBand{static_cast<double>(top) / profile_steps - reach, height};
}

DigitStrip digit_strip(const GreyView& picture, const DigitRow& row, const DigitBand& band,
                       int digit_height) {
    const double scale = digit_height / band.height;  // Pixels of the strip in a step.
    const int margin = digit_height / 2;
    const int wide = static_cast<int>(std::lround(printed_digits * scale));
    const int high = digit_height + digit_height / 3;
    const double above = (high - digit_height) / 2.0;
    DigitStrip strip;
    strip.image = {wide + 2 * margin, high + 2 * margin, {}};
    strip.image.pixels.assign(place(0, strip.image.height, strip.image.width), paper);
    strip.room_width = scale;
    strip.digit_height = digit_height;
    DigitStrip inner = strip;
    inner.image = {wide, high, {}};
    inner.first_middle = scale / 2;
    for (int y = 0; y < high; ++y)
        for (int x = 0; x < wide; ++x) {
            double sum = 0;
            for (const double dx : {0.25, 0.75})
                for (const double dy : {0.25, 0.75})
                    sum += grey_at(picture, point_of(row, (x + dx) / scale - 0.5,
                                                     band.top + (y + dy - above) / scale));
            inner.image.pixels.push_back(static_cast<std::uint8_t>(sum / 4));
        }
    stretch(inner);
    for (int y = 0; y < high; ++y)
        std::copy_n(inner.image.pixels.begin() + static_cast<std::ptrdiff_t>(place(0, y, wide)),
                    wide,
                    strip.image.pixels.begin() +
                        static_cast<std::ptrdiff_t>(place(margin, y + margin, strip.image.width)));
    strip.first_middle = margin + scale / 2;
    strip.digit_top = margin + above;
    return strip;
}

GreyImage with_harder_edges(GreyImage image) {
    const int threshold = threshold_of(image.pixels);
    for (std::uint8_t& pixel : image.pixels)
        pixel = static_cast<std::uint8_t>(std::clamp(128 + (pixel - threshold) * 2, 0, 255));
    return image;
}

}  // namespace uketsuke
