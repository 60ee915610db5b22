// The ZXing-cpp 1.4 adapter.
// [X] QR, Data Matrix, NW-7, Code 128   [X] turned, mirrored, small   [X] UTF-8 text
// [X] NW-7 and Code 128 in any direction, noisy, dark or blurred
// [ ] DataBar: libzxing 1.4.0 aborts on ordinary DataBar pictures: never asked for, nor "all"
#define ZX_USE_UTF8
#include "platform/barcode/barcode.h"

#include <ZXing/ReadBarcode.h>

#include <algorithm>
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

// By the AIM identifier that the library gives: ]C1 is a Code 128 and ]d2 a Data Matrix with FNC1
// in front. Only what these two say counts: its own word for GS1 (contentType) follows from them.
bool is_gs1(const ZXing::Result& result) {
    const std::string identifier = result.symbologyIdentifier();
    return identifier == "]C1" || identifier == "]d2";
}

void append_symbols(const ZXing::Results& results, std::vector<Symbol>& symbols) {
    for (const auto& result : results) {
        const auto symbology = symbology_of(result.format());
        if (!symbology || !result.isValid()) continue;
        Symbol symbol{*symbology, result.text(), {}, is_gs1(result)};
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
// box grows by half the symbol's length on every side.
void cover(GreyImage& image, const Symbol& symbol) {
    const auto [left, right] = std::minmax(
        {symbol.corners[0].x, symbol.corners[1].x, symbol.corners[2].x, symbol.corners[3].x});
    const auto [top, bottom] = std::minmax(
        {symbol.corners[0].y, symbol.corners[1].y, symbol.corners[2].y, symbol.corners[3].y});
    const bool lies_flat = right - left >= bottom - top;
    const int length = std::max(right - left, bottom - top);
    const int x_margin = (lies_flat ? length / 8 : length / 2) + 1;
    const int y_margin = (lies_flat ? length / 2 : length / 8) + 1;
    const int x_from = std::clamp(left - x_margin, 0, image.width);
    const int x_to = std::clamp(right + x_margin, 0, image.width);
    for (int y = std::max(0, top - y_margin); y < std::min(image.height, bottom + y_margin); ++y) {
        const auto row = image.pixels.begin() + static_cast<std::ptrdiff_t>(y) * image.width;
        std::fill(row + x_from, row + x_to, std::uint8_t{255});
    }
}

// One symbol at a time, each covered before the next is looked for.
std::vector<Symbol> symbols_in_rows(GreyImage image) {
    std::vector<Symbol> found;
    while (found.size() <= linear_symbols_max) {
        const std::size_t before = found.size();
        append_symbols(ZXing::ReadBarcodes(zxing_view(image.view()), linear_hints()), found);
        if (found.size() == before) break;
        cover(image, found.back());
    }
    return found;
}

// The library's own threshold sharpens too, which fine bars need and uneven edges do not stand.
std::vector<Symbol> symbol_on(const BarLines& lines) {
    std::vector<Symbol> found;
    for (const Edges edges : {Edges::as_they_are, Edges::sharpened}) {
        const GreyImage image = lines.image(edges);
        for (const auto threshold :
             {ZXing::Binarizer::GlobalHistogram, ZXing::Binarizer::FixedThreshold}) {
            const auto hints = linear_hints().setTryRotate(false).setBinarizer(threshold);
            append_symbols(ZXing::ReadBarcodes(zxing_view(image.view()), hints), found);
            if (!found.empty()) return found;
        }
    }
    return found;
}

// At most one symbol stands at a place.
std::vector<Symbol> symbol_at(const GreyView& picture, const BarPlace& place) {
    const BarLines lines(picture, place);
    auto found = symbol_on(lines);
    for (Symbol& symbol : found)
        for (Corner& corner : symbol.corners) corner = lines.place_of(corner);
    return found;
}

// Wherever bars were found to lie. Where none could be read and there is no square symbol either,
// they are looked for level and upright, row by row, as those may lie there that fill the picture.
std::vector<Symbol> linear_symbols(const GreyView& picture, bool has_square) {
    std::vector<Symbol> found;
    for (const BarPlace& place : bar_places(picture))
        for (Symbol& symbol : symbol_at(picture, place)) found.push_back(std::move(symbol));
    if (!found.empty() || has_square) return found;
    return symbols_in_rows(copy_of(picture));
}

// A text is kept once.
void append_linear_symbols(const GreyView& picture, std::vector<Symbol>& symbols) {
    for (Symbol& symbol : linear_symbols(picture, !symbols.empty())) {
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
