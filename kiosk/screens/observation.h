// The board of an observation desk.
#pragma once

#include <vector>

#include "kiosk/screens/view.h"

namespace uketsuke::look {

// Those who are being observed, whoever may leave first in front.
std::vector<VisitorLine> observed_in(const std::vector<VisitorLine>& visitors);

// A tile for each, readable from three metres: the number and until when, green once the time is
// over. Takes its height off `room`. May return PersonChosen.
Happened draw_board(const Stage& stage, Box& room, const std::vector<VisitorLine>& observed);

}  // namespace uketsuke::look
