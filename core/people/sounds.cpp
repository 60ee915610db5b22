// Folded kana to bytes: the block of katakana has fewer than 128 characters.
#include "core/people/sounds.h"

#include <array>

#include "core/base/kana.h"
#include "core/base/utf8.h"

namespace uketsuke {

namespace {

constexpr char32_t first_kana = 0x30A1;  // ァ
constexpr char32_t last_kana = 0x30FC;   // ー
constexpr int kana_from = 0x80;

constexpr std::u32string_view voiced = U"ガギグゲゴザジズゼゾダヂヅデドバビブベボヴヷヺ";
constexpr std::u32string_view plain = U"カキクケコサシスセソタチツテトハヒフヘホウワヲ";
constexpr std::u32string_view half_voiced = U"パピプペポ";
constexpr std::u32string_view half_plain = U"ハヒフヘホ";
static_assert(voiced.size() == plain.size() && half_voiced.size() == half_plain.size());

constexpr char sound_of(char32_t c) {
    if (c > U' ' && c < 0x7F) return static_cast<char>(c);
    if (c < first_kana || c > last_kana) return no_sound;
    return static_cast<char>(kana_from + static_cast<int>(c - first_kana));
}

using SoundTable = std::array<char, 256>;

constexpr SoundTable plain_sounds() {
    SoundTable table{};
    for (std::size_t i = 0; i < table.size(); ++i) table[i] = static_cast<char>(i);
    const auto same = [&](std::u32string_view marked, std::u32string_view bare) {
        for (std::size_t i = 0; i < marked.size(); ++i)
            table[static_cast<unsigned char>(sound_of(marked[i]))] = sound_of(bare[i]);
    };
    same(voiced, plain);
    same(half_voiced, half_plain);
    return table;
}

// The kana with the mark that stood alone behind it, or as it was.
char32_t marked(char32_t kana, char32_t mark) {
    const bool half = mark == U'゜' || mark == 0x309A;
    const auto at = (half ? half_plain : plain).find(kana);
    if (at == std::u32string_view::npos) return kana;
    return (half ? half_voiced : voiced)[at];
}

bool is_mark(char32_t c) { return c >= 0x3099 && c <= 0x309C; }

bool divides(char32_t c) {
    return c == U' ' || c == U'\u3000' || c == U'・' || c == U'･' || c == U'\t';
}

void add_part(std::u32string_view spelled, std::vector<std::string>& parts) {
    std::u32string heard;
    for (const char32_t c : decode_utf8(fold_for_search(encode_utf8(spelled)))) {
        if (!is_mark(c)) {
            heard.push_back(c);
        } else if (!heard.empty()) {
            heard.back() = marked(heard.back(), c);
        }
    }
    if (heard.empty()) return;
    std::string& part = parts.emplace_back();
    for (const char32_t c : heard.substr(0, part_sounds_max)) part.push_back(sound_of(c));
}

}  // namespace

std::vector<std::string> sounds_of(std::string_view kana) {
    std::vector<std::string> parts;
    std::u32string spelled;
    for (const char32_t c : decode_utf8(kana)) {
        if (!divides(c)) {
            spelled.push_back(c);
            continue;
        }
        add_part(spelled, parts);
        spelled.clear();
    }
    add_part(spelled, parts);
    return parts;
}

char plain_sound(char sound) {
    static constexpr SoundTable table = plain_sounds();
    return table[static_cast<unsigned char>(sound)];
}

}  // namespace uketsuke
