// The place of the clock follows from the minute alone.
#include "kiosk/screens/saver.h"

#include <cmath>

#include "kiosk/flow/is_any.h"

namespace uketsuke::look {

namespace {

// Round the screen in an hour: never twice the same place within it.
Box place_at(const Box& room, float width, float height, Instant now) {
    const auto minute = std::chrono::floor<std::chrono::minutes>(now).time_since_epoch().count();
    const auto part = [&](long long step, long long of) {
        return static_cast<float>(minute * step % of) / static_cast<float>(of - 1);
    };
    return {std::round(room.x + (room.w - width) * part(7, 12)),
            std::round(room.y + (room.h - height) * part(3, 5)), width, height};
}

}  // namespace

bool is_saved(const Screen& screen) {
    const bool waits = is_any<SignIn, StartOfWork, Scan>(screen.view);
    return (is_locked(screen) || (waits && !screen.asked)) &&
           screen.bar.now - screen.touched >= saver_after;
}

Happened draw_saver(Look& look, const Screen& screen) {
    const Box all = look.screen();
    const bool tapped = touch(look, all, "saver");
    fill(all, theme::bar.ground);
    const std::string time = clock_text(screen.bar.now);
    const float width = std::ceil(text_width(look, Role::display, time)) + 1;
    const float line = line_height(look, Role::display);
    const float below = line_height(look, Role::lead);
    const std::string hint = look.tr("saver.touch");
    const float wide = std::max(width, std::ceil(text_width(look, Role::lead, hint)) + 1);
    Box place = place_at(inset(all, look.px(space::margin)), wide, line + below, screen.bar.now);
    draw_text(look, cut_top(place, line), {Role::display, theme::bar_soft.text, Align::centre},
              time);
    draw_text(look, place, {Role::lead, theme::bar_soft.text, Align::centre}, hint);
    // Touched, and nothing else: the language is as it was.
    if (tapped) return LanguageChosen{screen.bar.language};
    return std::nullopt;
}

}  // namespace uketsuke::look
