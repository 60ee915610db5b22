// 記録用紙: what staff write on while no terminal can be used, to be entered afterwards
// (後追い入力). It asks for exactly what that entry asks for.
#pragma once

#include <string>

#include "core/certificate/labels.h"
#include "core/page/page.h"

namespace uketsuke {

// Empty, A4 landscape. `venue` may be empty: it is then a line to write on.
Page draw_paper_kit(const std::string& venue, Labels labels);

}  // namespace uketsuke
