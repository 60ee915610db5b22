// PNG (ISO/IEC 15948) with stored blocks: signature, IHDR, one IDAT, IEND.
#include "tests/platform/camera/png_file.h"

#include <algorithm>
#include <fstream>

namespace uketsuke::testing_aid {

namespace {

std::string big_endian(std::uint32_t value) {
    std::string out;
    for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(value >> shift & 0xFF);
    return out;
}

std::uint32_t crc32(const std::string& bytes) {
    std::uint32_t crc = 0xFFFFFFFFu;
    for (const char c : bytes) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit) crc = crc >> 1 ^ (crc & 1u ? 0xEDB88320u : 0u);
    }
    return ~crc;
}

std::uint32_t adler32(const std::string& bytes) {
    std::uint32_t a = 1, b = 0;
    for (const char c : bytes) {
        a = (a + static_cast<unsigned char>(c)) % 65'521u;
        b = (b + a) % 65'521u;
    }
    return b << 16 | a;
}

std::string chunk(const std::string& type, const std::string& data) {
    return big_endian(static_cast<std::uint32_t>(data.size())) + type + data +
           big_endian(crc32(type + data));
}

std::string stored(const std::string& bytes) {
    std::string out = "\x78\x01";
    for (std::size_t at = 0; at < bytes.size(); at += 65'535) {
        const auto size = std::min<std::size_t>(65'535, bytes.size() - at);
        out += static_cast<char>(at + size == bytes.size());
        for (const std::size_t field : {size, ~size}) {
            out += static_cast<char>(field & 0xFF);
            out += static_cast<char>(field >> 8 & 0xFF);
        }
        out += bytes.substr(at, size);
    }
    return out + big_endian(adler32(bytes));
}

}  // namespace

std::string png_bytes(const GreyImage& image) {
    std::string rows;
    for (int y = 0; y < image.height; ++y) {
        const auto row = image.pixels.begin() + static_cast<std::ptrdiff_t>(y) * image.width;
        rows += '\0';  // No filter.
        rows.append(row, row + image.width);
    }
    // Bit depth 8, grey, and the only methods of compression, filter and interlace.
    const std::string header = big_endian(static_cast<std::uint32_t>(image.width)) +
                               big_endian(static_cast<std::uint32_t>(image.height)) +
                               std::string("\x08\0\0\0\0", 5);
    return "\x89PNG\r\n\x1A\n" + chunk("IHDR", header) + chunk("IDAT", stored(rows)) +
           chunk("IEND", "");
}

void write_file(const std::string& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary) << bytes;
}

}  // namespace uketsuke::testing_aid
