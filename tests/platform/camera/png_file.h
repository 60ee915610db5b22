// Writes a grey picture as a PNG file, uncompressed, so that tests need no picture library.
#pragma once

#include <string>

#include "platform/camera/grey_image.h"

namespace uketsuke::testing_aid {

std::string png_bytes(const GreyImage& image);

// The same picture, as other programs may write it.
std::string png_bytes_of_16_bits(const GreyImage& image);
std::string png_bytes_with_palette(const GreyImage& image);

// A file whose head says this size and whose body holds next to nothing.
std::string png_bytes_that_claim(int width, int height);

// False where not every byte could be written.
bool write_file(const std::string& path, const std::string& bytes);

}  // namespace uketsuke::testing_aid
