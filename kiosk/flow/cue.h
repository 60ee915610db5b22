// What is worth a sound: staff look at people and papers, not at the screen.
#pragma once

#include "kiosk/flow/screen.h"

namespace uketsuke {

enum class Cue {
    good,       // It is done and on disk, or may go on.
    attention,  // Somebody has to look: a doctor is to be asked, another desk did something.
    stop,       // The line stops here.
};

// Of the change from one screen to the next; nothing where nothing happened that has to be heard.
std::optional<Cue> cue_of(const Screen& before, const Screen& after);

}  // namespace uketsuke
