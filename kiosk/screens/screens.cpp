// Chooses the view's drawing; the status bar comes first, above every view.
#include "kiosk/screens/screens.h"

#include "kiosk/screens/view.h"

namespace uketsuke::look {

std::optional<Event> draw(const Screen& screen, Look& look) {
    look.words().speak(screen.bar.language);
    Box area = look.screen();
    const Box bar = cut_top(area, bar_height(look));
    Happened happened = draw_bar(look, screen.bar, bar);
    const Stage stage{look, screen.bar, screen.generation, area};
    const Happened on_view =
        std::visit([&](const auto& view) { return draw_view(stage, view); }, screen.view);
    if (!happened && !on_view) return std::nullopt;
    return happened ? *happened : *on_view;
}

}  // namespace uketsuke::look
