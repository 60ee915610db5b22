// Part of a picture, turned level and made smaller or larger, for readers that follow rows only.
// Pure pixels. Any thread.
#pragma once

#include "platform/barcode/bar_places.h"

namespace uketsuke {

// What lies around a place with bars, as if they stood upright on a level line `length` pixels
// long, with a margin before and after them and as much again above and below. Beyond the picture
// it is white. A pixel is the mean of those that it covers.
GreyImage level_patch(const GreyView& picture, const BarPlace& place, int length);

// Half as wide and half as high: each pixel the mean of four.
GreyImage half_of(const GreyView& picture);

}  // namespace uketsuke
