// The GS1 codes in a grey picture: what stands on vials, boxes and stickers. Knows nothing of what
// they say: core/voucher/gs1.h reads their element strings.
#pragma once

#include <string>
#include <vector>

#include "core/base/result.h"
#include "platform/camera/grey_image.h"

namespace uketsuke {

enum class PackageSymbology {
    gs1_128,
    gs1_data_matrix,
    databar,
    databar_expanded,
    databar_limited
};

// "gs1_128", "gs1_data_matrix", "databar", "databar_expanded", "databar_limited".
const char* to_text(PackageSymbology symbology);

struct PackageSymbol {
    PackageSymbology symbology = PackageSymbology::gs1_128;
    std::string text;  // An element string; GS (U+001D) parts values of open length.
    // DataBar Limited says that a composite part stands above it: lot and expiry, which no decoder
    // of Debian 12 reads and a hand scanner does.
    bool linked = false;
    auto operator<=>(const PackageSymbol&) const = default;
};

// Every GS1 symbol that was read without doubt, each once, in the order of symbology and text. A
// Code 128 or Data Matrix without FNC1 in front is none, nor is a voucher's code. Nothing found is
// an empty list, not an error. Holds no state: any thread. For its time see
// tests/bench/package_rates_bench.cpp. Errors: picture.size, barcode.failed.
Result<std::vector<PackageSymbol>> decode_packages(const GreyView& picture);

}  // namespace uketsuke
