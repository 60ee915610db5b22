// Every person whose doses lie in a hub's ledger, one after the other, for whatever is made of all
// of them. A person is read, handed on and forgotten: a city of any size needs the memory of one.
#pragma once

#include <functional>
#include <map>
#include <string>

#include "core/store/ledger.h"

namespace uketsuke {

struct Walked {
    const PersonRow& row;
    // By entry's name: when it was recorded, by the clock of the device that did.
    const std::map<std::string, Instant>& recorded;
};

// Whom `visit` is told of: everybody of whom a dose counts, in no order that means anything but the
// same each time. With `until`, of the entries recorded before it alone: the row is as it was then,
// as far as its entries are here (an erasure takes them away for the past too, and what arrived
// late counts as of when it was recorded). Reads only. Errors: store.*, and those of `visit`.
using PersonVisit = std::function<Result<void>(const Walked&)>;
Result<void> walk_people(Ledger& ledger, const std::optional<Instant>& until,
                         const PersonVisit& visit, const Progress& progress = {});

}  // namespace uketsuke
