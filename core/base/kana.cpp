// Width and search folds of kana, character by character.
#include "core/base/kana.h"

#include <array>

#include "core/base/utf8.h"

namespace uketsuke {

namespace {

constexpr char32_t half_first = 0xFF61;
constexpr char32_t half_last = 0xFF9F;
constexpr char32_t half_voiced = 0xFF9E;
constexpr char32_t half_semi_voiced = 0xFF9F;

// U+FF61..FF9F in order: 。「」、・ヲァ...ン゛゜.
constexpr std::u32string_view full_forms =
    U"。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノ"
    U"ハヒフヘホマミムメモヤユヨラリルレロワン゛゜";
static_assert(full_forms.size() == half_last - half_first + 1);

bool takes_voice(char32_t c) {
    // カ to ト in U+30AB..30C8 and ハ to ホ in U+30CF..30DB. Small ッ stands among the former.
    constexpr std::u32string_view plain = U"カキクケコサシスセソタチツテトハヒフヘホ";
    return plain.find(c) != plain.npos;
}

bool takes_semi_voice(char32_t c) {
    return std::u32string_view(U"ハヒフヘホ").find(c) != std::u32string_view::npos;
}

// The kana with its mark, or 0 where no such kana exists.
char32_t joined(char32_t kana, char32_t mark) {
    if (mark == half_semi_voiced) return takes_semi_voice(kana) ? kana + 2 : 0;
    if (takes_voice(kana)) return kana + 1;
    switch (kana) {
        case U'ウ':
            return U'ヴ';
        case U'ワ':
            return U'ヷ';
        case U'ヲ':
            return U'ヺ';
        default:
            return 0;
    }
}

std::u32string widened(std::u32string_view text) {
    std::u32string out;
    out.reserve(text.size());
    bool previous_was_half = false;
    for (const char32_t c : text) {
        if (c < half_first || c > half_last) {
            out.push_back(c);
            previous_was_half = false;
            continue;
        }
        const bool mark = c == half_voiced || c == half_semi_voiced;
        const char32_t pair = mark && previous_was_half ? joined(out.back(), c) : 0;
        if (pair != 0) {
            out.back() = pair;
        } else {
            out.push_back(full_forms[c - half_first]);
        }
        previous_was_half = true;
    }
    return out;
}

// Forgiven in a search: spaces, middle dots, hyphens, long vowels, selectors.
bool is_unheard(char32_t c) {
    constexpr std::u32string_view unheard = U" \t　・-‐－ー";
    return unheard.find(c) != unheard.npos || is_variation_selector(c);
}

char32_t heard_as(char32_t c) {
    constexpr std::u32string_view small = U"ァィゥェォッャュョヮヵヶヰヱ";
    constexpr std::u32string_view large = U"アイウエオツヤユヨワカケイエ";
    if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;  // Full-width ASCII.
    if (c >= U'A' && c <= U'Z') return c + 32;
    if (c >= 0x3041 && c <= 0x3096) c += 0x60;  // Hiragana to katakana.
    const auto at = small.find(c);
    return at == small.npos ? c : large[at];
}

}  // namespace

std::string widen_kana(std::string_view utf8) { return encode_utf8(widened(decode_utf8(utf8))); }

std::string fold_for_search(std::string_view utf8) {
    std::u32string out;
    for (const char32_t c : widened(decode_utf8(utf8))) {
        if (!is_unheard(c)) out.push_back(heard_as(c));
    }
    return encode_utf8(out);
}

}  // namespace uketsuke
