// The mutants of the post: wrong answers of a hub, and wrong ways to take an answer at a terminal.
#pragma once

#include "tests/simulation/link.h"

namespace uketsuke::simulation {

// At the hub, after Desk has answered.
Response with_mutant(Response answer, const Request& request, Mutant mutant, Chance& chance);

// At the terminal, instead of exchange.take().
Result<void> take_with_mutant(Exchange& exchange, Machine& client, const HubLink& address,
                              const Reply& reply, Mutant mutant, Chance& chance);

// At the terminal, when a request goes out.
Result<void> send_with_mutant(Machine& client, const HubLink& address, const Request& request,
                              Mutant mutant);

// A page of a pull with at most so many entries, as a hub with lower limits would give it.
Response cut_page(Response answer, std::size_t entries_max);

}  // namespace uketsuke::simulation
