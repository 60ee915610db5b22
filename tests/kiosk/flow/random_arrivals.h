// Events of somebody who arrives with a trouble: a voucher that counts for nothing, a name that no
// roster has. A part of random_events.
#pragma once

#include "tests/kiosk/flow/random_events.h"

namespace uketsuke::walk {

inline constexpr int arrival_taps = 7;
Event arrival_tap(int choice, int detail);

// The event that leads on where such a view stands, or now and then to one; else nothing.
std::optional<Event> forward_to_arrival(const Screen& screen, int detail);

}  // namespace uketsuke::walk
