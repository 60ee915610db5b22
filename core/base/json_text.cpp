// Most text stands in JSON as it is; the rest is left to the library.
#include "core/base/json_text.h"

#include <algorithm>

#include "core/base/json.h"
#include "core/base/utf8.h"

namespace uketsuke {

void append_json(std::string& out, std::string_view text) {
    const auto needs_escape = [](char c) {
        return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\';
    };
    if (std::ranges::any_of(text, needs_escape) || !is_utf8(text)) {
        out += print_json(Json(text));
        return;
    }
    out += '"';
    out += text;
    out += '"';
}

}  // namespace uketsuke
