// libzint's modules as dots.
#include "tests/platform/barcode/drawn_package.h"

#include <zint.h>

#include <algorithm>
#include <cstring>
#include <memory>

#include "core/base/require.h"
#include "core/voucher/gs1.h"

namespace uketsuke::testing_aid {

namespace {

struct Release {
    void operator()(zint_symbol* symbol) const { ZBarcode_Delete(symbol); }
};
using Drawn = std::unique_ptr<zint_symbol, Release>;

constexpr int quiet = 12;  // Modules.
constexpr const char* composite_part = "[17]230531[10]XX9001";

// What the text is: with AIs, a GTIN alone, a GTIN with lot and expiry above, or whatever it holds.
enum class Content { plain, elements, gtin, composite };

struct Drawing {
    int symbology = 0;
    int high = 1;  // Modules, of which rows without a height of their own get the rest.
    Content content = Content::plain;
};

Drawing drawing_of(PackagePrint kind) {
    switch (kind) {
        case PackagePrint::gs1_128:
            return {BARCODE_GS1_128, 40, Content::elements};
        case PackagePrint::code128:
            return {BARCODE_CODE128, 40};
        case PackagePrint::gs1_data_matrix:
            return {BARCODE_DATAMATRIX, 1, Content::elements};
        case PackagePrint::data_matrix:
            return {BARCODE_DATAMATRIX, 1};
        case PackagePrint::databar:
            return {BARCODE_DBAR_OMN, 33, Content::gtin};
        case PackagePrint::databar_truncated:
            return {BARCODE_DBAR_OMN, 13, Content::gtin};
        case PackagePrint::databar_stacked:
            return {BARCODE_DBAR_STK, 13, Content::gtin};
        case PackagePrint::databar_stacked_omnidirectional:
            return {BARCODE_DBAR_OMNSTK, 69, Content::gtin};
        case PackagePrint::databar_stacked_composite:
            return {BARCODE_DBAR_STK_CC, 24, Content::composite};
        case PackagePrint::databar_expanded:
            return {BARCODE_DBAR_EXP, 34, Content::elements};
        case PackagePrint::databar_limited:
            return {BARCODE_DBAR_LTD, 10, Content::gtin};
        case PackagePrint::databar_limited_composite:
            return {BARCODE_DBAR_LTD_CC, 20, Content::composite};
        case PackagePrint::jan13:
            return {BARCODE_EANX, 60};
        case PackagePrint::code39:
            return {BARCODE_CODE39, 40};
        case PackagePrint::nw7:
            return {BARCODE_CODABAR, 40};
        case PackagePrint::interleaved_2_of_5:
            return {BARCODE_C25INTER, 40};
        case PackagePrint::pdf417:
            return {BARCODE_PDF417, 1};
    }
    return {};
}

Drawn encode(const Drawing& drawing, std::string text) {
    Drawn symbol(ZBarcode_Create());
    require(symbol != nullptr, "memory for a symbol");
    symbol->symbology = drawing.symbology;
    const bool composite = drawing.content == Content::composite;
    if (drawing.content == Content::elements || composite) symbol->input_mode = GS1_MODE;
    // DataBar holds thirteen digits: the library adds the check digit.
    if (drawing.content == Content::gtin || composite) text = text.substr(0, 13);
    if (composite) {
        std::strncpy(symbol->primary, text.c_str(), sizeof symbol->primary - 1);
        symbol->option_1 = 1;  // CC-A.
        text = composite_part;
    }
    const int outcome =
        ZBarcode_Encode(symbol.get(), reinterpret_cast<const unsigned char*>(text.data()),
                        static_cast<int>(text.size()));
    require(outcome < ZINT_ERROR, "the test's package can be drawn");
    return symbol;
}

bool is_dark(const zint_symbol& symbol, int row, int column) {
    return (symbol.encoded_data[row][column / 8] >> (column % 8) & 1) != 0;
}

std::vector<int> row_heights(const zint_symbol& symbol, int high) {
    std::vector<int> heights;
    int known = 0, open = 0;
    for (int row = 0; row < symbol.rows; ++row) {
        heights.push_back(static_cast<int>(symbol.row_height[row]));
        known += heights.back();
        open += heights.back() == 0;
    }
    for (int& height : heights)
        if (height == 0) height = std::max(1, (high - known) / open);
    return heights;
}

}  // namespace

GreyImage draw_package(PackagePrint kind, const std::string& text) {
    const Drawing drawing = drawing_of(kind);
    const Drawn symbol = encode(drawing, text);
    const auto dots = static_cast<int>(dots_per_module);
    GreyImage image{(symbol->width + 2 * quiet) * dots, 0, {}};
    const auto add_rows = [&](int row, int modules) {  // -1: white.
        std::vector<std::uint8_t> line;
        for (int x = 0; x < image.width; ++x) {
            const int column = x / dots - quiet;
            const bool inside = row >= 0 && column >= 0 && column < symbol->width;
            line.push_back(inside && is_dark(*symbol, row, column) ? 0 : 255);
        }
        for (int y = 0; y < modules * dots; ++y)
            image.pixels.insert(image.pixels.end(), line.begin(), line.end());
        image.height += modules * dots;
    };
    add_rows(-1, quiet);
    const auto heights = row_heights(*symbol, drawing.high);
    for (int row = 0; row < symbol->rows; ++row)
        add_rows(row, heights[static_cast<std::size_t>(row)]);
    add_rows(-1, quiet);
    return image;
}

std::vector<double> printed_widths(PackagePrint kind, const std::string& text) {
    const Drawn symbol = encode(drawing_of(kind), text);
    const int row = symbol->rows - 1;
    std::vector<double> widths;
    for (int column = 0; column < symbol->width; ++column) {
        const bool dark = is_dark(*symbol, row, column);
        if (widths.empty() && !dark) continue;
        if (widths.empty() || dark != is_dark(*symbol, row, column - 1)) widths.push_back(0);
        widths.back() += 1;
    }
    if (widths.size() % 2 == 0) widths.pop_back();
    return widths;
}

std::string made_up_gtin(std::uint32_t seed) {
    std::uint64_t state = (seed + 1) * 6'364'136'223'846'793'005u + 1'442'695'040'888'963'407u;
    state ^= state >> 33;
    state *= 0xFF51AFD7ED558CCDu;
    state ^= state >> 33;
    std::string digits = std::to_string(state % 2'000'000'000'000u);
    digits.insert(0, 13 - digits.size(), '0');
    return digits + gtin_check_digit(digits);
}

}  // namespace uketsuke::testing_aid
