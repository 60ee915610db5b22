// Looks into a PDF from outside, with poppler's programs, and measures dark ink on a picture.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <fstream>
#include <string>

#include "platform/page/drawing.h"

namespace uketsuke::testing_tools {

inline std::string output_of(const std::string& command) {
    std::string out;
    FILE* pipe = popen(command.c_str(), "r");
    if (pipe == nullptr) return out;
    std::array<char, 4096> chunk;
    while (const std::size_t n = std::fread(chunk.data(), 1, chunk.size(), pipe))
        out.append(chunk.data(), n);
    pclose(pipe);
    return out;
}

inline std::string save(const Bytes& bytes, const std::string& name) {
    const std::string path = testing::TempDir() + std::to_string(getpid()) + name;
    std::ofstream(path, std::ios::binary)
        .write(reinterpret_cast<const char*>(bytes.data()),
               static_cast<std::streamsize>(bytes.size()));
    return path;
}

inline std::string pdf_text(const std::string& path) {
    return output_of("pdftotext -enc UTF-8 '" + path + "' -");
}

inline bool is_ink(const Picture& picture, int x, int y) {
    const auto at = (static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width) +
                     static_cast<std::size_t>(x)) *
                    4;
    return picture.rgba[at] < 128 && picture.rgba[at + 3] > 128;
}

// The box around all ink inside `within` (millimetres), in millimetres.
inline Box ink_box(const Picture& picture, const Box& within, double dots_per_inch) {
    const double mm = 25.4 / dots_per_inch;
    int left = picture.width, right = -1, top = picture.height, bottom = -1;
    for (int y = static_cast<int>(within.y / mm); y * mm < within.y + within.height; ++y) {
        for (int x = static_cast<int>(within.x / mm); x * mm < within.x + within.width; ++x) {
            if (x >= picture.width || y >= picture.height || !is_ink(picture, x, y)) continue;
            left = std::min(left, x);
            right = std::max(right, x);
            top = std::min(top, y);
            bottom = std::max(bottom, y);
        }
    }
    if (right < 0) return {};
    return {left * mm, top * mm, (right + 1 - left) * mm, (bottom + 1 - top) * mm};
}

}  // namespace uketsuke::testing_tools
