// Hexadecimal and big-endian fields.
#include "core/base/bytes.h"

#include "core/base/require.h"

namespace uketsuke {

namespace {

int nibble(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

}  // namespace

std::string to_hex(const std::uint8_t* data, std::size_t size) {
    static const char digits[] = "0123456789abcdef";
    std::string out;
    out.reserve(size * 2);
    for (std::size_t i = 0; i < size; ++i) {
        out += digits[data[i] >> 4];
        out += digits[data[i] & 15];
    }
    return out;
}

std::optional<Bytes> from_hex(std::string_view text) {
    if (text.size() % 2 != 0) return std::nullopt;
    Bytes out;
    out.reserve(text.size() / 2);
    for (std::size_t i = 0; i < text.size(); i += 2) {
        const int high = nibble(text[i]);
        const int low = nibble(text[i + 1]);
        if (high < 0 || low < 0) return std::nullopt;
        out.push_back(static_cast<std::uint8_t>(high * 16 + low));
    }
    return out;
}

void ByteWriter::put_u64(std::uint64_t value) {
    for (int shift = 56; shift >= 0; shift -= 8)
        out_.push_back(static_cast<std::uint8_t>(value >> shift));
}

void ByteWriter::put_u32(std::uint32_t value) {
    for (int shift = 24; shift >= 0; shift -= 8)
        out_.push_back(static_cast<std::uint8_t>(value >> shift));
}

void ByteWriter::put_short(std::string_view text) {
    require(text.size() <= 255, "a short field holds at most 255 bytes");
    out_.push_back(static_cast<std::uint8_t>(text.size()));
    put(text);
}

const std::uint8_t* ByteReader::take(std::size_t size) {
    if (!ok_ || size > left_) {
        ok_ = false;
        left_ = 0;
        return nullptr;
    }
    const std::uint8_t* from = data_;
    data_ += size;
    left_ -= size;
    return from;
}

std::uint64_t ByteReader::u64() {
    std::uint64_t value = 0;
    for (std::uint8_t byte : fixed<8>()) value = value << 8 | byte;
    return value;
}

std::uint32_t ByteReader::u32() {
    std::uint32_t value = 0;
    for (std::uint8_t byte : fixed<4>()) value = value << 8 | byte;
    return value;
}

std::string ByteReader::text(std::size_t size) {
    const auto* from = take(size);
    return from ? std::string(reinterpret_cast<const char*>(from), size) : std::string();
}

std::string ByteReader::short_text() {
    const auto* size = take(1);
    return size ? text(*size) : std::string();
}

}  // namespace uketsuke
