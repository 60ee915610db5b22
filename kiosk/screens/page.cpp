// The frame around every view: step indicator, title, body, and the row of actions.
#include <algorithm>
#include <array>
#include <cmath>

#include "core/base/require.h"
#include "kiosk/screens/view.h"

namespace uketsuke::look {

namespace {

struct StepName {
    VisitStep step;
    const char* key;
};

constexpr std::array<StepName, 6> steps{{{VisitStep::voucher, "step.voucher"},
                                         {VisitStep::person, "step.person"},
                                         {VisitStep::verdict, "step.verdict"},
                                         {VisitStep::screening, "step.screening"},
                                         {VisitStep::vial, "step.vial"},
                                         {VisitStep::record, "step.record"}}};

float strip_height(const Look& look) { return look.text_px(44); }

void draw_number(Look& look, const Box& place, int number, bool past, bool now) {
    const Colour ground = past || now ? theme::accent : theme::line;
    const Colour text = past || now ? theme::card : theme::ink;
    if (past) return draw_sign(place, Sign::check, ground, text);
    draw_sign(place, Sign::dot, ground, text);
    draw_text_middle(look, place, {Role::caption, text, Align::centre}, std::to_string(number));
}

// Every step has its number; all names stand there if they fit, else only that of the present one.
void draw_steps(Look& look, const Box& strip, VisitStep present) {
    const float gap = look.px(space::gap);
    const float side = std::round(line_height(look, Role::caption) * 1.1F);
    float wanted = 0;
    for (const StepName& name : steps) {
        wanted += side + text_width(look, Role::caption, look.tr(name.key)) + 3 * gap;
    }
    const bool all = wanted <= strip.w - 2 * look.px(space::margin);
    Box rest = strip;
    cut_left(rest, look.px(space::margin));
    int number = 0;
    for (const StepName& name : steps) {
        ++number;
        const bool now = name.step == present;
        Box place = cut_left(rest, side);
        place = {place.x, std::round(place.centre_y() - side / 2), side, side};
        draw_number(look, place, number, name.step < present, now);
        cut_left(rest, look.px(space::small));
        if (all || now) {
            const std::string words = look.tr(name.key);
            const Colour colour = now ? theme::accent : theme::soft_ink;
            const float width = text_width(look, Role::caption, words);
            draw_text_middle(look, cut_left(rest, width + 1), {Role::caption, colour}, words);
            if (now) {
                fill({place.x, strip.bottom() - look.px(3), rest.x - place.x, look.px(3)},
                     theme::accent);
            }
        }
        cut_left(rest, 2 * gap);
    }
}

// On the right of the strip, as a banner: colour, sign and words.
void draw_provisional(Look& look, Box& strip) {
    const std::string words = look.tr("provisional.mark");
    const float side = line_height(look, Role::strong);
    const float gap = look.px(space::small);
    const float width = text_width(look, Role::strong, words) + side + 5 * gap;
    const Box band = cut_right(strip, width);
    fill(band, theme::confirm.ground);
    Box room{band.x + 2 * gap, band.y, band.w - 3 * gap, band.h};
    const Box sign = cut_left(room, side);
    draw_sign({sign.x, std::round(sign.centre_y() - side / 2), side, side}, Sign::triangle,
              theme::confirm.text, theme::confirm.ground);
    cut_left(room, gap);
    draw_text_middle(look, room, {Role::strong, theme::confirm.text}, words);
}

void draw_strip(const Stage& stage, Box strip, VisitStep step) {
    Look& look = stage.look;
    fill(strip, theme::card);
    draw_rule(look, strip.x, strip.bottom() - 1, strip.w);
    if (stage.provisional) draw_provisional(look, strip);
    if (step != VisitStep::none) draw_steps(look, strip, step);
}

// Where it would be clipped, nobody could tap it.
float action_width(const Look& look, const Page& page, const std::string& label,
                   const ButtonStyle& style) {
    require(look.scrolling == 0, "the bottom row does not scroll");
    const float wanted = std::max(look.px(220), button_width(look, label, style));
    return std::min(wanted, page.actions.w);
}

}  // namespace

Page open_page(const Stage& stage, VisitStep step, const std::string& title) {
    Look& look = stage.look;
    Box area = stage.area;
    const float margin = look.px(space::margin);
    if (step != VisitStep::none || stage.provisional)
        draw_strip(stage, cut_top(area, strip_height(look)), step);
    Box actions = cut_bottom(area, look.px(space::action) + 2 * look.px(20));
    fill(actions, theme::card);
    draw_rule(look, actions.x, actions.y, actions.w);
    actions = {actions.x + margin, actions.y + look.px(20), actions.w - 2 * margin,
               look.px(space::action)};
    cut_left(area, margin);
    cut_right(area, margin);
    cut_top(area, look.px(20));
    // With large text the step indicator alone says where one is.
    const bool told = look.text_size() == TextSize::large && step != VisitStep::none;
    if (!title.empty() && !told) {
        cut_top(area, draw_text(look, area, {Role::title}, title));
        cut_top(area, look.px(14));
    }
    cut_bottom(area, look.px(20));
    return {look, area, actions};
}

bool Page::back(const char* key) {
    const ButtonStyle style{.weight = Weight::quiet, .sign = Sign::arrow_left};
    const float width = action_width(look, *this, look.tr(key), style);
    const Box box = cut_left(actions, width);
    cut_left(actions, look.px(space::gap));
    return button(look, box, key, style);
}

bool Page::primary(const char* key, bool enabled) {
    const ButtonStyle style{.weight = Weight::primary,
                            .enabled = enabled,
                            .role = Role::lead,
                            .sign = Sign::arrow_right};
    const float width = action_width(look, *this, look.tr(key), style);
    const Box box = cut_right(actions, width);
    cut_right(actions, look.px(space::gap));
    return button(look, box, key, style);
}

bool Page::other(const char* key, Weight weight, bool enabled) {
    const ButtonStyle style{.weight = weight, .enabled = enabled};
    const float width = action_width(look, *this, look.tr(key), style);
    const Box box = cut_right(actions, width);
    cut_right(actions, look.px(space::gap));
    return button(look, box, key, style);
}

Columns split(const Look& look, const Box& box, float part) {
    const float gap = look.px(space::wide);
    Box rest = box;
    const Box left = cut_left(rest, std::round((box.w - gap) * part));
    cut_left(rest, gap);
    return {left, rest};
}

Note note_of(const Look& look, const Error& error, Ink ink, Sign sign, Role role) {
    return {ink, sign, look.words().pick(error.what), look.words().pick(error.next), role};
}

Box open_card(Look& look, const Box& box) {
    draw_card(look, box);
    return inset(box, look.px(space::wide));
}

}  // namespace uketsuke::look
