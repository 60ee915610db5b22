// Chance, from the kernel. The only place in the product that rolls dice: everything else is handed
// the bytes it needs.
#pragma once

#include "core/base/bytes.h"

namespace uketsuke {

// Fills `size` bytes by getrandom(2), waiting for the kernel's pool at early boot. Thread-safe.
void fill_by_chance(std::uint8_t* data, std::size_t size);

template <std::size_t N>
FixedBytes<N> random_bytes() {
    FixedBytes<N> out;
    fill_by_chance(out.data(), N);
    return out;
}

}  // namespace uketsuke
