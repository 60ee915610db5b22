// Notes, toggles, labelled values and the verdict's banner.
#include "kiosk/look/widgets.h"

#include <algorithm>
#include <cmath>

#include "kiosk/look/scroll.h"

namespace uketsuke::look {

namespace {

struct NoteParts {
    float sign;
    float left;  // Of the text, from the box's left.
    float text_h;
    float more_h;
};

NoteParts parts_of(const Look& look, const Note& note, float width) {
    NoteParts parts{};
    parts.sign = std::round(look.font_pixels(note.role) * 1.25F);
    parts.left = look.px(space::gap) * 2 + parts.sign;
    const float room = width - parts.left - look.px(space::gap);
    const Role strong = note.role == Role::body ? Role::strong : note.role;
    parts.text_h = text_height(look, strong, note.text, room);
    parts.more_h = note.more.empty() ? 0 : text_height(look, Role::body, note.more, room);
    return parts;
}

float banner_sign(const Look& look) { return look.px(112); }

float banner_room(const Look& look, float width) {
    return width - banner_sign(look) - 3 * look.px(space::margin);
}

}  // namespace

float note_height(const Look& look, const Note& note, float width) {
    const NoteParts parts = parts_of(look, note, width);
    return std::max(parts.sign, parts.text_h + parts.more_h) + 2 * look.px(space::gap);
}

void draw_note(Look& look, const Box& box, const Note& note) {
    const NoteParts parts = parts_of(look, note, box.w);
    fill(box, note.ink.ground, look.px(space::round));
    const float gap = look.px(space::gap);
    const float top = std::round(box.y + std::max(gap, (box.h - parts.text_h - parts.more_h) / 2));
    const float line = line_height(look, note.role);
    draw_sign({box.x + gap, top + std::round((line - parts.sign) / 2), parts.sign, parts.sign},
              note.sign, note.ink.text, note.ink.ground);
    Box room{box.x + parts.left, top, box.w - parts.left - gap, box.bottom() - gap - top + 1};
    const Role strong = note.role == Role::body ? Role::strong : note.role;
    cut_top(room, draw_text(look, room, {strong, note.ink.text}, note.text));
    if (!note.more.empty()) draw_text(look, room, {Role::body, note.ink.text}, note.more);
}

void put_note(Look& look, Box& room, const Note& note) {
    draw_note(look, cut_top(room, note_height(look, note, room.w)), note);
}

void put_note_below(Look& look, Box& room, const Note& note) {
    draw_note(look, cut_bottom(room, note_height(look, note, room.w)), note);
}

float notes_height(const Look& look, const std::vector<Note>& notes, float width) {
    float height = 0;
    for (const Note& note : notes) {
        if (height > 0) height += look.px(space::small);
        height += note_height(look, note, width);
    }
    return height;
}

void draw_notes_within(Look& look, const char* id, const Box& box, const std::vector<Note>& notes) {
    const auto draw_all = [&](Box room) {
        for (const Note& note : notes) {
            put_note(look, room, note);
            cut_top(room, look.px(space::small));
        }
        return room.y;
    };
    if (notes_height(look, notes, box.w) <= box.h) {
        draw_all(box);
        return;
    }
    ScrollArea area(look, id, box);
    area.reached(draw_all(area.room()));
}

bool toggle(Look& look, const Box& box, const char* key, bool on, bool enabled) {
    const bool tapped = touch(look, box, key, enabled);
    const float radius = look.px(space::round);
    fill(box, on ? theme::calm.ground : theme::card, radius);
    outline(box, on ? theme::good : theme::accent, look.px(2), radius);
    Box room = inset(box, look.px(space::small));
    const float side = std::min(room.h, look.px(44));
    Box place = cut_left(room, side + look.px(space::gap));
    place = {place.x + look.px(space::small), std::round(place.centre_y() - side / 2), side, side};
    if (on) {
        draw_sign(place, Sign::check, theme::good, theme::calm.ground);
    } else {
        outline(inset(place, look.px(2)), theme::accent, look.px(3), side / 2);
    }
    cut_left(room, look.px(space::small));
    draw_text_middle(look, room,
                     {Role::strong, on ? theme::calm.text : theme::accent_pressed, Align::left},
                     look.tr(key));
    return tapped;
}

float draw_labelled(Look& look, const Box& room, const char* key, std::string_view value,
                    TextStyle style) {
    Box rest = room;
    cut_top(rest,
            draw_text(look, rest, {Role::caption, theme::soft_ink, style.align}, look.tr(key)));
    const float height = line_height(look, style.role);
    draw_line_fitted(look, cut_top(rest, height), style, value);
    return rest.y - room.y;
}

float draw_labelled_name(Look& look, const Box& room, const char* key, std::string_view value,
                         float design_pixels) {
    Box rest = room;
    cut_top(rest, draw_text(look, rest, {Role::caption, theme::soft_ink}, look.tr(key)));
    return rest.y - room.y + draw_name(look, rest, {design_pixels}, value);
}

float labelled_height(const Look& look, Role role) {
    return line_height(look, Role::caption) + line_height(look, role);
}

float banner_height(const Look& look, const Banner& banner, float width) {
    const float room = banner_room(look, width);
    float text = text_height(look, Role::display, banner.words, room);
    if (!banner.sentence.empty()) text += text_height(look, Role::title, banner.sentence, room);
    return std::max(banner_sign(look), text) + 2 * look.px(space::wide);
}

void draw_banner(Look& look, const Box& box, const Banner& banner) {
    fill(box, banner.ink.ground, look.px(space::round));
    const float margin = look.px(space::margin);
    const float side = banner_sign(look);
    draw_sign({box.x + margin, std::round(box.centre_y() - side / 2), side, side}, banner.sign,
              banner.ink.text, banner.ink.ground);
    const float width = banner_room(look, box.w);
    float height = text_height(look, Role::display, banner.words, width);
    if (!banner.sentence.empty()) height += text_height(look, Role::title, banner.sentence, width);
    Box room{box.x + 2 * margin + side, std::round(box.centre_y() - height / 2), width, height};
    cut_top(room, draw_text(look, room, {Role::display, banner.ink.text}, banner.words));
    if (!banner.sentence.empty()) {
        draw_text(look, room, {Role::title, banner.ink.text}, banner.sentence);
    }
}

}  // namespace uketsuke::look
