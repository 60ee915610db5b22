// Shapes by ImGui's draw list.
#include "kiosk/look/paint.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace uketsuke::look {

namespace {

ImDrawList& list() { return *ImGui::GetWindowDrawList(); }

// A pen in the unit square: points from -1 to 1 around a middle.
struct Pen {
    ImVec2 middle;
    float half;
    ImVec2 at(float x, float y) const { return {middle.x + x * half, middle.y + y * half}; }
    void stroke(std::initializer_list<ImVec2> points, ImU32 colour, float width) const {
        for (ImVec2 p : points) list().PathLineTo(at(p.x, p.y));
        list().PathStroke(colour, 0, width * half);
        // Round ends: a mitred corner of two thick lines is jagged.
        for (ImVec2 p : points) {
            list().AddCircleFilled(at(p.x, p.y), width * half / 2, colour, 24);
        }
    }
};

void draw_round(const Pen& pen, Sign sign, ImU32 colour, ImU32 inside) {
    list().AddCircleFilled(pen.middle, pen.half, colour, 64);
    if (sign == Sign::check) {
        pen.stroke({{-0.45F, 0.02F}, {-0.12F, 0.36F}, {0.46F, -0.32F}}, inside, 0.2F);
    } else if (sign == Sign::clock) {
        list().AddCircleFilled(pen.middle, pen.half * 0.8F, inside, 64);
        pen.stroke({{0, -0.5F}, {0, 0.04F}, {0.38F, 0.26F}}, colour, 0.16F);
    } else if (sign == Sign::cross) {
        pen.stroke({{-0.36F, -0.36F}, {0.36F, 0.36F}}, inside, 0.2F);
        pen.stroke({{-0.36F, 0.36F}, {0.36F, -0.36F}}, inside, 0.2F);
    }
}

void draw_triangle(const Pen& pen, ImU32 colour, ImU32 inside) {
    const ImVec2 top = pen.at(0, -0.82F);
    const ImVec2 right = pen.at(0.92F, 0.78F);
    const ImVec2 left = pen.at(-0.92F, 0.78F);
    list().AddTriangleFilled(top, right, left, colour);
    list().AddTriangle(top, right, left, colour, pen.half * 0.18F);
    for (ImVec2 corner : {top, right, left}) {
        list().AddCircleFilled(corner, pen.half * 0.09F, colour, 24);
    }
    pen.stroke({{0, -0.28F}, {0, 0.26F}}, inside, 0.17F);
    list().AddCircleFilled(pen.at(0, 0.54F), pen.half * 0.105F, inside, 24);
}

void draw_camera(const Pen& pen, ImU32 colour, ImU32 inside) {
    list().AddRectFilled(pen.at(-0.4F, -0.72F), pen.at(0.4F, -0.3F), colour, pen.half * 0.12F);
    list().AddRectFilled(pen.at(-0.95F, -0.5F), pen.at(0.95F, 0.7F), colour, pen.half * 0.18F);
    list().AddCircleFilled(pen.at(0, 0.1F), pen.half * 0.4F, inside, 48);
    list().AddCircleFilled(pen.at(0, 0.1F), pen.half * 0.24F, colour, 48);
}

void draw_keys(const Pen& pen, ImU32 colour) {
    for (int row = 0; row < 3; ++row) {
        for (int column = 0; column < 3; ++column) {
            const float x = -0.66F + 0.66F * static_cast<float>(column);
            const float y = -0.66F + 0.66F * static_cast<float>(row);
            list().AddRectFilled(pen.at(x - 0.24F, y - 0.24F), pen.at(x + 0.24F, y + 0.24F), colour,
                                 pen.half * 0.1F);
        }
    }
}

void draw_globe(const Pen& pen, ImU32 colour) {
    const float width = pen.half * 0.14F;
    list().AddCircle(pen.middle, pen.half * 0.85F, colour, 48, width);
    for (int i = 0; i <= 32; ++i) {
        const float angle = static_cast<float>(i) / 32 * 2 * std::numbers::pi_v<float>;
        list().PathLineTo(pen.at(0.38F * std::cos(angle), 0.85F * std::sin(angle)));
    }
    list().PathStroke(colour, 0, width);
    list().AddLine(pen.at(-0.85F, 0), pen.at(0.85F, 0), colour, width);
}

}  // namespace

Box cut_top(Box& box, float height) {
    const Box piece{box.x, box.y, box.w, height};
    box.y += height;
    box.h -= height;
    return piece;
}

Box cut_bottom(Box& box, float height) {
    box.h -= height;
    return {box.x, box.bottom(), box.w, height};
}

Box cut_left(Box& box, float width) {
    const Box piece{box.x, box.y, width, box.h};
    box.x += width;
    box.w -= width;
    return piece;
}

Box cut_right(Box& box, float width) {
    box.w -= width;
    return {box.right(), box.y, width, box.h};
}

Box inset(const Box& box, float by) {
    return {box.x + by, box.y + by, box.w - 2 * by, box.h - 2 * by};
}

void fill(const Box& box, Colour colour, float radius) {
    list().AddRectFilled({box.x, box.y}, {box.right(), box.bottom()}, to_imgui(colour), radius);
}

void outline(const Box& box, Colour colour, float thickness, float radius) {
    const float in = thickness / 2;
    list().AddRect({box.x + in, box.y + in}, {box.right() - in, box.bottom() - in},
                   to_imgui(colour), radius, 0, thickness);
}

void draw_picture(const Box& box, const Placed& placed, Colour tint, float radius) {
    list().AddImageRounded(placed.texture, {box.x, box.y}, {box.right(), box.bottom()}, {0, 0},
                           {1, 1}, to_imgui(tint), radius);
}

void draw_card(const Look& look, const Box& box) {
    const float radius = look.px(space::round);
    Box below = box;
    below.y += look.px(2);
    fill(below, theme::shadow, radius);
    fill(box, theme::card, radius);
    outline(box, theme::line, std::max(1.0F, look.px(1)), radius);
}

void draw_rule(const Look& look, float x, float y, float width) {
    fill({x, std::round(y), width, std::max(1.0F, look.px(1))}, theme::line);
}

void draw_sign(const Box& box, Sign sign, Colour colour, Colour inside) {
    const Pen pen{{box.centre_x(), box.centre_y()}, std::min(box.w, box.h) / 2};
    const ImU32 ink = to_imgui(colour);
    switch (sign) {
        case Sign::check:
        case Sign::clock:
        case Sign::cross:
            return draw_round(pen, sign, ink, to_imgui(inside));
        case Sign::triangle:
            return draw_triangle(pen, ink, to_imgui(inside));
        case Sign::camera:
            return draw_camera(pen, ink, to_imgui(inside));
        case Sign::keys:
            return draw_keys(pen, ink);
        case Sign::globe:
            return draw_globe(pen, ink);
        case Sign::arrow_right:
            return pen.stroke({{-0.3F, -0.6F}, {0.3F, 0}, {-0.3F, 0.6F}}, ink, 0.22F);
        case Sign::arrow_left:
            return pen.stroke({{0.3F, -0.6F}, {-0.3F, 0}, {0.3F, 0.6F}}, ink, 0.22F);
        case Sign::dot:
            list().AddCircleFilled(pen.middle, pen.half, ink, 32);
            return;
    }
}

}  // namespace uketsuke::look
