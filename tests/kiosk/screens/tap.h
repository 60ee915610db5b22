// A finger on a target of a screen that nothing changes.
#pragma once

#include <optional>
#include <string>

#include "kiosk/flow/event.h"
#include "kiosk/screens/screens.h"
#include "tests/kiosk/headless.h"

namespace uketsuke::look {

// The event of the frame on which the finger is lifted.
inline std::optional<Event> tap(Headless& window, const Screen& screen, const std::string& target) {
    std::optional<Event> happened;
    window.tap(target, [&](Look& look) {
        if (auto event = draw(screen, look)) happened = std::move(event);
    });
    return happened;
}

}  // namespace uketsuke::look
