// How a hub takes entries in, whether they were pushed or carried: run by run, each as a whole.
#pragma once

#include "core/store/ledger.h"
#include "sync/wire/answers.h"

namespace uketsuke {

// The fate of every entry, in their order. Entries that follow each other in one chain are one run
// and one transaction; a run that does not hold is refused whole and says why. Errors: trouble of
// the hub itself (a full disk) is no fate; what was taken before stays, and taking it again is
// harmless.
Result<std::vector<Fate>> take_runs(Ledger& ledger, const std::vector<Entry>& entries);

}  // namespace uketsuke
