// Chooses the view's drawing; the status bar comes first, above every view. Of a view that
// something lies over nothing is drawn.
#include "kiosk/screens/screens.h"

#include "kiosk/screens/saver.h"
#include "kiosk/screens/view.h"

namespace uketsuke::look {

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
        screen.asked
            ? draw_asked(stage, *screen.asked)
            : std::visit([&](const auto& view) { return draw_view(stage, view); }, screen.view);
    if (!happened && !on_view) return std::nullopt;
    return happened ? *happened : *on_view;
}

}  // namespace uketsuke::look
