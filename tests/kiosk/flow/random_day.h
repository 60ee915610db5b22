// Events of reactions, incidents and the close of a day. A part of random_events.
#pragma once

#include "tests/kiosk/flow/random_events.h"

namespace uketsuke::walk {

inline constexpr int day_taps = 11;
Event day_tap(int choice, int detail);

// The event that leads on where such a view stands, or now and then to one; else nothing.
std::optional<Event> forward_in_day(const Screen& screen, int detail);

}  // namespace uketsuke::walk
