// Numbers as people type them: digits with at most one point. What nobody can mean (metres for
// centimetres, exchanged fields) lies outside its range and is not taken.
#pragma once

#include <optional>
#include <string_view>

namespace uketsuke {

struct Range {
    double from;
    double to;
    bool holds(double value) const { return from <= value && value <= to; }
};

std::optional<double> parse_decimal(std::string_view text, Range range);

}  // namespace uketsuke
