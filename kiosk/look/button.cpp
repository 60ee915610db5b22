// One button in seven weights.
#include "kiosk/look/button.h"

#include <algorithm>
#include <cmath>

namespace uketsuke::look {

namespace {

struct Dress {
    Colour ground;
    Colour text;
    std::optional<Colour> edge;
};

Dress dress_of(const ButtonStyle& style, bool pressed) {
    if (!style.enabled) return {theme::disabled.ground, theme::disabled.text, theme::line};
    switch (style.weight) {
        case Weight::primary:
            return {pressed ? theme::accent_pressed : theme::accent, theme::card, std::nullopt};
        case Weight::danger:
            return {pressed ? theme::trouble.ground : theme::card, theme::danger, theme::danger};
        case Weight::choice:
            if (style.chosen) return {theme::accent_tint, theme::accent_pressed, theme::accent};
            return {pressed ? theme::well : theme::card, theme::ink, theme::line};
        case Weight::key:
            return {pressed ? theme::accent_tint : theme::card, theme::ink, theme::line};
        case Weight::bar:
            return {pressed ? theme::bar_pressed : theme::bar.ground, theme::bar.text,
                    theme::soft_ink};
        case Weight::quiet:
            return {pressed ? theme::well : theme::paper, theme::ink, theme::soft_ink};
        case Weight::secondary:
            break;
    }
    return {pressed ? theme::accent_tint : theme::card, theme::accent, theme::accent};
}

void draw_face(Look& look, const Box& box, std::string_view label, const ButtonStyle& style,
               const Dress& dress) {
    const float radius = look.px(space::round);
    fill(box, dress.ground, radius);
    if (dress.edge) {
        const float thickness = look.px(style.chosen || style.weight == Weight::secondary ? 2 : 1);
        outline(box, *dress.edge, std::max(1.0F, thickness), radius);
    }
    const float side_margin = look.px(space::small);
    Box room{box.x + side_margin, box.y, box.w - 2 * side_margin, box.h};
    if (style.sign) {
        const float side = std::round(look.font_pixels(style.role));
        const float spare = (room.w - button_width(look, label, style)) / 2 + look.px(space::gap);
        const float margin = std::max(look.px(space::small), spare);
        const bool after = *style.sign == Sign::arrow_right;
        Box place = after ? cut_right(room, side + margin) : cut_left(room, side + margin);
        place = after ? cut_left(place, side) : cut_right(place, side);
        draw_sign(place, *style.sign, dress.text, dress.ground);
        if (after) {
            cut_left(room, std::max(0.0F, spare));
        } else {
            cut_right(room, std::max(0.0F, spare));
        }
    }
    const bool one_line =
        label.find('\n') == std::string_view::npos && text_width(look, style.role, label) <= room.w;
    if (one_line || room.h < 2 * line_height(look, style.role)) {
        draw_line_fitted(look, room, {style.role, dress.text, Align::centre}, label);
    } else {
        draw_text_middle(look, room, {style.role, dress.text, Align::centre}, label);
    }
}

// A finger that drags a list has not tapped what it began on, which moves along under it.
bool drags_list(const Look& look) {
    const float far = look.px(space::small);
    return look.scrolling > 0 && ImGui::GetScrollMaxY() > 0 &&
           ImGui::GetIO().MouseDragMaxDistanceSqr[0] > far * far;
}

}  // namespace

bool touch(Look& look, const Box& box, const std::string& id, bool enabled) {
    look.inventory().targets.push_back({id, box, enabled, false, look.scrolling > 0});
    if (!enabled) return false;
    ImGui::SetCursorScreenPos({box.x, box.y});
    const bool by_finger = ImGui::InvisibleButton(id.c_str(), {box.w, box.h}) && !drags_list(look);
    if (look.focus().came_to(id) && look.scrolling > 0) ImGui::SetScrollHereY();
    const bool tapped = look.focus().taps(id) || by_finger;
    look.inventory().taps += tapped;
    return tapped;
}

bool button(Look& look, const Box& box, const std::string& id, std::string_view label,
            ButtonStyle style) {
    const bool tapped = touch(look, box, id, style.enabled);
    look.inventory().targets.back().primary = style.weight == Weight::primary;
    const bool pressed = style.enabled && ImGui::IsItemActive() && ImGui::IsItemHovered();
    draw_face(look, box, label, style, dress_of(style, pressed));
    return tapped;
}

bool button(Look& look, const Box& box, const char* key, ButtonStyle style) {
    return button(look, box, key, look.tr(key), style);
}

float button_width(const Look& look, std::string_view label, const ButtonStyle& style) {
    const float sign = style.sign ? look.font_pixels(style.role) + look.px(space::gap) : 0;
    return text_width(look, style.role, label) + sign + 2 * look.px(space::wide);
}

}  // namespace uketsuke::look
