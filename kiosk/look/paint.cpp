// Shapes by ImGui's draw list.
#include "kiosk/look/paint.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace uketsuke::look {

namespace {

ImDrawList& list() { return *ImGui::GetWindowDrawList(); }

// What is drawn within its life is cut off at a box, and as before at what was cut off already.
class Clip {
  public:
    explicit Clip(const Box& box) {
        list().PushClipRect({box.x, box.y}, {box.right(), box.bottom()}, true);
    }
    ~Clip() { list().PopClipRect(); }
    Clip(const Clip&) = delete;
    Clip& operator=(const Clip&) = delete;
};

// Below this many pixels a command of its own costs more than it saves.
constexpr float plain_worth = 24'000;

void lay(const Box& box, ImU32 colour) {
    if (box.w <= 0 || box.h <= 0) return;
    if (colour >> IM_COL32_A_SHIFT == 255 && box.w * box.h >= plain_worth) {
        const Clip clip(box);
        list().AddCallback(lay_plain, reinterpret_cast<void*>(std::uintptr_t{colour}));
        return;
    }
    list().PrimReserve(6, 4);
    list().PrimRect({box.x, box.y}, {box.right(), box.bottom()}, colour);
}

// A quarter turn, clockwise from the right, around the middle of a rounded corner.
struct Corner {
    ImVec2 middle;
    float from;
};

std::array<Corner, 4> corners_of(const Box& box, float radius) {
    const float left = box.x + radius;
    const float right = box.right() - radius;
    const float top = box.y + radius;
    const float bottom = box.bottom() - radius;
    return {{{{right, bottom}, 0}, {{left, bottom}, 1}, {{left, top}, 2}, {{right, top}, 3}}};
}

struct Ring {
    float radius;
    ImU32 colour;
};

// What lies between rings, from the inside out. The outermost pixel fades, as ImGui draws it; but
// its own rounded rectangles are fans of slivers across the whole shape, and software OpenGL takes
// half of a frame's time for those.
void lay_corner(const Corner& corner, std::initializer_list<Ring> rings) {
    constexpr unsigned pieces = 6;
    const ImVec2 plain = ImGui::GetFontTexUvWhitePixel();
    const auto count = static_cast<unsigned>(rings.size());
    list().PrimReserve(static_cast<int>(6 * pieces * (count - 1)),
                       static_cast<int>((pieces + 1) * count));
    const unsigned first = list()._VtxCurrentIdx;
    for (unsigned i = 0; i <= pieces; ++i) {
        const float turn = corner.from + static_cast<float>(i) / pieces;
        const float angle = turn * std::numbers::pi_v<float> / 2;
        for (const Ring& ring : rings) {
            list().PrimWriteVtx({corner.middle.x + std::cos(angle) * ring.radius,
                                 corner.middle.y + std::sin(angle) * ring.radius},
                                plain, ring.colour);
        }
    }
    for (unsigned i = 0; i < pieces * count; ++i) {
        if (i % count == count - 1) continue;
        const unsigned at = first + i;
        for (unsigned corner_of_two :
             {at, at + 1, at + count + 1, at, at + count + 1, at + count}) {
            list().PrimWriteIdx(static_cast<ImDrawIdx>(corner_of_two));
        }
    }
}

ImU32 faded(ImU32 colour) { return colour & ~IM_COL32_A_MASK; }

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

void draw_moon(const Pen& pen, ImU32 colour, ImU32 inside) {
    list().AddCircleFilled(pen.middle, pen.half * 0.85F, colour, 48);
    list().AddCircleFilled(pen.at(0.38F, -0.28F), pen.half * 0.7F, inside, 48);
}

void draw_sun(const Pen& pen, ImU32 colour) {
    list().AddCircleFilled(pen.middle, pen.half * 0.42F, colour, 32);
    for (int ray = 0; ray < 8; ++ray) {
        const float angle = static_cast<float>(ray) / 4 * std::numbers::pi_v<float>;
        const float x = std::cos(angle);
        const float y = std::sin(angle);
        list().AddLine(pen.at(x * 0.62F, y * 0.62F), pen.at(x * 0.92F, y * 0.92F), colour,
                       pen.half * 0.16F);
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

ImU32 to_imgui(Colour colour) {
    const auto& now = *static_cast<const Palette*>(ImGui::GetIO().UserData);
    const Rgb c = now[std::size_t(colour)];
    return IM_COL32(c.red, c.green, c.blue, c.alpha);
}

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
    const ImU32 ink = to_imgui(colour);
    radius = std::min({radius, box.w / 2, box.h / 2});
    Box rest = box;
    const Box top = cut_top(rest, radius);
    const Box bottom = cut_bottom(rest, radius);
    lay(rest, ink);
    if (radius <= 0) return;
    lay({top.x + radius, top.y, top.w - 2 * radius, radius}, ink);
    lay({bottom.x + radius, bottom.y, bottom.w - 2 * radius, radius}, ink);
    for (const Corner& corner : corners_of(box, radius)) {
        lay_corner(corner, {{0, ink}, {radius - 0.5F, ink}, {radius + 0.5F, faded(ink)}});
    }
}

void outline(const Box& box, Colour colour, float thickness, float radius) {
    const ImU32 ink = to_imgui(colour);
    radius = std::clamp(std::min(box.w, box.h) / 2, thickness, std::max(thickness, radius));
    Box rest = box;
    const Box top = cut_top(rest, radius);
    const Box bottom = cut_bottom(rest, radius);
    lay({top.x + radius, top.y, top.w - 2 * radius, thickness}, ink);
    lay({bottom.x + radius, box.bottom() - thickness, bottom.w - 2 * radius, thickness}, ink);
    lay(cut_left(rest, thickness), ink);
    lay(cut_right(rest, thickness), ink);
    for (const Corner& corner : corners_of(box, radius)) {
        lay_corner(corner, {{radius - thickness - 0.5F, faded(ink)},
                            {radius - thickness + 0.5F, ink},
                            {radius - 0.5F, ink},
                            {radius + 0.5F, faded(ink)}});
    }
}

void draw_picture(const Box& box, const Placed& placed, Colour tint, float radius) {
    list().AddImageRounded(placed.texture, {box.x, box.y}, {box.right(), box.bottom()}, {0, 0},
                           {1, 1}, to_imgui(tint), radius);
}

void draw_card(const Look& look, const Box& box) {
    const float radius = look.px(space::round);
    Box below = box;
    below.y += look.px(2);
    {
        // The rest of it lies under the card.
        const Clip clip({below.x, below.bottom() - radius, below.w, radius});
        fill(below, theme::shadow, radius);
    }
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
        case Sign::moon:
            return draw_moon(pen, ink, to_imgui(inside));
        case Sign::sun:
            return draw_sun(pen, ink);
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
