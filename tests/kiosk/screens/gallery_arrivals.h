// Exhibits of the gallery (gallery.h): troubles with the voucher, and whom no roster lists.
#pragma once

#include "tests/kiosk/screens/gallery.h"

namespace uketsuke::look {

void add_troubles(std::vector<Exhibit>& all);
void add_provisional(std::vector<Exhibit>& all);

}  // namespace uketsuke::look
