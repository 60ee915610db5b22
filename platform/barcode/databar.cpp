// The zbar adapter.
// [X] DataBar omnidirectional, truncated, stacked, stacked omnidirectional, expanded
// [ ] DataBar Limited: databar_limited.h   [ ] composite parts   [ ] every other symbology: off
#include "platform/barcode/databar.h"

#include <zbar.h>

#include <memory>

namespace uketsuke {

namespace {

struct Release {
    void operator()(zbar::zbar_image_scanner_t* scanner) const {
        zbar::zbar_image_scanner_destroy(scanner);
    }
    void operator()(zbar::zbar_image_t* image) const { zbar::zbar_image_destroy(image); }
};

constexpr unsigned long grey_format = 'Y' | '8' << 8 | '0' << 16 | '0' << 24;

// What else zbar reads it reads worse than ZXing, and at times wrong: all of it is switched off.
std::unique_ptr<zbar::zbar_image_scanner_t, Release> make_scanner() {
    std::unique_ptr<zbar::zbar_image_scanner_t, Release> scanner(zbar::zbar_image_scanner_create());
    if (!scanner) return scanner;
    zbar::zbar_image_scanner_set_config(scanner.get(), zbar::ZBAR_NONE, zbar::ZBAR_CFG_ENABLE, 0);
    for (const auto symbology : {zbar::ZBAR_DATABAR, zbar::ZBAR_DATABAR_EXP})
        zbar::zbar_image_scanner_set_config(scanner.get(), symbology, zbar::ZBAR_CFG_ENABLE, 1);
    return scanner;
}

// The library wants rows without gaps, and does not write to them.
std::vector<std::uint8_t> without_gaps(const GreyView& picture) {
    std::vector<std::uint8_t> pixels;
    pixels.reserve(static_cast<std::size_t>(picture.width) *
                   static_cast<std::size_t>(picture.height));
    for (int y = 0; y < picture.height; ++y) {
        const auto* row = picture.data + static_cast<std::ptrdiff_t>(y) * picture.stride;
        pixels.insert(pixels.end(), row, row + picture.width);
    }
    return pixels;
}

}  // namespace

std::vector<DataBar> databar_symbols(const GreyView& picture) {
    const auto scanner = make_scanner();
    const std::unique_ptr<zbar::zbar_image_t, Release> image(zbar::zbar_image_create());
    if (!scanner || !image) return {};
    const std::vector<std::uint8_t> pixels = without_gaps(picture);
    zbar::zbar_image_set_format(image.get(), grey_format);
    zbar::zbar_image_set_size(image.get(), static_cast<unsigned>(picture.width),
                              static_cast<unsigned>(picture.height));
    zbar::zbar_image_set_data(image.get(), pixels.data(), pixels.size(), nullptr);
    std::vector<DataBar> found;
    if (zbar::zbar_scan_image(scanner.get(), image.get()) <= 0) return found;
    for (const auto* symbol = zbar::zbar_image_first_symbol(image.get()); symbol;
         symbol = zbar::zbar_symbol_next(symbol)) {
        const auto type = zbar::zbar_symbol_get_type(symbol);
        if (type != zbar::ZBAR_DATABAR && type != zbar::ZBAR_DATABAR_EXP) continue;
        found.push_back(
            {type == zbar::ZBAR_DATABAR_EXP,
             {zbar::zbar_symbol_get_data(symbol), zbar::zbar_symbol_get_data_length(symbol)},
             zbar::zbar_symbol_get_quality(symbol)});
    }
    return found;
}

}  // namespace uketsuke
