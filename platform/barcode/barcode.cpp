// The ZXing-cpp 1.4 adapter.
// [X] QR, Data Matrix, NW-7, Code 128   [X] turned, mirrored, small   [X] UTF-8 text
// [X] NW-7 and Code 128 tilted, noisy, dark or blurred, beside a QR code
// [ ] DataBar: libzxing 1.4.0 aborts on ordinary DataBar pictures: never asked for, nor "all"
#define ZX_USE_UTF8
#include "platform/barcode/barcode.h"

#include <ZXing/ReadBarcode.h>

#include <algorithm>
#include <cmath>
#include <exception>
#include <optional>
#include <tuple>

#include "platform/barcode/bar_lines.h"

namespace uketsuke {

namespace {

constexpr std::size_t linear_symbols_max = 4;  // More than fit on one voucher sheet in view.

// maxNumberOfSymbols stays at its default: 0 would run the first reader only.
ZXing::DecodeHints matrix_hints() {
    return ZXing::DecodeHints().setFormats(ZXing::BarcodeFormat::QRCode |
                                           ZXing::BarcodeFormat::DataMatrix);
}

// libzxing 1.4.0 asserts when it compares a linear symbol of several lines with one of the same
// text: two stickers of one person in view, or one NW-7 that is found again in the downscaled
// layer, abort the process. With one symbol a call and no downscaling nothing is ever compared.
ZXing::DecodeHints linear_hints() {
    return ZXing::DecodeHints()
        .setFormats(ZXing::BarcodeFormat::Codabar | ZXing::BarcodeFormat::Code128)
        .setTryDownscale(false)
        .setMaxNumberOfSymbols(1);
}

std::optional<Symbology> symbology_of(ZXing::BarcodeFormat format) {
    switch (format) {
        case ZXing::BarcodeFormat::QRCode:
            return Symbology::qr;
        case ZXing::BarcodeFormat::DataMatrix:
            return Symbology::data_matrix;
        case ZXing::BarcodeFormat::Codabar:
            return Symbology::nw7;
        case ZXing::BarcodeFormat::Code128:
            return Symbology::code128;
        default:
            return std::nullopt;
    }
}

void append_symbols(const ZXing::Results& results, std::vector<Symbol>& symbols) {
    for (const auto& result : results) {
        const auto symbology = symbology_of(result.format());
        if (!symbology || !result.isValid()) continue;
        Symbol symbol{*symbology, result.text(), {}};
        for (std::size_t i = 0; i < symbol.corners.size(); ++i)
            symbol.corners[i] = {result.position()[static_cast<int>(i)].x,
                                 result.position()[static_cast<int>(i)].y};
        symbols.push_back(std::move(symbol));
    }
}

ZXing::ImageView zxing_view(const GreyView& picture) {
    return {picture.data, picture.width, picture.height, ZXing::ImageFormat::Lum, picture.stride};
}

GreyImage copy_of(const GreyView& picture) {
    GreyImage image{picture.width, picture.height, {}};
    image.pixels.reserve(static_cast<std::size_t>(picture.width) *
                         static_cast<std::size_t>(picture.height));
    for (int y = 0; y < picture.height; ++y) {
        const auto* row = picture.data + static_cast<std::ptrdiff_t>(y) * picture.stride;
        image.pixels.insert(image.pixels.end(), row, row + picture.width);
    }
    return image;
}

// Whitens a linear symbol so that the next search finds another. Only the lines that were read are
// known, and bars are never longer than half their symbol (NW-7 of a voucher: 5.6 x 37 mm), so the
// box grows by half the symbol's length on every side. Lying flat, its pixels may be higher than
// wide.
void cover(GreyImage& image, const Symbol& symbol, int height_of_a_pixel) {
    const auto [left, right] = std::minmax(
        {symbol.corners[0].x, symbol.corners[1].x, symbol.corners[2].x, symbol.corners[3].x});
    const auto [top, bottom] = std::minmax(
        {symbol.corners[0].y, symbol.corners[1].y, symbol.corners[2].y, symbol.corners[3].y});
    const bool lies_flat = right - left >= bottom - top;
    const int length = std::max(right - left, bottom - top);
    const int along = length / 8 + 1;
    const int across = length / 2 / height_of_a_pixel + 1;
    const int x_margin = lies_flat ? along : across;
    const int y_margin = lies_flat ? across : along;
    const int x_from = std::clamp(left - x_margin, 0, image.width);
    const int x_to = std::clamp(right + x_margin, 0, image.width);
    for (int y = std::max(0, top - y_margin); y < std::min(image.height, bottom + y_margin); ++y) {
        const auto row = image.pixels.begin() + static_cast<std::ptrdiff_t>(y) * image.width;
        std::fill(row + x_from, row + x_to, std::uint8_t{255});
    }
}

// One symbol at a time, each covered before the next is looked for. Places are of the image.
std::vector<Symbol> linear_symbols_in(GreyImage image, const ZXing::DecodeHints& hints,
                                      int height_of_a_pixel) {
    std::vector<Symbol> found;
    while (image.height > 0 && found.size() <= linear_symbols_max) {
        const std::size_t before = found.size();
        append_symbols(ZXing::ReadBarcodes(zxing_view(image.view()), hints), found);
        if (found.size() == before) break;
        cover(image, found.back(), height_of_a_pixel);
    }
    return found;
}

std::vector<Symbol> symbols_along(const BarLines& lines, Edges edges) {
    auto found = linear_symbols_in(lines.image(edges), linear_hints().setTryRotate(false),
                                   lines.height_of_a_pixel());
    for (Symbol& symbol : found)
        for (Corner& corner : symbol.corners) corner = lines.place_of(corner);
    return found;
}

// Beside a square symbol the course of the bars is known, which leaves time for a second look at
// blurred ones. Elsewhere they are looked for level and upright.
std::vector<Symbol> linear_symbols(const GreyView& picture, const std::vector<Symbol>& squares) {
    if (!squares.empty()) {
        const BarCourse course = course_beside(squares.front().corners);
        if (std::abs(course.slope) <= slope_max) {
            const BarLines lines(picture, course);
            auto found = symbols_along(lines, Edges::as_they_are);
            return found.empty() ? symbols_along(lines, Edges::sharpened) : found;
        }
    }
    return linear_symbols_in(copy_of(picture), linear_hints(), 1);
}

// A text is kept once.
void append_linear_symbols(const GreyView& picture, std::vector<Symbol>& symbols) {
    for (Symbol& symbol : linear_symbols(picture, symbols)) {
        const auto same = [&](const Symbol& other) {
            return other.symbology == symbol.symbology && other.text == symbol.text;
        };
        if (std::none_of(symbols.begin(), symbols.end(), same))
            symbols.push_back(std::move(symbol));
    }
}

bool stands_before(const Symbol& a, const Symbol& b) {
    return std::tie(a.corners[0].y, a.corners[0].x, a.symbology, a.text) <
           std::tie(b.corners[0].y, b.corners[0].x, b.symbology, b.text);
}

}  // namespace

Result<std::vector<Symbol>> decode_symbols(const GreyView& picture) {
    if (!picture.sound()) {
        return fail(ErrorKind::bad_input, "picture.size",
                    {"画像の大きさが正しくないか、大きすぎます。",
                     "The picture has no size or is too large."},
                    {"一辺1万画素までの画像を使ってください。",
                     "Use a picture of at most 10,000 pixels a side."});
    }
    try {
        std::vector<Symbol> symbols;
        append_symbols(ZXing::ReadBarcodes(zxing_view(picture), matrix_hints()), symbols);
        append_linear_symbols(picture, symbols);
        std::sort(symbols.begin(), symbols.end(), stands_before);
        return symbols;
    } catch (const std::exception& thrown) {
        return fail(ErrorKind::environment, "barcode.failed",
                    {"画像の読み取りに失敗しました。",
                     std::string("Decoding the picture failed: ") + thrown.what()},
                    {"もう一度読み取ってください。", "Scan again."});
    }
}

std::vector<Reading> readings_of(const std::vector<Symbol>& symbols, Instant at) {
    std::vector<Reading> readings;
    for (const Symbol& symbol : symbols) {
        const auto carrier = [&] {
            switch (symbol.symbology) {
                case Symbology::qr:
                    return Carrier::qr;
                case Symbology::data_matrix:
                    return Carrier::data_matrix;
                case Symbology::nw7:
                    return Carrier::nw7;
                case Symbology::code128:
                    break;
            }
            return Carrier::code128;
        }();
        readings.push_back({carrier, symbol.text, at});
    }
    return readings;
}

const char* to_text(Symbology symbology) {
    switch (symbology) {
        case Symbology::qr:
            return "qr";
        case Symbology::data_matrix:
            return "data_matrix";
        case Symbology::nw7:
            return "nw7";
        case Symbology::code128:
            return "code128";
    }
    return "";
}

}  // namespace uketsuke
