// Chooses the view's drawing; the status bar comes first, above every view. Of a view that
// something lies over nothing is drawn.
#include "kiosk/screens/screens.h"

#include <algorithm>

#include "kiosk/screens/saver.h"
#include "kiosk/screens/view.h"

namespace uketsuke::look {

namespace {

// 訓練: a frame of two colours on the margins of whatever is shown. It takes no room, so that every
// view looks as at work; the bar says the word.
void draw_training(Look& look) {
    Box room = look.screen();
    const float side = look.px(6);
    fill(cut_top(room, side), theme::confirm.ground);
    for (const Box& edge : {cut_left(room, side), cut_right(room, side), cut_bottom(room, side)}) {
        fill(edge, theme::confirm.ground);
        const float block = look.px(48);
        const bool upright = edge.h > edge.w;
        for (float at = 0; at < (upright ? edge.h : edge.w); at += 2 * block) {
            fill(upright ? Box{edge.x, edge.y + at, edge.w, std::min(block, edge.h - at)}
                         : Box{edge.x + at, edge.y, std::min(block, edge.w - at), edge.h},
                 theme::confirm.text);
        }
    }
}

}  // namespace

std::optional<Event> draw(const Screen& screen, Look& look) {
    look.words().speak(screen.bar.language);
    if (is_saved(screen)) {
        const Happened touched = draw_saver(look, screen);
        return touched ? std::optional(*touched) : std::nullopt;
    }
    Box area = look.screen();
    const Box bar = cut_top(area, bar_height(look));
    const Lockable lockable = may_lock(screen) ? Lockable::yes : Lockable::no;
    Happened happened = draw_bar(look, screen.bar, lockable, bar);
    const bool listed = screen.staff && !screen.staff->empty();
    const Stage stage{look, screen.bar, screen.generation,
                      area, listed,     is_provisional(screen.view)};
    const Happened on_view =
        screen.asked ? draw_asked(stage, *screen.asked)
                     : visit([&](const auto& view) { return draw_view(stage, view); }, screen.view);
    if (screen.bar.training) draw_training(look);
    if (!happened && !on_view) return std::nullopt;
    return happened ? *happened : *on_view;
}

}  // namespace uketsuke::look
