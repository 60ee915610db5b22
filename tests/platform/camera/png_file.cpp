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

// What IHDR says of a picture's pixels.
struct Form {
    char bit_depth = 8;
    char colour_type = 0;  // 0 grey, 3 palette.
};

// Rows of samples, each already with its filter byte in front.
std::string png_file(int width, int height, Form form, const std::string& palette,
                     const std::string& rows) {
    const std::string header = big_endian(static_cast<std::uint32_t>(width)) +
                               big_endian(static_cast<std::uint32_t>(height)) + form.bit_depth +
                               form.colour_type +
                               std::string(3, '\0');  // The only compression, filter, interlace.
    return "\x89PNG\r\n\x1A\n" + chunk("IHDR", header) +
           (palette.empty() ? "" : chunk("PLTE", palette)) + chunk("IDAT", stored(rows)) +
           chunk("IEND", "");
}

// `sample` writes one pixel.
template <class Sample>
std::string rows_of(const GreyImage& image, const Sample& sample) {
    std::string rows;
    std::size_t at = 0;
    for (int y = 0; y < image.height; ++y) {
        rows += '\0';  // No filter.
        for (int x = 0; x < image.width; ++x) rows += sample(image.pixels[at++]);
    }
    return rows;
}

}  // namespace

std::string png_bytes(const GreyImage& image) {
    const auto sample = [](std::uint8_t grey) { return static_cast<char>(grey); };
    return png_file(image.width, image.height, {}, "", rows_of(image, sample));
}

std::string png_bytes_of_16_bits(const GreyImage& image) {
    const auto sample = [](std::uint8_t grey) { return std::string(2, static_cast<char>(grey)); };
    return png_file(image.width, image.height, {16, 0}, "", rows_of(image, sample));
}

std::string png_bytes_with_palette(const GreyImage& image) {
    std::string palette;
    for (int grey = 255; grey >= 0; --grey) palette += std::string(3, static_cast<char>(grey));
    const auto sample = [](std::uint8_t grey) { return static_cast<char>(255 - grey); };
    return png_file(image.width, image.height, {8, 3}, palette, rows_of(image, sample));
}

std::string png_bytes_that_claim(int width, int height) {
    return png_file(width, height, {}, "", std::string(1'000, '\0'));
}

bool write_file(const std::string& path, const std::string& bytes) {
    std::ofstream file(path, std::ios::binary);
    file << bytes;
    file.close();
    return !file.fail();
}

}  // namespace uketsuke::testing_aid
