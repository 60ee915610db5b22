// Every view with the hardest made-up people that it must hold: long names, rare kanji, many doses,
// many reasons. Reached by step(), as a member of staff would reach them.
#pragma once

#include <string>
#include <vector>

#include "kiosk/flow/step.h"

namespace uketsuke::look {

struct Exhibit {
    std::string name;  // "verdict_not_yet"
    Screen screen;
};

std::vector<Exhibit> gallery();
// The one of that name; aborts where there is none.
Screen exhibit(const std::string& name);

// A made-up camera picture: a voucher on a table.
Picture camera_picture();
Picture sheet_picture();

}  // namespace uketsuke::look
