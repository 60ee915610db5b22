// 経過観察: who may leave when, as tiles that are read from three metres. Numbers only, because the
// visitors see it too; a name stands where nobody gave out a number.
#include "kiosk/screens/observation.h"

#include <algorithm>
#include <cmath>

namespace uketsuke::look {

namespace {

constexpr int columns_max = 3;

bool is_observed(const VisitorLine& visitor) {
    return visitor.state.stage == VisitStage::observing;
}

bool may_leave(const VisitorLine& visitor, Instant now) { return now >= visitor.state.until; }

// What is left of the time, in whole minutes; never "0 minutes" before it is over.
std::string left_text(const Look& look, Instant until, Instant now) {
    const auto left = std::chrono::ceil<std::chrono::minutes>(until - now).count();
    return look.tr("observation.left", {{"minutes", std::to_string(left)}});
}

bool draw_tile(const Stage& stage, const Box& tile, const VisitorLine& visitor,
               const std::string& id) {
    Look& look = stage.look;
    const Instant until = visitor.state.until;
    const bool over = may_leave(visitor, stage.bar.now);
    const Ink ink = visitor.state.parked ? theme::confirm
                    : over               ? theme::eligible
                                         : Ink{theme::card, theme::ink};
    const bool tapped = touch(look, tile, id);
    fill(tile, ink.ground, look.px(space::round));
    if (!over) outline(tile, theme::line, look.px(1), look.px(space::round));
    Box inside = inset(tile, look.px(space::gap));
    const Box who = cut_left(inside, std::round(inside.w * 0.5F));
    const std::string& number = visitor.state.number;
    draw_name_middle(look, who, {number.empty() ? 26.0F : 68.0F, ink.text},
                     number.empty() ? visitor.name : number);
    Box foot = cut_bottom(inside, look.text_px(34));
    draw_line_fitted(
        look, foot, {Role::strong, ink.text, Align::right},
        over ? look.tr("observation.may_leave") : left_text(look, until, stage.bar.now));
    draw_line_fitted(look, inside, {Role::display, ink.text, Align::right}, clock_text(until));
    return tapped;
}

}  // namespace

std::vector<VisitorLine> observed_in(const std::vector<VisitorLine>& visitors) {
    std::vector<VisitorLine> observed;
    std::ranges::copy_if(visitors, std::back_inserter(observed), is_observed);
    std::ranges::stable_sort(observed, {},
                             [](const VisitorLine& visitor) { return visitor.state.until; });
    return observed;
}

Happened draw_board(const Stage& stage, Box& room, const std::vector<VisitorLine>& observed) {
    Look& look = stage.look;
    Happened happened;
    const float gap = look.px(12);
    const int columns = look.text_size() == TextSize::large ? columns_max - 1 : columns_max;
    const float width = std::floor((room.w - gap * float(columns - 1)) / float(columns));
    Box row;
    for (std::size_t i = 0; i < observed.size(); ++i) {
        if (i % std::size_t(columns) == 0) {
            row = cut_top(room, look.text_px(124));
            cut_top(room, gap);
        }
        const Box tile = cut_left(row, width);
        cut_left(row, gap);
        if (draw_tile(stage, tile, observed[i], "observed " + std::to_string(i + 1)))
            happened = PersonChosen{observed[i].person};
    }
    return happened;
}

}  // namespace uketsuke::look
