// Where a line of Japanese or English may break. Japanese breaks between any two characters except
// before closing marks and after opening ones (JIS X 4051, 行頭禁則 and 行末禁則); English breaks
// at spaces. Pure, so that it can be tested without a font.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace uketsuke::look {

// Width of a piece of text, in any unit.
using MeasureText = std::function<float(std::string_view)>;

// The lines of `text` that fit into `width`; a line break in the text is kept. A piece that cannot
// be broken and is wider stands alone on its line.
std::vector<std::string> wrap_text(std::string_view text, float width, const MeasureText& measure);

}  // namespace uketsuke::look
