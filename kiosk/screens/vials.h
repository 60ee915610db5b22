// What is said of a vial on more than one screen.
#pragma once

#include "kiosk/screens/view.h"

namespace uketsuke::look {

// "15:20まで", or that nobody knows how long.
std::string until_text(const Look& look, Instant until);

}  // namespace uketsuke::look
