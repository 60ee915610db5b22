// Every exhibit of the gallery in every setting, small, on one sheet a setting: kept as files that
// somebody has looked at, and compared with what is drawn, so that no screen changes unseen.
#pragma once

#include <string>
#include <vector>

#include "core/page/picture.h"
#include "kiosk/look/look.h"

namespace uketsuke::look {

struct Setting {
    Tongue tongue = Tongue::japanese;
    TextSize size = TextSize::normal;
    Shade shade = Shade::light;
};
const std::vector<Setting>& approved_settings();
std::string name_of(const Setting& setting);  // "ja_normal_light".

inline constexpr int thumb_width = 160;
inline constexpr int thumb_height = 100;

// Each exhibit at an eighth of its size and in eight shades, in the gallery's order.
std::vector<Picture> thumbs(const Setting& setting);
std::vector<std::string> exhibit_names();

// Rows of twelve; and one of it again.
Picture sheet_of(const std::vector<Picture>& thumbs);
Picture thumb_in(const Picture& sheet, std::size_t place);

std::string sheet_file(const std::string& folder, const Setting& setting);
std::string names_file(const std::string& folder);  // Which exhibit stands where.

// Draws all of it into the folder.
void approve(const std::string& folder);

}  // namespace uketsuke::look
