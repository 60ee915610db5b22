// RFC 4180, section 2: quotes around separators, line ends and quotes; quotes are doubled.
#include "core/base/csv_cell.h"

namespace uketsuke {

std::string csv_cell(std::string_view text) {
    if (text.find_first_of(",\"\r\n") == text.npos) return std::string(text);
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    return out + "\"";
}

}  // namespace uketsuke
