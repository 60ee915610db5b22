// Base64 with padding (RFC 4648 section 4), strict: what does not round-trip is refused.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/bytes.h"

namespace uketsuke {

std::string to_base64(const std::uint8_t* data, std::size_t size);
inline std::string to_base64(const Bytes& bytes) { return to_base64(bytes.data(), bytes.size()); }
template <std::size_t N>
std::string to_base64(const FixedBytes<N>& bytes) {
    return to_base64(bytes.data(), N);
}

std::optional<Bytes> from_base64(std::string_view text);

template <std::size_t N>
std::optional<FixedBytes<N>> fixed_from_base64(std::string_view text) {
    const auto bytes = from_base64(text);
    if (!bytes || bytes->size() != N) return std::nullopt;
    FixedBytes<N> out{};
    std::copy(bytes->begin(), bytes->end(), out.begin());
    return out;
}

}  // namespace uketsuke
