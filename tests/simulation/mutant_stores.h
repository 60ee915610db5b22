// The mutants of the Store: each a wrapper with one wrong verb.
#pragma once

#include "core/store/store.h"
#include "tests/simulation/chance.h"
#include "tests/simulation/mutants.h"

namespace uketsuke::simulation {

enum class Role { terminal, hub };

// `store` itself where the mutant does not touch a store of that role. Borrows `chance`.
std::unique_ptr<Store> with_mutant(std::unique_ptr<Store> store, Mutant mutant, Role role,
                                   Chance& chance);

}  // namespace uketsuke::simulation
