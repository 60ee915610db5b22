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
    std::string out;
    out.reserve((size + 2) / 3 * 4);
    for (std::size_t i = 0; i < size; i += 3) {
        const std::size_t have = std::min<std::size_t>(3, size - i);
        std::uint32_t group = std::uint32_t(data[i]) << 16;
        if (have > 1) group |= std::uint32_t(data[i + 1]) << 8;
        if (have > 2) group |= data[i + 2];
        out += letters[group >> 18 & 63];
        out += letters[group >> 12 & 63];
        out += have > 1 ? letters[group >> 6 & 63] : '=';
        out += have > 2 ? letters[group & 63] : '=';
    }
    return out;
}

std::optional<Bytes> from_base64(std::string_view text) {
    if (text.size() % 4 != 0) return std::nullopt;
    const std::size_t padding = text.ends_with("==") ? 2 : text.ends_with('=') ? 1 : 0;
    Bytes out;
    out.reserve(text.size() / 4 * 3);
    for (std::size_t i = 0; i < text.size(); i += 4) {
        const bool last = i + 4 == text.size();
        const std::size_t used = last ? 4 - padding : 4;
        std::uint32_t group = 0;
        for (std::size_t k = 0; k < used; ++k) {
            const std::uint8_t value = values[static_cast<unsigned char>(text[i + k])];
            if (value == no_letter) return std::nullopt;
            group |= std::uint32_t(value) << (18 - 6 * k);
        }
        // Bits that padding leaves over must be zero, or two texts would mean the same bytes.
        if (last && padding > 0 && (group & ((1u << (8 * padding)) - 1)) != 0) return std::nullopt;
        for (std::size_t k = 0; k + 1 < used; ++k)
            out.push_back(static_cast<std::uint8_t>(group >> (16 - 8 * k)));
    }
    return out;
}

}  // namespace uketsuke
