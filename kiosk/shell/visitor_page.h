// 来場者画面 as a page, wide as a screen: drawn by the code that draws every paper.
#pragma once

#include "core/page/page.h"
#include "kiosk/flow/visitor_display.h"

namespace uketsuke {

inline constexpr double visitor_page_width_mm = 320;
inline constexpr double visitor_page_height_mm = 180;

Page draw_visitor_page(const VisitorWords& words);

}  // namespace uketsuke
