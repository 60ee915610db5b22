// Kana as stored and as searched for. Rosters arrive with half-width kana (JIS X 0201) and typists
// mix hiragana, katakana and widths; a name is stored in full-width katakana and found by a fold
// that forgives what people do not see.
#pragma once

#include <string>
#include <string_view>

namespace uketsuke {

// For storing: half-width katakana and marks (U+FF61..FF9F) become full width, a separate voiced or
// semi-voiced mark joins the kana before it where that pair exists (ｶﾞ is ガ, and stays カ゛'s
// spacing mark ゛ where it does not), and nothing else changes: kanji, variation selectors and
// characters outside the BMP stay byte for byte. The mapping is the Unicode compatibility
// decomposition of the block Halfwidth and Fullwidth Forms.
std::string widen_kana(std::string_view utf8);

// For searching: widened, hiragana to katakana, small kana to large (ャ to ヤ), old kana to new (ヰ
// to イ, ヱ to エ), full-width Latin and digits to ASCII in lower case, and without spaces, middle
// dots and long vowel marks. Two spellings that sound alike to the desk fold alike.
std::string fold_for_search(std::string_view utf8);

}  // namespace uketsuke
