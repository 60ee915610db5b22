// GS1 DataBar Limited, from the widths of its bars to the digits that they stand for: ISO/IEC
// 24724, section 6. No decoder of Debian 12 reads it, and 医療用医薬品 of small size carry it
// (domain.md section 4). Pure; any thread.
#pragma once

#include <compare>
#include <cstddef>
#include <optional>
#include <span>
#include <string>

namespace uketsuke {

struct DataBarLimited {
    std::string gtin;     // Fourteen digits with their check digit; the first is 0 or 1.
    bool linked = false;  // A composite part stands above the bars.
    auto operator<=>(const DataBarLimited&) const = default;
};

// From the bar of the left guard to that of the right one: 1 + 14 + 14 + 14 + 2 elements.
inline constexpr std::size_t databar_limited_elements = 45;

// What these elements say, bar and space by turns from the left guard's bar on, in any unit.
// Nothing where they are no DataBar Limited: the widths of every character have to be near whole
// modules, the check character has to be one of its 89, and the one that the other two ask for.
std::optional<DataBarLimited> databar_limited(std::span<const double> widths);

}  // namespace uketsuke
