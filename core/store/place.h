// Where an entry stands in what a hub has numbered: its position, and one digest of everything up
// to there. Equal places are equal histories, so a place says in one line what is known of a hub.
#pragma once

#include "core/base/crypto.h"

namespace uketsuke {

struct Place {
    std::uint64_t position = 0;  // From 1; 0 before all entries, and at a terminal.
    Digest history{};            // Zeros at position 0.
    bool operator==(const Place&) const = default;
};

// The next position, and SHA-256(history before, link of the entry that stands there).
Place place_after(const Place& before, const Digest& link);

}  // namespace uketsuke
