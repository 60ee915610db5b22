// What lies between bytes and the characters that a person sees: variation selectors belong to the
// kanji before them, marks to their letter, and a municipality's private characters (外字) have no
// shape that another machine would know (domain.md section 7).
#pragma once

#include <string>
#include <string_view>

namespace uketsuke {

// Bytes that are not UTF-8 become U+FFFD, one for each.
std::u32string decode_utf8(std::string_view text);
std::string encode_utf8(std::u32string_view text);
bool is_utf8(std::string_view text);  // No overlong form, no surrogate, nothing torn.

// U+FE00..FE0F and U+E0100..E01EF (異体字セレクタ).
bool is_variation_selector(char32_t c);
// U+E000..F8FF and planes 15 and 16: 外字, whose shape only the city that made them knows.
bool is_private_use(char32_t c);
bool holds_private_use(std::string_view text);
// The text with 〓 (U+3013) for each private-use character.
std::string show_private_use(std::string_view text);

// How many characters a reader counts: selectors and combining marks count with their base.
std::size_t character_count(std::string_view text);

}  // namespace uketsuke
