// The face of the flow: draws what a Screen holds and says what a finger did. Reads the screen,
// calls no device and no store. One file for each group of views; view.h lists them.
#pragma once

#include <optional>

#include "kiosk/flow/event.h"
#include "kiosk/look/look.h"

namespace uketsuke::look {

// One frame, between Look::begin_frame and end_frame. The live picture, if there is one, was given
// to the look as slot `camera_slot`.
std::optional<Event> draw(const Screen& screen, Look& look);

inline constexpr const char* camera_slot = "camera";
inline constexpr const char* preview_slot = "preview";

}  // namespace uketsuke::look
