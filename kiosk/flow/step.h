// The whole behaviour of the terminal as one pure function (design.md D7). No clock, no thread, no
// chance: time comes as an event, everything that is done goes out as an effect.
#pragma once

#include "kiosk/flow/effect.h"
#include "kiosk/flow/event.h"
#include "kiosk/flow/screen.h"

namespace uketsuke {

struct Step {
    Screen screen;
    std::vector<Effect> effects;
    bool operator==(const Step&) const = default;
};

// An event that does not fit the view, or comes late, changes nothing and asks for nothing.
Step step(const Screen& screen, const Event& event);

}  // namespace uketsuke
