// 整理番号 on a sticker for the 予診票: the number as it is called, and a bar code that every later
// desk scans. It names nobody.
#pragma once

#include <string>

#include "core/base/date.h"
#include "core/page/page.h"

namespace uketsuke {

// Of a label printer's usual roll (62 mm by 29 mm).
inline constexpr double number_sticker_width_mm = 62;
inline constexpr double number_sticker_height_mm = 29;

Page draw_sticker(const std::string& number, Day day);

}  // namespace uketsuke
