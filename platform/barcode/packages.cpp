// Three readers, one list. DataBar Limited is read here along the lines of a place with bars.
#include "platform/barcode/packages.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <span>

#include "platform/barcode/bar_lines.h"
#include "platform/barcode/bar_widths.h"
#include "platform/barcode/barcode.h"
#include "platform/barcode/databar.h"
#include "platform/barcode/databar_limited.h"
#include "platform/barcode/level_patch.h"

namespace uketsuke {

namespace {

// Of 255: clear bars among noise, usual ones, and bars that are blurred.
constexpr int depths[] = {96, 48, 20};
// Lines that must say the same. zbar's check of a DataBar is the weaker one, and a code that it can
// read it reads on dozens of lines; what it makes of noise, or misreads, stands on a few.
constexpr int limited_lines_needed = 2;
constexpr int databar_lines_needed = 12;
constexpr int lines_outvoted = 8;  // So many times as many lines make a misreading of the fewer.
constexpr std::int64_t databar_half = 4'537'077;  // A DataBar holds left times this, plus right.
constexpr int line_copies = 4;                    // zbar looks along rows that have neighbours.
constexpr double height_max = 1.7;  // A stacked omnidirectional DataBar is 50 x 69 modules.
// A code that is near has bars as wide as a cell in which bars are looked for, and noise between
// them: it is read where it is smaller.
constexpr int halvings = 2;
// Of a patch: a stacked DataBar of 50 modules has then 2.6 pixels a module, which zbar likes best.
constexpr int patch_length = 130;
// Pixels of a line that become one: zbar likes few pixels a module, whatever the code's size.
constexpr int line_steps[] = {1, 2, 4};

int lines_needed(PackageSymbology symbology) {
    return symbology == PackageSymbology::databar_limited ? limited_lines_needed
                                                          : databar_lines_needed;
}

// How many lines said so.
using Said = std::map<PackageSymbol, int>;

void read_widths(std::span<const double> widths, Said& on_line) {
    for (std::size_t at = 0; at + databar_limited_elements <= widths.size(); at += 2)
        if (const auto code = databar_limited(widths.subspan(at, databar_limited_elements)))
            on_line[{PackageSymbology::databar_limited, "01" + code->gtin, code->linked}] = 1;
}

// Both ways along the line.
Said read_line(std::span<const std::uint8_t> line) {
    Said on_line;
    for (const int depth : depths) {
        std::vector<double> widths = bar_widths(line, depth);
        if (widths.size() % 2 == 0 && !widths.empty()) widths.pop_back();  // Ends with a bar.
        read_widths(widths, on_line);
        std::reverse(widths.begin(), widths.end());
        read_widths(widths, on_line);
    }
    return on_line;
}

void read_limited(const GreyImage& lines, Said& said) {
    for (int y = 0; y < lines.height; ++y) {
        const auto width = static_cast<std::size_t>(lines.width);
        const auto line =
            std::span(lines.pixels).subspan(static_cast<std::size_t>(y) * width, width);
        for (const auto& [code, count] : read_line(line)) said[code] += count;
    }
}

void read_databar(const GreyView& picture, Said& said) {
    if (!picture.sound()) return;
    for (const DataBar& each : databar_symbols(picture)) {
        const auto symbology =
            each.expanded ? PackageSymbology::databar_expanded : PackageSymbology::databar;
        said[{symbology, each.text}] += each.lines;
    }
}

// Each line several times, each pixel the mean of `step`.
GreyImage thickened(const GreyImage& lines, int step) {
    GreyImage out{lines.width / step, lines.height * line_copies, {}};
    for (int y = 0; y < out.height; ++y) {
        const auto* line =
            lines.pixels.data() + static_cast<std::ptrdiff_t>(y / line_copies) * lines.width;
        for (int x = 0; x < out.width; ++x) {
            int sum = 0;
            for (int i = 0; i < step; ++i) sum += line[x * step + i];
            out.pixels.push_back(static_cast<std::uint8_t>(sum / step));
        }
    }
    return out;
}

void read_place(const GreyView& picture, const BarPlace& place, Said& said) {
    const BarLines lines(picture, place);
    const GreyImage plain = lines.image(Edges::as_they_are);
    read_limited(plain, said);
    read_limited(lines.image(Edges::sharpened), said);
    for (const int step : line_steps) read_databar(thickened(plain, step).view(), said);
    read_databar(level_patch(picture, place, patch_length).view(), said);
}

void read_picture(const GreyView& picture, Said& said) {
    for (const BarPlace& place : bar_places(picture, height_max)) read_place(picture, place, said);
}

bool is_two_halves(const PackageSymbol& symbol) {
    return symbol.symbology == PackageSymbology::databar && symbol.text.size() == 16 &&
           std::ranges::all_of(symbol.text, [](char c) { return c >= '0' && c <= '9'; });
}

// Of a DataBar's two halves zbar misreads one, if any.
bool share_a_half(const PackageSymbol& one, const PackageSymbol& other) {
    if (one.text == other.text || !is_two_halves(one) || !is_two_halves(other)) return false;
    const std::int64_t a = std::stoll(one.text.substr(2, 13));
    const std::int64_t b = std::stoll(other.text.substr(2, 13));
    return a / databar_half == b / databar_half || a % databar_half == b % databar_half;
}

// Enough lines said so, and none that would be its misreading, or it theirs.
bool is_sure(const PackageSymbol& symbol, int lines, const Said& said) {
    if (lines < lines_needed(symbol.symbology)) return false;
    return std::ranges::none_of(said, [&](const auto& other) {
        return share_a_half(symbol, other.first) && other.second * lines_outvoted > lines;
    });
}

Result<std::vector<PackageSymbol>> gs1_symbols(const GreyView& picture) {
    std::vector<PackageSymbol> found;
    for (const Symbol& symbol : TRY(decode_symbols(picture))) {
        if (!symbol.gs1) continue;
        if (symbol.symbology == Symbology::code128)
            found.push_back({PackageSymbology::gs1_128, symbol.text});
        if (symbol.symbology == Symbology::data_matrix)
            found.push_back({PackageSymbology::gs1_data_matrix, symbol.text});
    }
    return found;
}

}  // namespace

Result<std::vector<PackageSymbol>> decode_packages(const GreyView& picture) {
    std::vector<PackageSymbol> symbols = TRY(gs1_symbols(picture));
    Said said;
    read_picture(picture, said);
    GreyImage smaller = half_of(picture);
    for (int i = 0; i < halvings; ++i, smaller = half_of(smaller.view())) {
        read_picture(smaller.view(), said);
        read_databar(smaller.view(), said);
    }
    for (const auto& [symbol, lines] : said)
        if (is_sure(symbol, lines, said)) symbols.push_back(symbol);
    std::sort(symbols.begin(), symbols.end());
    symbols.erase(std::unique(symbols.begin(), symbols.end()), symbols.end());
    return symbols;
}

const char* to_text(PackageSymbology symbology) {
    switch (symbology) {
        case PackageSymbology::gs1_128:
            return "gs1_128";
        case PackageSymbology::gs1_data_matrix:
            return "gs1_data_matrix";
        case PackageSymbology::databar:
            return "databar";
        case PackageSymbology::databar_expanded:
            return "databar_expanded";
        case PackageSymbology::databar_limited:
            return "databar_limited";
    }
    return "";
}

}  // namespace uketsuke
