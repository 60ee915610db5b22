// The two palettes, and contrast as WCAG 2.1 defines it.
#include "kiosk/look/theme.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

namespace uketsuke::look {

namespace {

// "relative luminance", WCAG 2.1: a channel is linearised, then weighted.
double linear(std::uint8_t channel) {
    const double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(Rgb c) {
    return 0.2126 * linear(c.red) + 0.7152 * linear(c.green) + 0.0722 * linear(c.blue);
}

constexpr std::pair<Colour, std::uint32_t> light_colours[] = {
    {Colour::paper, 0xF2F5F7},
    {Colour::card, 0xFFFFFF},
    {Colour::well, 0xE9EEF2},
    {Colour::line, 0xCBD5DD},
    {Colour::ink, 0x13212C},
    {Colour::soft_ink, 0x465765},
    {Colour::accent, 0x0B5A82},
    {Colour::accent_pressed, 0x083F5C},
    {Colour::accent_tint, 0xE1EEF5},
    {Colour::danger, 0x9B1C1C},
    {Colour::good, 0x0B5D38},
    {Colour::untinted, 0xFFFFFF},
    {Colour::bar_ground, 0x13212C},
    {Colour::bar_text, 0xFFFFFF},
    {Colour::bar_soft_text, 0xB9C7D2},
    {Colour::bar_good, 0x7FD8A8},
    {Colour::bar_pressed, 0x465765},
    {Colour::disabled_ground, 0xE3E8EC},
    {Colour::disabled_text, 0x5A6975},
    {Colour::eligible_ground, 0x0B5D38},
    {Colour::eligible_text, 0xFFFFFF},
    {Colour::confirm_ground, 0xFFC53D},
    {Colour::confirm_text, 0x1F1600},
    {Colour::not_yet_ground, 0x2A3F8F},
    {Colour::not_yet_text, 0xFFFFFF},
    {Colour::not_eligible_ground, 0x8C1616},
    {Colour::not_eligible_text, 0xFFFFFF},
    {Colour::calm_ground, 0xE0F2E8},
    {Colour::calm_text, 0x0A4A2D},
    {Colour::warning_ground, 0xFFF1CC},
    {Colour::warning_text, 0x4A3600},
    {Colour::notice_ground, 0xE4E9F8},
    {Colour::notice_text, 0x233475},
    {Colour::trouble_ground, 0xFBE4E2},
    {Colour::trouble_text, 0x7A1212},
};

// Verdicts stay as they are: they are told apart by the same colours everywhere.
constexpr std::pair<Colour, std::uint32_t> dark_colours[] = {
    {Colour::paper, 0x10181F},         {Colour::card, 0x1A252E},
    {Colour::well, 0x24313B},          {Colour::line, 0x42535F},
    {Colour::ink, 0xEEF3F6},           {Colour::soft_ink, 0xB4C2CC},
    {Colour::accent, 0x7CC4EE},        {Colour::accent_pressed, 0xB5DEF5},
    {Colour::accent_tint, 0x1B3B50},   {Colour::danger, 0xFFA8A1},
    {Colour::good, 0x7FD8A8},          {Colour::bar_ground, 0x05090C},
    {Colour::bar_pressed, 0x24313B},   {Colour::disabled_ground, 0x2A3640},
    {Colour::disabled_text, 0xA3B1BB}, {Colour::calm_ground, 0x123526},
    {Colour::calm_text, 0xBDEBD2},     {Colour::warning_ground, 0x3D2F05},
    {Colour::warning_text, 0xFFE6A3},  {Colour::notice_ground, 0x1E2950},
    {Colour::notice_text, 0xC9D4FF},   {Colour::trouble_ground, 0x43191A},
    {Colour::trouble_text, 0xFFC9C4},
};

constexpr Palette palette_of(std::span<const std::pair<Colour, std::uint32_t>> colours,
                             Palette palette, std::uint8_t shadow) {
    for (const auto& [colour, number] : colours) palette[std::size_t(colour)] = rgb(number);
    palette[std::size_t(Colour::shadow)].alpha = shadow;
    return palette;
}

constexpr Palette light = palette_of(light_colours, {}, 20);
constexpr Palette dark = palette_of(dark_colours, light, 90);

}  // namespace

const Palette& palette(Shade shade) { return shade == Shade::dark ? dark : light; }

double contrast(Rgb a, Rgb b) {
    const double light = std::max(luminance(a), luminance(b));
    const double dark = std::min(luminance(a), luminance(b));
    return (light + 0.05) / (dark + 0.05);
}

}  // namespace uketsuke::look
