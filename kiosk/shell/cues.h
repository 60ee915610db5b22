// What each cue sounds like: told apart by their shape, not by their pitch alone.
#pragma once

#include "kiosk/flow/cue.h"
#include "platform/sound/tune.h"

namespace uketsuke {

// Good rises, attention repeats, stop is low and long. Half a second at most.
Tune tune_of(Cue cue);

}  // namespace uketsuke
