// A hub that was restored from a backup has forgotten what it wrote itself since: its own entries,
// which others have already. Whoever comes by brings them back. Until all who may have some were
// here it adds nothing to its own chain, because that would fork it.
//
// Threads: that of the Store. Ownership: borrows the Store.
#pragma once

#include <set>

#include "core/store/store.h"

namespace uketsuke {

// Whoever may bring entries: the id of a device that comes here, or of the hub above.
using BearerId = FixedBytes<16>;

class Refill {
  public:
    explicit Refill(Store& store) : store_(store) {}

    // `restored_to` is the last position as the backup has it. Begun again, it starts anew.
    Result<void> begin(std::uint64_t restored_to, const std::set<BearerId>& awaited);
    // By the word of somebody who knows that no more will come. False where there was none.
    Result<bool> end();

    // Who is still awaited; nothing where this store is not being refilled.
    Result<std::optional<std::set<BearerId>>> awaited();

    // A bearer has brought what it has: it stands at `position` in the history of now. The refill
    // is over with the last one awaited, and not before anyone was here.
    Result<void> was_here(const BearerId& bearer, std::uint64_t position);

    // Errors: hub.refilling.
    Result<void> allow_own_entries();

  private:
    Store& store_;
};

}  // namespace uketsuke
