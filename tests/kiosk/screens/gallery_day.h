// Exhibits of the gallery (gallery.h).
#pragma once

#include "tests/kiosk/screens/gallery.h"

namespace uketsuke::look {

void add_reactions(std::vector<Exhibit>& all);
void add_closing(std::vector<Exhibit>& all);

}  // namespace uketsuke::look
