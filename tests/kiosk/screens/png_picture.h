// Pictures as PNG files, by cairo.
#pragma once

#include <string>

#include "core/base/result.h"
#include "core/page/picture.h"

namespace uketsuke::look {

void write_png(const Picture& picture, const std::string& file);
// Errors: tour.picture where there is no such picture.
Result<Picture> read_png(const std::string& file);

}  // namespace uketsuke::look
