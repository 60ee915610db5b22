// What is the same on every view: the bar, and that leaving a person is told to the shell. The rest
// goes to the view's own function.
#include "kiosk/flow/step.h"

#include "kiosk/flow/turn.h"

namespace uketsuke {
namespace {

void update_bar(const Event& event, Turn& turn) {
    match(
        event, [&](const LanguageChosen& chosen) { turn.bar().language = chosen.language; },
        [&](const ClockTicked& tick) { turn.bar().now = tick.now; },
        [&](const HubReported& hub) { turn.bar().hub = hub.report; },
        [&](const CameraReported& camera) { turn.bar().camera_trouble = camera.trouble; });
}

}  // namespace

Step step(const Screen& screen, const Event& event) {
    Turn turn(screen);
    update_bar(event, turn);
    std::visit([&](const auto& view) { on(view, event, turn); }, screen.view);
    Step next = turn.take();
    if (holds_person(screen.view) && !holds_person(next.screen.view)) {
        next.effects.emplace_back(ForgetPerson{});
    }
    return next;
}

}  // namespace uketsuke
