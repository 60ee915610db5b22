// The few shapes that everything is drawn of, and the place where our colours become ImGui's. To be
// included by drawing code only.
#pragma once

#include <imgui.h>

#include "kiosk/look/look.h"

namespace uketsuke::look {

// By the palette of the look that is drawn with, which hangs on ImGui's context.
ImU32 to_imgui(Colour colour);

// Rectangles cut from a rectangle: the piece is returned, the rest stays in `box`.
Box cut_top(Box& box, float height);
Box cut_bottom(Box& box, float height);
Box cut_left(Box& box, float width);
Box cut_right(Box& box, float width);
Box inset(const Box& box, float by);

// A large opaque area lies mostly in the draw list as a command that lays one colour over its clip
// rectangle, without texture or blending: software OpenGL does that several times faster. ImGui's
// backend calls this for it (window.cpp); the colour is the command's data.
void lay_plain(const ImDrawList* list, const ImDrawCmd* command);

void fill(const Box& box, Colour colour, float radius = 0);
void outline(const Box& box, Colour colour, float thickness, float radius);
void draw_picture(const Box& box, const Placed& placed, Colour tint = Colour::untinted,
                  float radius = 0);
// A white card with a soft edge, on which what belongs together lies.
void draw_card(const Look& look, const Box& box);
void draw_rule(const Look& look, float x, float y, float width);

// Signs, drawn as vectors within a square around the middle of the box.
enum class Sign {
    check,
    triangle,
    clock,
    cross,
    arrow_right,
    arrow_left,
    camera,
    keys,
    globe,
    dot,
    moon,
    sun
};
void draw_sign(const Box& box, Sign sign, Colour colour, Colour inside);

}  // namespace uketsuke::look
