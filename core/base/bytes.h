// Octets and how they are written: hexadecimal for people and JSON, big-endian numbers for formats.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace uketsuke {

using Bytes = std::vector<std::uint8_t>;

template <std::size_t N>
using FixedBytes = std::array<std::uint8_t, N>;

std::string to_hex(const std::uint8_t* data, std::size_t size);
inline std::string to_hex(const Bytes& bytes) { return to_hex(bytes.data(), bytes.size()); }
template <std::size_t N>
std::string to_hex(const FixedBytes<N>& bytes) {
    return to_hex(bytes.data(), N);
}

// Lower or upper case; nullopt for anything but pairs of hexadecimal digits.
std::optional<Bytes> from_hex(std::string_view text);

template <std::size_t N>
std::optional<FixedBytes<N>> fixed_from_hex(std::string_view text) {
    const auto bytes = from_hex(text);
    if (!bytes || bytes->size() != N) return std::nullopt;
    FixedBytes<N> out{};
    std::copy(bytes->begin(), bytes->end(), out.begin());
    return out;
}

inline Bytes to_bytes(std::string_view text) { return Bytes(text.begin(), text.end()); }
inline std::string to_text(const Bytes& bytes) { return std::string(bytes.begin(), bytes.end()); }

// A writer and a reader of length-prefixed, big-endian fields. The reader never runs past the end:
// once a field is missing, `ok()` is false and every further field reads as empty.
class ByteWriter {
  public:
    void put(const std::uint8_t* data, std::size_t size) {
        out_.insert(out_.end(), data, data + size);
    }
    void put(std::string_view text) {
        put(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
    }
    template <std::size_t N>
    void put(const FixedBytes<N>& bytes) {
        put(bytes.data(), N);
    }
    void put_u64(std::uint64_t value);
    void put_u32(std::uint32_t value);
    void put_short(std::string_view text);  // One length byte, then at most 255 bytes.
    Bytes take() { return std::move(out_); }

  private:
    Bytes out_;
};

class ByteReader {
  public:
    ByteReader(const std::uint8_t* data, std::size_t size) : data_(data), left_(size) {}
    explicit ByteReader(const Bytes& bytes) : ByteReader(bytes.data(), bytes.size()) {}
    std::uint64_t u64();
    std::uint32_t u32();
    std::string text(std::size_t size);
    std::string short_text();
    template <std::size_t N>
    FixedBytes<N> fixed() {
        FixedBytes<N> out{};
        if (const auto* from = take(N)) std::copy(from, from + N, out.begin());
        return out;
    }
    bool ok() const { return ok_; }
    std::size_t left() const { return left_; }

  private:
    const std::uint8_t* take(std::size_t size);
    const std::uint8_t* data_;
    std::size_t left_;
    bool ok_ = true;
};

}  // namespace uketsuke
