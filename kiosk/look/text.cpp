// Lines are laid out here, not by ImGui, because ImGui knows neither Japanese line breaking nor how
// to tell that a text did not fit.
#include "kiosk/look/text.h"

#include <algorithm>
#include <cmath>

#include "kiosk/look/paint.h"
#include "kiosk/look/wrap.h"

namespace uketsuke::look {

namespace {

constexpr float leading(Role role) {
    return role == Role::display || role == Role::title ? 1.22F : 1.4F;
}

float width_of(const Look& look, Role role, std::string_view text) {
    const ImFont& font = look.font(role);
    return font.CalcTextSizeA(font.FontSize, 1e9F, 0, text.data(), text.data() + text.size()).x;
}

std::vector<std::string> lines_of(const Look& look, Role role, std::string_view text, float width) {
    return wrap_text(text, width,
                     [&](std::string_view piece) { return width_of(look, role, piece); });
}

float aligned(const Box& room, Align align, float width) {
    if (align == Align::centre) return std::round(room.x + (room.w - width) / 2);
    return align == Align::right ? std::round(room.right() - width) : room.x;
}

Lettering lettering_of(const Look& look, const Box& room, NameStyle style, std::string_view text) {
    return {std::string(text), static_cast<int>(look.text_px(style.design_pixels)),
            static_cast<int>(room.w), style.overflow};
}

// A name is shown whole: where half its size is not small enough yet, it gets smaller still, down
// to the size of a label.
Placed place_name(Look& look, const Box& room, NameStyle style, std::string_view text) {
    Lettering wanted = lettering_of(look, room, style, text);
    const int least = static_cast<int>(look.font_pixels(Role::caption));
    Placed placed = look.lettering(wanted);
    while (wanted.overflow == Lettering::Overflow::shrink && placed.shortened &&
           wanted.pixels > least) {
        wanted.pixels = std::max(least, wanted.pixels * 2 / 3);
        placed = look.lettering(wanted);
    }
    return placed;
}

void note(Look& look, std::string_view text, const Box& box, const Box& room, int missing) {
    look.inventory().texts.push_back(
        {std::string(text), box, room, missing, look.scrolling > 0, look.scrolling});
}

}  // namespace

float line_height(const Look& look, Role role) {
    return std::round(look.font_pixels(role) * leading(role));
}

float text_width(const Look& look, Role role, std::string_view text) {
    float widest = 0;
    for (const std::string& line : lines_of(look, role, text, 1e9F)) {
        widest = std::max(widest, width_of(look, role, line));
    }
    return std::ceil(widest);
}

float text_height(const Look& look, Role role, std::string_view text, float width) {
    const auto count = static_cast<float>(lines_of(look, role, text, width).size());
    return count * line_height(look, role);
}

float draw_text(Look& look, const Box& room, TextStyle style, std::string_view text) {
    if (text.empty()) return 0;
    const ImFont& font = look.font(style.role);
    const float height = line_height(look, style.role);
    const float lead = std::round((height - font.FontSize) / 2);
    Box drawn{room.right(), room.y, 0, 0};
    float y = std::round(room.y);
    for (const std::string& line : lines_of(look, style.role, text, room.w)) {
        const float width = width_of(look, style.role, line);
        const float x = std::round(aligned(room, style.align, width));
        ImGui::GetWindowDrawList()->AddText(&font, font.FontSize, {x, y + lead},
                                            to_imgui(style.colour), line.data(),
                                            line.data() + line.size());
        drawn.x = std::min(drawn.x, x);
        drawn.w = std::max(drawn.w, width);
        y += height;
    }
    const float used = y - std::round(room.y);
    drawn.y = std::round(room.y) + lead;  // The characters, without the leading around them.
    drawn.h = used - 2 * lead;
    const int missing = count_missing(font, text);
    if (missing > 0) look.learn(text);
    note(look, text, drawn, room, missing);
    return used;
}

void draw_text_middle(Look& look, const Box& room, TextStyle style, std::string_view text) {
    if (text.empty()) return;
    const float height = text_height(look, style.role, text, room.w);
    Box middle = room;
    middle.y = std::round(room.y + (room.h - height) / 2);
    middle.h = height;
    draw_text(look, middle, style, text);
    DrawnText& noted = look.inventory().texts.back();
    noted.room = room;
}

void draw_line_fitted(Look& look, const Box& room, TextStyle style, std::string_view text) {
    constexpr std::array<Role, 5> downwards{Role::display, Role::title, Role::lead, Role::strong,
                                            Role::caption};
    auto role = std::find(downwards.begin(), downwards.end(), style.role);
    while (role != downwards.end() && *role != Role::caption &&
           width_of(look, *role, text) > room.w) {
        ++role;
    }
    if (role != downwards.end()) style.role = *role;
    if (style.role == Role::body && width_of(look, Role::body, text) > room.w) {
        style.role = Role::caption;
    }
    draw_text_middle(look, room, style, text);
}

float draw_name(Look& look, const Box& room, NameStyle style, std::string_view text) {
    const Placed placed = place_name(look, room, style, text);
    const auto width = static_cast<float>(placed.width);
    const auto height = static_cast<float>(placed.height);
    const Box box{aligned(room, style.align, width), std::round(room.y), width, height};
    if (placed.texture != nullptr) draw_picture(box, placed, style.colour);
    note(look, text, box, room, placed.missing ? 1 : 0);
    return height;
}

float name_height(Look& look, const Box& room, NameStyle style, std::string_view text) {
    return static_cast<float>(place_name(look, room, style, text).height);
}

void draw_name_middle(Look& look, const Box& room, NameStyle style, std::string_view text) {
    const float height = name_height(look, room, style, text);
    const float top = std::round(room.y + (room.h - height) / 2);
    draw_name(look, {room.x, top, room.w, height}, style, text);
    look.inventory().texts.back().room = room;
}

}  // namespace uketsuke::look
