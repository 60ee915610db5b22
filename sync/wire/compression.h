// Bodies are compressed with zstd (RFC 8878), with its content checksum: a truncated or altered
// frame is an error, never a shorter text.
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"

namespace uketsuke {

std::string compress(std::string_view text);

// Stops at `bytes_max`, whatever the frame promises, so that a bomb costs no more than that.
// Errors: wire.compression (no zstd, truncated, altered, bytes behind the frame), wire.too_large.
Result<std::string> decompress(std::string_view frame, std::size_t bytes_max);

}  // namespace uketsuke
