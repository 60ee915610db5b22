// Any events in any order, made of numbers so that a failing walk shrinks to its shortest form.
#pragma once

#include "tests/kiosk/flow/walk.h"

namespace uketsuke::walk {

// A desk with everything that a desk can have.
StartChoices full_choices();

// The voucher line of whom the screen shows; empty for nobody.
std::string line_of(const Screen& screen);

// Below this, and not negative.
extern const int seeds_end;
Event event_of(int seed, const Screen& screen);

}  // namespace uketsuke::walk
