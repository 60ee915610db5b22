// libzint encodes; the modules become rectangles, so that paper shows sharp edges at any size.
#include "platform/page/symbol.h"

#include <zint.h>

#include <memory>
#include <string>

namespace uketsuke {

namespace {

struct Release {
    void operator()(zint_symbol* symbol) const { ZBarcode_Delete(symbol); }
};

bool is_dark(const zint_symbol& symbol, int row, int column) {
    return (symbol.encoded_data[row][column / 8] >> (column % 8) & 1) != 0;
}

// Neighbouring dark modules of a row become one bar, so that no hairline shows between them.
void add_row(const zint_symbol& symbol, int row, const Box& box, std::vector<Box>& bars) {
    const double wide = box.width / symbol.width, high = box.height / symbol.rows;
    for (int column = 0; column < symbol.width;) {
        int end = column;
        while (end < symbol.width && is_dark(symbol, row, end)) ++end;
        if (end > column)
            bars.push_back(
                {box.x + column * wide, box.y + row * high, (end - column) * wide, high});
        column = end + 1;
    }
}

int zint_symbology(SymbolKind kind) {
    switch (kind) {
        case SymbolKind::qr:
            return BARCODE_QRCODE;
        case SymbolKind::nw7:
            return BARCODE_CODABAR;
        case SymbolKind::code128:
            return BARCODE_CODE128;
        case SymbolKind::data_matrix:
            return BARCODE_DATAMATRIX;
    }
    return 0;
}

}  // namespace

Result<std::vector<Box>> symbol_bars(SymbolKind kind, std::string_view text, const Box& box) {
    const std::unique_ptr<zint_symbol, Release> symbol(ZBarcode_Create());
    std::string source(text);
    if (kind == SymbolKind::nw7) source = "A" + source + "A";
    if (symbol) {
        symbol->symbology = zint_symbology(kind);
        symbol->option_1 = kind == SymbolKind::qr ? 2 : 0;  // QR error correction level M.
        if (kind == SymbolKind::data_matrix) symbol->option_3 = DM_SQUARE;
    }
    if (!symbol ||
        ZBarcode_Encode(symbol.get(), reinterpret_cast<const unsigned char*>(source.data()),
                        static_cast<int>(source.size())) >= ZINT_ERROR) {
        const std::string reason = symbol ? symbol->errtxt : "no memory";
        return fail(ErrorKind::bad_input, "page.symbol",
                    {"コードにできない内容です（" + reason + "）。",
                     "The symbol cannot carry this text (" + reason + ")."});
    }
    std::vector<Box> bars;
    for (int row = 0; row < symbol->rows; ++row) add_row(*symbol, row, box, bars);
    return bars;
}

}  // namespace uketsuke
