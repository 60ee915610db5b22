// Exhibits of the gallery (gallery.h).
#pragma once

#include "tests/kiosk/screens/gallery.h"

namespace uketsuke::look {

void add_mending(std::vector<Exhibit>& all);
void add_site(std::vector<Exhibit>& all);

}  // namespace uketsuke::look
