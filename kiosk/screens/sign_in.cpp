// Who works here: the list by the rows of the fifty sounds, then the pad for the PIN. A card needs
// neither. The same page stands before start of work, on a locked screen and for an approval.
#include "kiosk/flow/sign_in.h"

#include <algorithm>
#include <cmath>

#include "kiosk/look/keyboard.h"
#include "kiosk/look/scroll.h"
#include "kiosk/screens/view.h"

namespace uketsuke::look {

namespace {

std::string row_label(const Look& look, const std::string& row) {
    if (row.empty()) return look.tr("sign_in.recent");
    return row == other_row ? look.tr("sign_in.other_row") : row;
}

const std::string& shown_row(const SignInForm& form, const std::vector<std::string>& rows) {
    const auto found = std::ranges::find(rows, form.row);
    return found == rows.end() ? rows.front() : *found;
}

// As many in a line as have room for a finger and their words.
Happened draw_rows(Look& look, Box& room, const SignInForm& form) {
    Happened happened;
    const auto rows = rows_of(form);
    if (rows.size() < 2) return happened;
    const float gap = look.px(space::small);
    const float width = look.text_px(94), height = look.text_px(56);
    const auto in_line = static_cast<std::size_t>(std::max(1.0F, (room.w + gap) / (width + gap)));
    Box line;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (i % in_line == 0) {
            line = cut_top(room, height);
            cut_top(room, gap);
        }
        const ButtonStyle style{.weight = Weight::choice,
                                .chosen = rows[i] == shown_row(form, rows)};
        const std::string id = "row " + std::to_string(i + 1);
        if (button(look, cut_left(line, width), id, row_label(look, rows[i]), style))
            happened = KanaRowChosen{rows[i]};
        cut_left(line, gap);
    }
    cut_top(room, gap);
    return happened;
}

void draw_colleague(Look& look, Box room, const Colleague& one) {
    const NameStyle small{19, theme::soft_ink, Align::left, Lettering::Overflow::ellipsis};
    const NameStyle large{28, theme::ink, Align::left, Lettering::Overflow::ellipsis};
    const std::string title = look.words().pick(one.title);
    if (title.empty()) return draw_name_middle(look, room, large, one.name);
    cut_top(room, draw_name(look, room, large, one.name));
    draw_name(look, room, small, title);
}

// Two in a line; a target is not named by a person.
Happened draw_list(Look& look, const Box& box, const SignInForm& form) {
    Box room = open_card(look, box);
    Happened happened = draw_rows(look, room, form);
    ScrollArea area(look, "staff", room);
    Box list = area.room();
    const float gap = look.px(space::small);
    const auto shown = shown_in(form);
    Box line;
    for (std::size_t i = 0; i < shown.size(); ++i) {
        if (i % 2 == 0) {
            line = cut_top(list, look.text_px(86));
            cut_top(list, gap);
        }
        const float half = std::floor((list.w - gap) / 2);
        const Box place = i % 2 == 0 ? cut_left(line, half) : cut_right(line, half);
        if (button(look, place, "staff " + std::to_string(i + 1), "", {.weight = Weight::choice}))
            happened = StaffChosen{shown[i].id};
        draw_colleague(look, inset(place, look.px(12)), shown[i]);
    }
    area.reached(list.y);
    return happened;
}

// Always so many places: how long a PIN is nobody reads over a shoulder.
void draw_pin(Look& look, const Box& box, const SignInForm& form) {
    const float gap = look.px(space::small);
    const auto places = static_cast<float>(pin_digits_max);
    const float width = std::floor((box.w - (places - 1) * gap) / places);
    Box line = box;
    for (std::size_t i = 0; i < pin_digits_max; ++i) {
        const Box place = cut_left(line, width);
        cut_left(line, gap);
        fill(place, theme::well, look.px(space::small));
        if (i < form.pin.size())
            draw_sign(inset(place, look.px(14)), Sign::dot, theme::ink, theme::well);
    }
}

// Where it has its room: with large text what is wrong comes first.
void draw_card_hint(Look& look, Box room) {
    const float side = look.px(48);
    Box line = room;
    const Box sign = cut_left(line, side);
    cut_left(line, look.px(space::gap));
    const std::string more = look.tr("sign_in.card_more");
    const float height = text_height(look, Role::strong, look.tr("sign_in.card"), line.w) +
                         text_height(look, Role::body, more, line.w);
    if (height > line.h) return;
    draw_sign({sign.x, sign.y, side, side}, Sign::camera, theme::accent, theme::card);
    cut_top(line, draw_text(look, line, {Role::strong}, look.tr("sign_in.card")));
    draw_text(look, line, {Role::body, theme::soft_ink}, more);
}

std::vector<Note> notes_of(const Look& look, const SignInForm& form) {
    if (form.checking) return {{theme::notice, Sign::clock, look.tr("sign_in.checking"), ""}};
    if (form.problem) return {note_of(look, *form.problem)};
    return {};
}

// Whose PIN it is, the PIN as it is typed, and what is wrong with the last one.
void draw_chosen(Look& look, const Box& box, const SignInForm& form, const Colleague& one) {
    Box room = open_card(look, box);
    cut_top(room, draw_name(look, room, {40}, one.name));
    const std::string title = look.words().pick(one.title);
    if (!title.empty()) cut_top(room, draw_name(look, room, {23, theme::soft_ink}, title));
    cut_top(room, look.px(space::gap));
    cut_top(room, draw_text(look, room, {Role::body, theme::soft_ink},
                            look.tr(one.has_pin ? "sign_in.pin" : "sign_in.no_pin")));
    cut_top(room, look.px(space::small));
    draw_pin(look, cut_top(room, look.px(60)), form);
    cut_top(room, look.px(space::gap));
    const auto notes = notes_of(look, form);
    if (notes.empty()) return draw_card_hint(look, room);
    draw_notes_within(look, "problem", room, notes);
}

Happened draw_pad(Look& look, const Box& box) {
    const auto tap = draw_number_pad(look, box);
    if (!tap) return std::nullopt;
    if (tap->key == PadKey::digit) return DigitTyped{tap->digit};
    return DigitErased{};
}

// What stands beside the list.
void draw_beside_list(Look& look, const Box& box, const SignInForm& form) {
    Box room = open_card(look, box);
    const auto notes = notes_of(look, form);
    const float height = std::min(notes_height(look, notes, room.w), std::floor(room.h / 2));
    draw_notes_within(look, "problem", cut_bottom(room, height), notes);
    draw_card_hint(look, room);
}

Happened draw_form(Look& look, Page& page, const SignInForm& form) {
    const Columns columns = split(look, page.body, 0.6F);
    if (const Colleague* one = chosen_in(form)) {
        draw_chosen(look, columns.left, form, *one);
        Happened happened = draw_pad(look, columns.right);
        if (page.primary("sign_in.enter", may_enter(form))) happened = DigitsEntered{};
        if (page.other("sign_in.another", Weight::quiet, !form.checking))
            happened = AnotherPerson{};
        return happened;
    }
    const Happened happened = draw_list(look, columns.left, form);
    draw_beside_list(look, columns.right, form);
    return happened;
}

}  // namespace

Happened draw_view(const Stage& stage, const SignIn& view) {
    Page page = open_page(stage, VisitStep::none, stage.look.tr("sign_in.title"));
    return draw_form(stage.look, page, view.form);
}

Happened draw_asked(const Stage& stage, const Asked& asked) {
    Look& look = stage.look;
    if (asked.what != AskedFor::lock) {
        const char* title = asked.what == AskedFor::second ? "second.title" : "approval.title";
        Page page = open_page(stage, VisitStep::none, look.tr(title));
        const bool back = page.back("visit.back");
        const Happened happened = draw_form(look, page, asked.form);
        return back ? Happened(Back{}) : happened;
    }
    Page page = open_page(stage, VisitStep::none, look.tr("lock.title"));
    cut_top(page.body,
            draw_text(look, page.body, {Role::body, theme::soft_ink}, look.tr("lock.what_waits")));
    cut_top(page.body, look.px(space::small));
    cut_top(page.body, draw_name(look, page.body, {26}, asked.signed_in));
    cut_top(page.body, look.px(space::gap));
    return draw_form(look, page, asked.form);
}

}  // namespace uketsuke::look
