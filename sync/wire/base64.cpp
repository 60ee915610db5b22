// Three bytes to four letters and back.
#include "sync/wire/base64.h"

#include <array>

namespace uketsuke {

namespace {

constexpr std::string_view letters =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::uint8_t no_letter = 0xFF;

constexpr std::array<std::uint8_t, 256> make_values() {
    std::array<std::uint8_t, 256> values{};
    for (auto& value : values) value = no_letter;
    for (std::size_t i = 0; i < letters.size(); ++i)
        values[static_cast<unsigned char>(letters[i])] = static_cast<std::uint8_t>(i);
    return values;
}

constexpr auto values = make_values();

}  // namespace

std::string to_base64(const std::uint8_t* data, std::size_t size) {
    std::string out((size + 2) / 3 * 4, '=');
    char* to = out.data();
    for (std::size_t i = 0; i < size; i += 3) {
        const std::size_t have = std::min<std::size_t>(3, size - i);
        std::uint32_t group = std::uint32_t(data[i]) << 16;
        if (have > 1) group |= std::uint32_t(data[i + 1]) << 8;
        if (have > 2) group |= data[i + 2];
        for (std::size_t k = 0; k <= have; ++k) *to++ = letters[group >> (18 - 6 * k) & 63];
    }
    return out;
}

std::optional<Bytes> from_base64(std::string_view text) {
    if (text.size() % 4 != 0) return std::nullopt;
    const std::size_t padding = text.ends_with("==") ? 2 : text.ends_with('=') ? 1 : 0;
    const auto value_of = [&](std::size_t at) {
        return values[static_cast<unsigned char>(text[at])];
    };
    Bytes out(text.size() / 4 * 3);
    std::uint8_t* to = out.data();
    std::uint8_t seen = 0;  // Any value that is no letter has its highest bit set.
    const std::size_t whole = padding > 0 ? text.size() - 4 : text.size();
    for (std::size_t i = 0; i < whole; i += 4) {
        const std::uint8_t a = value_of(i), b = value_of(i + 1), c = value_of(i + 2),
                           d = value_of(i + 3);
        seen |= a | b | c | d;
        *to++ = std::uint8_t(a << 2 | b >> 4);
        *to++ = std::uint8_t(b << 4 | c >> 2);
        *to++ = std::uint8_t(c << 6 | d);
    }
    if (padding > 0) {
        const std::uint8_t a = value_of(whole), b = value_of(whole + 1);
        const std::uint8_t c = padding == 1 ? value_of(whole + 2) : std::uint8_t(0);
        seen |= a | b | c;
        *to++ = std::uint8_t(a << 2 | b >> 4);
        *to++ = std::uint8_t(b << 4 | c >> 2);
        // Bits that padding leaves over must be zero, or two texts would mean the same bytes.
        if ((padding == 2 ? b << 4 : c << 6) & 0xFF) return std::nullopt;
    }
    if (seen & 0x80) return std::nullopt;
    out.resize(out.size() - padding);
    return out;
}

}  // namespace uketsuke
