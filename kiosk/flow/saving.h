// A form that waits for the disk, inside kiosk/flow only.
#pragma once

#include "kiosk/flow/turn.h"

namespace uketsuke {

// While the form is being written. What was not written stays on the screen, with why. `written`
// takes the effect's answer.
template <class Asked, class Written>
void await_saved(const Asked& view, const Event& event, Turn& turn, const Written& written) {
    using Answer = typename EventOf<Written>::Type;
    match(
        event,
        [&](const Answer& answer) {
            if (answer.ticket == *view.saving) written(answer);
        },
        [&](const EffectFailed& failed) {
            if (failed.ticket != *view.saving) return;
            Asked next = view;
            next.saving.reset();
            next.problem = failed.error;
            turn.edit(std::move(next));
        });
}

}  // namespace uketsuke
