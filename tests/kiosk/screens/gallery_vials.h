// Exhibits of the gallery (gallery.h).
#pragma once

#include "tests/kiosk/screens/gallery.h"

namespace uketsuke::look {

void add_vials(std::vector<Exhibit>& all);

}  // namespace uketsuke::look
