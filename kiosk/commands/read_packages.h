// The part of `uketsuke read` that prints the GS1 codes of vials, boxes and stickers.
#pragma once

#include <string>
#include <vector>

#include "core/base/date.h"
#include "platform/barcode/packages.h"

namespace uketsuke {

// One line for each symbol: with `json` an object of file, symbology, text, what it says (package)
// or why it says nothing (error), else words. True where every code could be read as one.
bool print_packages(const std::string& file, const std::vector<PackageSymbol>& symbols, Day today,
                    bool json);

}  // namespace uketsuke
