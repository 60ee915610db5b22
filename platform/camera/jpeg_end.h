// Whether a JPEG file holds its picture to the end. The decoder fills what is missing with grey and
// says nothing, so half a voucher would pass for a picture with nothing in it.
#pragma once

#include <string_view>

namespace uketsuke {

inline constexpr std::string_view jpeg_start = "\xFF\xD8\xFF";

// True for a JPEG that ends before its picture does: half copied, or a stick pulled too early.
// Anything that is no JPEG is not torn.
bool is_torn_jpeg(std::string_view bytes);

}  // namespace uketsuke
