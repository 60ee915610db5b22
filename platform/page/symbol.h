// Machine-readable symbols as plain rectangles, drawn by libzint.
#pragma once

#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/page/page.h"

namespace uketsuke {

// The dark bars or modules of a symbol, scaled to fill `box` (no quiet zone). NW-7 is given its
// start and stop letters A here; which letters a municipality uses is its own choice (domain.md
// section 1). Errors (bad_input): page.symbol for a text that the symbol cannot carry.
Result<std::vector<Box>> symbol_bars(SymbolKind kind, std::string_view text, const Box& box);

}  // namespace uketsuke
