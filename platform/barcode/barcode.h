// The symbols in a grey picture. Knows nothing of vouchers: readings_of() hands the texts on to
// core/voucher/readings.h, where they get their meaning.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "core/base/date.h"
#include "core/base/result.h"
#include "core/voucher/readings.h"
#include "platform/camera/grey_image.h"

namespace uketsuke {

enum class Symbology { qr, data_matrix, nw7, code128 };

const char* to_text(Symbology symbology);  // "qr", "data_matrix", "nw7", "code128".

// In pixels from the top left corner of the picture.
struct Corner {
    int x = 0;
    int y = 0;
    bool operator==(const Corner&) const = default;
};

struct Symbol {
    Symbology symbology = Symbology::qr;
    std::string text;                 // UTF-8; NW-7 without its start and stop letters.
    std::array<Corner, 4> corners{};  // Top left, then clockwise, as the symbol itself stands.
    // FNC1 stands in front (Code 128 and Data Matrix): an element string of GS1, and the FNC1
    // within it are GS (U+001D).
    bool gs1 = false;
    bool operator==(const Symbol&) const = default;
};

// Every symbol that was decoded without doubt, from top to bottom, left to right; a symbol whose
// error correction fails is not in it, and the same NW-7 or Code 128 text is in it once. Nothing
// found is an empty list, not an error. Bars are read in whatever direction they lie. Holds no
// state: any thread. Takes about 6 ms for 1280x720 (tests/bench/reading_bench.cpp).
// Errors: picture.size (not GreyView::sound()), barcode.failed.
Result<std::vector<Symbol>> decode_symbols(const GreyView& picture);

std::vector<Reading> readings_of(const std::vector<Symbol>& symbols, Instant at);

}  // namespace uketsuke
