// UTF-8 to code points and back, and the few classes of characters that names need.
#include "core/base/utf8.h"

#include <algorithm>
#include <cstdint>

namespace uketsuke {

namespace {

constexpr char32_t replacement = 0xFFFD;

// How many bytes a lead byte announces and the bits it carries; 0 for a byte that leads nothing.
struct Lead {
    std::size_t size;
    char32_t bits;
    char32_t least;  // A smaller value is an overlong form.
};

Lead lead_of(unsigned char byte) {
    if (byte < 0x80) return {1, byte, 0};
    if (byte >= 0xC2 && byte < 0xE0) return {2, byte & 0x1Fu, 0x80};
    if (byte >= 0xE0 && byte < 0xF0) return {3, byte & 0x0Fu, 0x800};
    if (byte >= 0xF0 && byte < 0xF5) return {4, byte & 0x07u, 0x10000};
    return {0, 0, 0};
}

struct Character {
    char32_t value;
    std::size_t size;  // 0 where the text does not begin with a character.
};

Character first_character(std::string_view text) {
    const Lead lead = lead_of(static_cast<unsigned char>(text[0]));
    if (lead.size == 0 || lead.size > text.size()) return {0, 0};
    char32_t value = lead.bits;
    for (std::size_t i = 1; i < lead.size; ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if ((byte & 0xC0) != 0x80) return {0, 0};
        value = (value << 6) | (byte & 0x3Fu);
    }
    const bool good =
        value >= lead.least && value <= 0x10FFFF && !(value >= 0xD800 && value <= 0xDFFF);
    return {value, good ? lead.size : 0};
}

bool is_combining(char32_t c) {
    return (c >= 0x0300 && c <= 0x036F) || c == 0x3099 || c == 0x309A || c == 0x200D ||
           (c >= 0x20D0 && c <= 0x20FF) || is_variation_selector(c);
}

}  // namespace

std::u32string decode_utf8(std::string_view text) {
    std::u32string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const Character c = first_character(text);
        out.push_back(c.size > 0 ? c.value : replacement);
        text.remove_prefix(std::max<std::size_t>(c.size, 1));
    }
    return out;
}

bool is_utf8(std::string_view text) {
    while (!text.empty()) {
        const std::size_t size = first_character(text).size;
        if (size == 0) return false;
        text.remove_prefix(size);
    }
    return true;
}

std::string encode_utf8(std::u32string_view text) {
    std::string out;
    const auto put = [&](char32_t value) { out.push_back(static_cast<char>(value)); };
    for (const char32_t c : text) {
        if (c < 0x80) {
            put(c);
        } else if (c < 0x800) {
            put(0xC0 | (c >> 6));
            put(0x80 | (c & 0x3F));
        } else if (c < 0x10000) {
            put(0xE0 | (c >> 12));
            put(0x80 | ((c >> 6) & 0x3F));
            put(0x80 | (c & 0x3F));
        } else {
            put(0xF0 | (c >> 18));
            put(0x80 | ((c >> 12) & 0x3F));
            put(0x80 | ((c >> 6) & 0x3F));
            put(0x80 | (c & 0x3F));
        }
    }
    return out;
}

bool is_variation_selector(char32_t c) {
    return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
}

bool is_private_use(char32_t c) { return (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000; }

bool holds_private_use(std::string_view text) {
    const std::u32string all = decode_utf8(text);
    return std::any_of(all.begin(), all.end(), is_private_use);
}

std::string show_private_use(std::string_view text) {
    std::u32string all = decode_utf8(text);
    std::replace_if(all.begin(), all.end(), is_private_use, U'\u3013');
    return encode_utf8(all);
}

std::size_t character_count(std::string_view text) {
    const std::u32string all = decode_utf8(text);
    return static_cast<std::size_t>(
        std::count_if(all.begin(), all.end(), [](char32_t c) { return !is_combining(c); }));
}

}  // namespace uketsuke
