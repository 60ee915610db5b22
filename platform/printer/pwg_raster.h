// Pixels as IPP Everywhere printers take them: PWG Raster (PWG 5102.4), eight bits of grey.
#pragma once

#include <vector>

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/page/picture.h"

namespace uketsuke {

struct RasterPaper {
    double width_mm = 0;
    double height_mm = 0;
    int dots_per_inch = 0;
};

// What is not opaque is paper. Errors: print.raster (a page without pixels).
Result<Bytes> make_pwg_raster(const std::vector<Picture>& pages, const RasterPaper& paper);

}  // namespace uketsuke
