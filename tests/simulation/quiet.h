// What must hold once all faults are over and nothing moves any more: all machines agree, and all
// that was shown as recorded is everywhere, once.
#pragma once

#include <span>

#include "tests/simulation/link.h"

namespace uketsuke::simulation {

inline constexpr std::uint8_t people = 4;  // Of every world.

// Where the chain of the link's client, as the client has it, parts from what the hub has: the
// sequence of the first entry that differs. Only an older image of a disk makes that.
std::optional<std::uint64_t> fork_of(const Link& link);

// The first invariant that does not hold.
Check check_quiet(const Truth& truth, Machine& city, std::span<const Link> links);

}  // namespace uketsuke::simulation
