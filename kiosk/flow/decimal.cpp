// The whole text has to be the number.
#include "kiosk/flow/decimal.h"

#include <charconv>

namespace uketsuke {

std::optional<double> parse_decimal(std::string_view text, Range range) {
    double value = 0;
    const char* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, value, std::chars_format::fixed);
    if (read.ec != std::errc{} || read.ptr != end || !range.holds(value)) return std::nullopt;
    return value;
}

}  // namespace uketsuke
