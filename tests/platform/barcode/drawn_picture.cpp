// Draws stickers in millimetres, then photographs them: turn, sampling, blur, noise.
#include "tests/platform/barcode/drawn_picture.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/base/require.h"
#include "platform/page/drawing.h"
#include "platform/page/symbol.h"

namespace uketsuke::testing_aid {

namespace {

constexpr double dots_per_mm = print_dots_per_mm;
constexpr double sticker_width_mm = 63;
constexpr double sticker_height_mm = 33;
constexpr int dots_wide = static_cast<int>(sticker_width_mm * dots_per_mm);
constexpr int dots_high = static_cast<int>(sticker_height_mm * dots_per_mm);

void print_symbol(std::vector<std::uint8_t>& dots, SymbolKind kind, const std::string& text,
                  const Box& box_mm) {
    const auto bars = symbol_bars(kind, text, box_mm);
    require(bars.has_value(), "the test's symbol can be drawn");
    for (const Box& bar : *bars) {
        const auto dot = [](double mm) { return static_cast<int>(std::lround(mm * dots_per_mm)); };
        for (int y = dot(bar.y); y < dot(bar.y + bar.height); ++y) {
            const auto row = dots.begin() + static_cast<std::ptrdiff_t>(y) * dots_wide;
            std::fill(row + dot(bar.x), row + dot(bar.x + bar.width), std::uint8_t{25});
        }
    }
}

// What lies on the table, its middle in millimetres from the middle of the picture.
struct Print {
    GreyImage dots;
    double dots_per_mm = 0;
    double x_mm = 0;
    double y_mm = 0;
    double cosine = 1;  // Of its own turn.
    double sine = 0;
};

double radians(double degrees) { return degrees * std::numbers::pi / 180; }

Print print_of(const Sticker& sticker) {
    std::vector<std::uint8_t> dots(static_cast<std::size_t>(dots_wide) * dots_high, 235);
    if (!sticker.qr.empty()) print_symbol(dots, SymbolKind::qr, sticker.qr, {48, 3, 10, 10});
    if (!sticker.nw7.empty()) print_symbol(dots, SymbolKind::nw7, sticker.nw7, {5, 18, 37.21, 5.6});
    const double turn = radians(sticker.turned_degrees);
    return {{dots_wide, dots_high, std::move(dots)},
            dots_per_mm,
            sticker.x_mm,
            sticker.y_mm,
            std::cos(turn),
            std::sin(turn)};
}

// The mean of four samples around the pixel (x, y); the table itself is grey.
class Lens {
  public:
    Lens(const std::vector<Print>& prints, const Shot& shot)
        : prints_(prints),
          shot_(shot),
          cosine_(std::cos(radians(shot.turned_degrees))),
          sine_(std::sin(radians(shot.turned_degrees))) {}

    std::uint8_t at(int x, int y) const {
        int sum = 0;
        for (const double dx : {0.25, 0.75})
            for (const double dy : {0.25, 0.75}) sum += sample(x + dx, y + dy);
        return static_cast<std::uint8_t>(sum / 4);
    }

  private:
    int sample(double x, double y) const {
        const double seen = (1 - shot_.askew * (2 * x / shot_.width - 1)) * shot_.pixels_per_mm;
        const double u = (x - shot_.width / 2.0) / seen;
        const double v = (y - shot_.height / 2.0) / seen;
        const double x_mm = u * cosine_ + v * sine_;
        const double y_mm = v * cosine_ - u * sine_;
        for (const Print& print : prints_) {
            const GreyImage& dots = print.dots;
            const double scale = print.dots_per_mm;
            const double right_mm = x_mm - print.x_mm, down_mm = y_mm - print.y_mm;
            const double left =
                (right_mm * print.cosine + down_mm * print.sine) * scale + dots.width / 2.0;
            const double top =
                (down_mm * print.cosine - right_mm * print.sine) * scale + dots.height / 2.0;
            const int column = static_cast<int>(std::floor(left));
            const int row = static_cast<int>(std::floor(top));
            if (column >= 0 && column < dots.width && row >= 0 && row < dots.height)
                return dots
                    .pixels[static_cast<std::size_t>(row) * static_cast<std::size_t>(dots.width) +
                            static_cast<std::size_t>(column)];
        }
        return 150;
    }

    const std::vector<Print>& prints_;
    const Shot& shot_;
    double cosine_;
    double sine_;
};

// A box blur along rows (step 1) or columns (step width).
void blur_lines(GreyImage& image, int radius, bool rows) {
    const int lines = rows ? image.height : image.width;
    const int length = rows ? image.width : image.height;
    std::vector<int> line(static_cast<std::size_t>(length));
    const auto pixel = [&](int at, int along) -> std::uint8_t& {
        return image.pixels[static_cast<std::size_t>(rows ? at * image.width + along
                                                          : along * image.width + at)];
    };
    for (int at = 0; at < lines; ++at) {
        for (int i = 0; i < length; ++i) line[static_cast<std::size_t>(i)] = pixel(at, i);
        for (int i = 0; i < length; ++i) {
            int sum = 0;
            for (int j = i - radius; j <= i + radius; ++j)
                sum += line[static_cast<std::size_t>(std::clamp(j, 0, length - 1))];
            pixel(at, i) = static_cast<std::uint8_t>(sum / (2 * radius + 1));
        }
    }
}

// A lamp's round reflection, brightest in the middle of the picture or to one side of it.
void add_glare(GreyImage& image, double glare, std::uint32_t seed) {
    const double radius = image.width / 8.0;
    const double middle_x = image.width * (0.3 + 0.1 * (seed % 5));
    for (int y = 0; y < image.height; ++y)
        for (int x = 0; x < image.width; ++x) {
            const double right = (x - middle_x) / radius, down = (y - image.height / 2.0) / radius;
            const double added = 255 * glare * std::exp(-right * right - down * down);
            std::uint8_t& pixel = image.pixels[static_cast<std::size_t>(y * image.width + x)];
            pixel = static_cast<std::uint8_t>(std::min(255.0, pixel + added));
        }
}

std::uint32_t next(std::uint32_t& state) {
    state ^= state << 13;
    state ^= state >> 17;
    state ^= state << 5;
    return state;
}

void add_noise(GreyImage& image, int most, std::uint32_t seed) {
    std::uint32_t state = seed * 2'654'435'761u | 1u;
    for (std::uint8_t& pixel : image.pixels) {
        const int change =
            static_cast<int>(next(state) % static_cast<std::uint32_t>(2 * most + 1)) - most;
        pixel = static_cast<std::uint8_t>(std::clamp(pixel + change, 0, 255));
    }
}

GreyImage take(const std::vector<Print>& prints, const Shot& shot) {
    GreyImage image{shot.width, shot.height, {}};
    image.pixels.resize(static_cast<std::size_t>(shot.width) *
                        static_cast<std::size_t>(shot.height));
    const Lens lens(prints, shot);
    auto at = image.pixels.begin();
    for (int y = 0; y < shot.height; ++y)
        for (int x = 0; x < shot.width; ++x) *at++ = lens.at(x, y);
    for (int pass = 0; pass < 2 && shot.blur > 0; ++pass) {
        blur_lines(image, shot.blur, true);
        blur_lines(image, shot.blur, false);
    }
    if (shot.light < 1)
        for (std::uint8_t& pixel : image.pixels)
            pixel = static_cast<std::uint8_t>(pixel * shot.light);
    if (shot.glare > 0) add_glare(image, shot.glare, shot.seed);
    if (shot.noise > 0) add_noise(image, shot.noise, shot.seed);
    return image;
}

}  // namespace

GreyImage draw_picture(const std::vector<Sticker>& stickers, const Shot& shot) {
    std::vector<Print> prints;
    for (const Sticker& each : stickers) prints.push_back(print_of(each));
    return take(prints, shot);
}

GreyImage print_of(const Page& page) {
    constexpr double mm_per_inch = 25.4;
    const auto picture = draw_picture(page, print_dots_per_mm * mm_per_inch);
    require(picture.has_value(), "the test's page can be drawn");
    GreyImage image{picture->width, picture->height, {}};
    image.pixels.resize(picture->rgba.size() / 4);
    const std::uint8_t* green = picture->rgba.data() + 1;
    for (std::uint8_t& pixel : image.pixels) {
        pixel = *green;
        green += 4;
    }
    return image;
}

GreyImage photograph(const GreyImage& print, double dots_per_mm, const Shot& shot) {
    std::vector<Print> prints{{print, dots_per_mm}};
    for (std::uint8_t& dot : prints[0].dots.pixels)
        dot = static_cast<std::uint8_t>(25 + dot * 210 / 255);
    return take(prints, shot);
}

std::string made_up_line(std::uint32_t seed) {
    std::uint32_t state = seed * 747'796'405u + 2'891'336'453u;
    state |= 1u;
    for (int i = 0; i < 4; ++i) next(state);
    std::string digits = std::to_string(next(state) % 100'000'000u);
    digits.insert(0, 8 - digits.size(), '0');
    return "1" + std::to_string(1 + next(state) % 5) + "462152" + "99" + digits;
}

}  // namespace uketsuke::testing_aid
