// Writes a grey picture as a PNG file, uncompressed, so that tests need no picture library.
#pragma once

#include <string>

#include "platform/camera/grey_image.h"

namespace uketsuke::testing_aid {

std::string png_bytes(const GreyImage& image);
void write_file(const std::string& path, const std::string& bytes);

}  // namespace uketsuke::testing_aid
