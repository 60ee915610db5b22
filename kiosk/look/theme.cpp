// Contrast as WCAG 2.1 defines it; the rest of the theme is data.
#include "kiosk/look/theme.h"

#include <algorithm>
#include <cmath>

namespace uketsuke::look {

namespace {

// "relative luminance", WCAG 2.1: a channel is linearised, then weighted.
double linear(std::uint8_t channel) {
    const double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(Colour c) {
    return 0.2126 * linear(c.red) + 0.7152 * linear(c.green) + 0.0722 * linear(c.blue);
}

}  // namespace

double contrast(Colour a, Colour b) {
    const double light = std::max(luminance(a), luminance(b));
    const double dark = std::min(luminance(a), luminance(b));
    return (light + 0.05) / (dark + 0.05);
}

}  // namespace uketsuke::look
