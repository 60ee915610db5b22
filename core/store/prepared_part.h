// Entries of a snapshot made ready for a store: sealed and folded, a subject at a time. Pure, so
// that several threads may prepare parts while one writes them.
#pragma once

#include <map>

#include "core/ledger/admission.h"
#include "core/store/sealer.h"

namespace uketsuke {

// Sealed, with what its link is made from: the chain is checked when all of its entries are there.
struct PreparedEntry {
    StoredEntry stored;
    Digest header{};  // SHA-256 of the header's bytes, and of the body's.
    Digest body{};
    Instant at{};
};

struct PreparedRow {
    LookupKey subject{};
    StoredRow row;
};

struct PreparedPart {
    std::vector<PreparedEntry> entries;
    std::vector<PreparedRow> rows;
    std::vector<Quarantined> quarantined;
};

// Whoever is not named is a terminal.
using Authors = std::map<DeviceId, Author>;

// `entries` hold all that there is of each subject, and what is of one subject stands together.
// Makes no rows of devices: those hang on each other (snapshot_build.h).
PreparedPart prepare_part(const std::vector<Entry>& entries, const Sealer& sealer,
                          const Authors& authors);

}  // namespace uketsuke
