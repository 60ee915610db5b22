// Where a desk has snapshots from: a port, because a desk knows neither files nor threads.
#pragma once

#include <functional>

#include "core/store/ledger.h"

namespace uketsuke {

// A signed manifest (sync/wire/snapshot_manifest.h) and up to where it reaches.
struct SnapshotAnswer {
    std::string manifest;
    std::string municipality;
    std::uint64_t through = 0;
};

// Read when the answer is printed, away from the store's thread.
struct SnapshotPartAnswer {
    std::function<Result<std::string>()> read;
};

class SnapshotSource {
  public:
    virtual ~SnapshotSource() = default;
    // On the store's thread. Errors: snapshot.none (there is none, or it would not bring much to
    // one who has all up to `after`), snapshot.being_made.
    virtual Result<SnapshotAnswer> manifest(Ledger& ledger, const std::string& municipality,
                                            std::uint64_t after) = 0;
    // Error: snapshot.none where no manifest that was given out lately names it.
    virtual Result<SnapshotPartAnswer> part(Ledger& ledger, const Digest& sha256) = 0;
};

std::unexpected<Error> no_snapshot();

}  // namespace uketsuke
