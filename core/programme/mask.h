// Sets of products, dose numbers, series and groups as bits, and the days that stand for "never"
// and "always".
#pragma once

#include <cstddef>
#include <cstdint>

#include "core/base/date.h"

namespace uketsuke {

// One bit for each product, dose number, series or group of a programme.
using Mask = std::uint64_t;
inline constexpr Mask mask_of(int index) { return Mask{1} << index; }
inline constexpr Mask mask_all = ~Mask{0};
inline constexpr int unknown_index = 63;  // A product or series that the programme does not name.
inline constexpr int none_index = 62;     // The product "given last" before the first dose.
inline constexpr std::size_t products_max = 60;
inline constexpr std::size_t groups_max = 60;
inline constexpr int dose_number_max = 20;

// "Never", and the days a rule holds when the file does not limit them.
inline constexpr Day day_never{std::chrono::days{1000000}};
inline constexpr Day day_always{std::chrono::days{-1000000}};

}  // namespace uketsuke
