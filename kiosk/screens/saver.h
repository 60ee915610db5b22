// The screen saver: a dark screen with the time, which moves every minute so that nothing burns in.
#pragma once

#include "kiosk/screens/view.h"

namespace uketsuke::look {

inline constexpr std::chrono::minutes saver_after{10};

// Locked, or waiting for a voucher or the start of work, and nobody has touched anything for a
// while. The camera and the hand scanner go on: what they read shows another view.
bool is_saved(const Screen& screen);

// In place of everything. A tap anywhere gives the screen back, and does nothing else.
Happened draw_saver(Look& look, const Screen& screen);

}  // namespace uketsuke::look
