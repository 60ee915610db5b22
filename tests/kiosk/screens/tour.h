// The pictures of the README's tour: exhibits of the gallery at half size, kept as files so that
// people can look at them, and compared with what is drawn so that they stay true.
#pragma once

#include <string>
#include <vector>

#include "core/page/picture.h"

namespace uketsuke::look {

// Names of exhibits, in the order of a visitor's way.
const std::vector<std::string>& tour_stops();

// 640x400, in Japanese.
Picture tour_picture(const std::string& stop);

std::string tour_file(const std::string& folder, const std::string& stop);

// The part of all pixels of which a colour differs by more than `shade`; 1 where the sizes differ.
double different_part(const Picture& a, const Picture& b, int shade = 64);

}  // namespace uketsuke::look
