// Bytes of a file from a city's office to UTF-8, and back. Excel and the basic resident systems
// write UTF-8 with or without a mark, or CP932 (Windows-31J); which one is decided by what the
// bytes can be.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "sync/roster/problem.h"

namespace uketsuke {

struct DecodedText {
    std::string utf8;
    Problems problems;  // Empty when every byte was understood.
};

// Valid UTF-8 is UTF-8 (its mark is dropped); anything else is tried as CP932, of which the
// private area F040..F9FC becomes U+E000..E757. Characters are never replaced or normalised:
// U+2EA1, U+9089 U+E0100 and U+20BB7 come out as they went in. Problems: text.utf16,
// text.encoding (with the line of the first byte that is neither).
DecodedText decode_office_text(std::string_view bytes);

// How a file for somebody else's system is written.
enum class TextEncoding { cp932, utf8, utf8_with_mark };

// The text in CP932; nothing where a character is not in it, or would come back as another one
// (U+301C as U+FF5E): nothing is ever replaced. `utf8` is valid UTF-8.
std::optional<std::string> to_cp932(std::string_view utf8);
// The first character for which to_cp932() gives nothing.
std::optional<char32_t> first_outside_cp932(std::string_view utf8);

}  // namespace uketsuke
