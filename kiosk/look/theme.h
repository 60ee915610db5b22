// The one look of the terminal as values: colours, type scale and spacing. Nothing here draws.
// Contrasts are computed by a test: text at least 4.5:1 (WCAG 2.1, 1.4.3), verdicts at least 7:1
// (1.4.6), because a counter may stand in the sun.
#pragma once

#include <array>
#include <cstdint>

namespace uketsuke::look {

struct Colour {
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;
    std::uint8_t alpha = 255;
    bool operator==(const Colour&) const = default;
};

constexpr Colour colour(std::uint32_t rgb) {
    return {static_cast<std::uint8_t>(rgb >> 16), static_cast<std::uint8_t>(rgb >> 8),
            static_cast<std::uint8_t>(rgb)};
}

// 1 to 21, by the relative luminance of WCAG 2.1; both colours taken as opaque.
double contrast(Colour a, Colour b);

// A filled area and what is written on it.
struct Ink {
    Colour ground;
    Colour text;
};

namespace theme {

inline constexpr Colour paper = colour(0xF2F5F7);     // The ground of every screen.
inline constexpr Colour card = colour(0xFFFFFF);      // What belongs together lies on a card.
inline constexpr Colour well = colour(0xE9EEF2);      // A field to be filled, a resting key.
inline constexpr Colour line = colour(0xCBD5DD);      // Hairlines; never the only sign of anything.
inline constexpr Colour ink = colour(0x13212C);       // Text.
inline constexpr Colour soft_ink = colour(0x465765);  // Labels beside the text that they name.
inline constexpr Colour accent = colour(0x0B5A82);    // The one primary action of a screen.
inline constexpr Colour accent_pressed = colour(0x083F5C);
inline constexpr Colour accent_tint = colour(0xE1EEF5);
inline constexpr Colour danger = colour(0x9B1C1C);
inline constexpr Colour shadow = {19, 33, 44, 20};

inline constexpr Ink bar = {colour(0x13212C), colour(0xFFFFFF)};
inline constexpr Ink bar_soft = {colour(0x13212C), colour(0xB9C7D2)};
inline constexpr Ink disabled = {colour(0xE3E8EC), colour(0x5A6975)};

// Verdicts differ in lightness too, so that they differ for every eye.
inline constexpr Ink eligible = {colour(0x0B5D38), colour(0xFFFFFF)};
inline constexpr Ink confirm = {colour(0xFFC53D), colour(0x1F1600)};
inline constexpr Ink not_yet = {colour(0x2A3F8F), colour(0xFFFFFF)};
inline constexpr Ink not_eligible = {colour(0x8C1616), colour(0xFFFFFF)};

// The same four as quiet grounds for notes.
inline constexpr Ink calm = {colour(0xE0F2E8), colour(0x0A4A2D)};
inline constexpr Ink warning = {colour(0xFFF1CC), colour(0x4A3600)};
inline constexpr Ink notice = {colour(0xE4E9F8), colour(0x233475)};
inline constexpr Ink trouble = {colour(0xFBE4E2), colour(0x7A1212)};

}  // namespace theme

// Lengths in design pixels: one is 1/800 of the window's height, one screen pixel at 1280x800.
namespace space {
inline constexpr float hair = 4;
inline constexpr float small = 8;
inline constexpr float gap = 16;
inline constexpr float wide = 24;
inline constexpr float margin = 32;
inline constexpr float round = 12;
inline constexpr float target_min = 46;  // 12 mm at 96 dpi: a gloved finger.
inline constexpr float button = 68;
inline constexpr float action = 80;  // The primary action and the way back.
}  // namespace space

// The type scale. Large text enlarges what is read closely more than what already is huge.
enum class Role { caption, body, strong, lead, title, display };
inline constexpr std::size_t role_count = 6;

struct RoleSize {
    float pixels;        // Design pixels from line top to line bottom at 100 %.
    float large_factor;  // At 150 %.
    bool bold;
};

constexpr RoleSize size_of(Role role) {
    constexpr std::array<RoleSize, role_count> sizes{{{19, 1.5F, false},
                                                      {23, 1.5F, false},
                                                      {23, 1.5F, true},
                                                      {28, 1.4F, true},
                                                      {38, 1.25F, true},
                                                      {60, 1.1F, true}}};
    return sizes[static_cast<std::size_t>(role)];
}

enum class TextSize { normal, large };

// Pixels of a role in a window of this scale (its height / 800).
constexpr float pixels_of(Role role, float scale, TextSize text_size) {
    const RoleSize size = size_of(role);
    return size.pixels * scale * (text_size == TextSize::large ? size.large_factor : 1.0F);
}

}  // namespace uketsuke::look
