// Events of vials, of what stands on paper, and of whoever works here. A part of random_events.
#pragma once

#include "tests/kiosk/flow/random_events.h"

namespace uketsuke::walk {

inline constexpr int vial_taps = 10;
Event vial_tap(int choice, int detail);

inline constexpr int sign_in_taps = 8;
Event sign_in_tap(int choice, int detail);

// Opened at eleven, for two hours and three doses.
VialRow a_vial();

// The event that leads on where such a view stands, or now and then to one; else nothing.
std::optional<Event> forward_to_vial(const Screen& screen, int detail);

}  // namespace uketsuke::walk
