// Filling a text up before it is sealed, so that its length tells little. In crypto.cpp.
#pragma once

#include <optional>

#include "core/base/bytes.h"

namespace uketsuke {

// Up to a multiple of `block` bytes (ISO/IEC 7816-4: a one bit, then zeros); at least a byte is
// added. unpad takes it away again; nullopt where there is no padding.
Bytes pad(Bytes plain, std::size_t block);
std::optional<Bytes> unpad(Bytes padded, std::size_t block);

}  // namespace uketsuke
