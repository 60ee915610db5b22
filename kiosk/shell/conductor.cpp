// One event, one step, its effects.
#include "kiosk/shell/conductor.h"

namespace uketsuke {

void Conductor::happen(const Event& event) {
    Step next = step(screen_, event);
    const auto cue = cue_of(screen_, next.screen);
    if (cue && hands_.sound) hands_.sound(*cue);
    screen_ = std::move(next.screen);
    for (const Effect& effect : next.effects) {
        if (holds_alternative<ForgetPerson>(effect)) {
            hands_.forget();
        } else {
            hands_.perform(effect);
        }
    }
    point_camera();
}

// Each view that awaits something starts anew: what the camera saw for another one is late.
void Conductor::point_camera() {
    std::optional<Generation> wanted;
    const auto sought = sought_in(screen_);
    if (sought) wanted = screen_.generation;
    if (wanted == awaiting_) return;
    awaiting_ = wanted;
    if (wanted) {
        hands_.await(*wanted, *sought);
    } else {
        hands_.rest();
    }
}

}  // namespace uketsuke
