// The part of the gallery that is about who works here.
#pragma once

#include "tests/kiosk/screens/gallery.h"

namespace uketsuke::look {

void add_staff(std::vector<Exhibit>& all);

}  // namespace uketsuke::look
