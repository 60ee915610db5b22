// The one look of the terminal as values: colours, type scale and spacing. Nothing here draws.
// Contrasts are computed by a test: text at least 4.5:1 (WCAG 2.1, 1.4.3), verdicts at least 7:1
// (1.4.6), because a counter may stand in the sun.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace uketsuke::look {

struct Rgb {
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;
    std::uint8_t alpha = 255;
    bool operator==(const Rgb&) const = default;
};

constexpr Rgb rgb(std::uint32_t number) {
    return {static_cast<std::uint8_t>(number >> 16), static_cast<std::uint8_t>(number >> 8),
            static_cast<std::uint8_t>(number)};
}

// 1 to 21, by the relative luminance of WCAG 2.1; both taken as opaque.
double contrast(Rgb a, Rgb b);

// A colour by what it is for. Drawing names these; what they are depends on the shade.
enum class Colour : std::uint8_t {
    paper,     // The ground of every screen.
    card,      // What belongs together lies on a card.
    well,      // A field to be filled, a resting key.
    line,      // Hairlines; never the only sign of anything.
    ink,       // Text.
    soft_ink,  // Labels beside the text that they name.
    accent,    // The one primary action of a screen; its words are the card's colour.
    accent_pressed,
    accent_tint,
    danger,
    good,  // Words and signs that say that all is well, on a card.
    shadow,
    untinted,  // A picture as it is.
    bar_ground,
    bar_text,
    bar_soft_text,
    bar_good,
    bar_pressed,
    disabled_ground,
    disabled_text,
    eligible_ground,
    eligible_text,
    confirm_ground,
    confirm_text,
    not_yet_ground,
    not_yet_text,
    not_eligible_ground,
    not_eligible_text,
    calm_ground,
    calm_text,
    warning_ground,
    warning_text,
    notice_ground,
    notice_text,
    trouble_ground,
    trouble_text,
};
inline constexpr std::size_t colour_count = std::size_t(Colour::trouble_text) + 1;

// 明るい画面 for a counter in the sun, 暗い画面 for a dim hall.
enum class Shade { light, dark };
using Palette = std::array<Rgb, colour_count>;
const Palette& palette(Shade shade);
inline Rgb rgb_of(Colour colour, Shade shade) { return palette(shade)[std::size_t(colour)]; }

// A filled area and what is written on it.
struct Ink {
    Colour ground;
    Colour text;
};

namespace theme {

using enum Colour;

inline constexpr Ink bar = {bar_ground, bar_text};
inline constexpr Ink bar_soft = {bar_ground, bar_soft_text};
inline constexpr Ink disabled = {disabled_ground, disabled_text};

// Verdicts differ in lightness too, so that they differ for every eye.
inline constexpr Ink eligible = {eligible_ground, eligible_text};
inline constexpr Ink confirm = {confirm_ground, confirm_text};
inline constexpr Ink not_yet = {not_yet_ground, not_yet_text};
inline constexpr Ink not_eligible = {not_eligible_ground, not_eligible_text};

// The same four as quiet grounds for notes.
inline constexpr Ink calm = {calm_ground, calm_text};
inline constexpr Ink warning = {warning_ground, warning_text};
inline constexpr Ink notice = {notice_ground, notice_text};
inline constexpr Ink trouble = {trouble_ground, trouble_text};

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
