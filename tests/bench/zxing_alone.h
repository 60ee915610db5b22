// The baseline of reading: the library itself, told of the same picture and formats.
#pragma once

#include "platform/camera/grey_image.h"

namespace uketsuke::bench {

// Without its downscaled layer, in which 1.4.0 asserts on NW-7: the cheaper, stricter baseline.
void read_with_zxing_alone(const GreyImage& picture);

}  // namespace uketsuke::bench
