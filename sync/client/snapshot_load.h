// A new terminal, or one that was away for long, gets the municipality's records as the hub's
// snapshot instead of page by page: fetched, built beside the live store, and swapped in at the
// end. What stands in the terminal's store meanwhile can be worked with.
#pragma once

#include <stop_token>

#include "sync/client/snapshot_download.h"
#include "sync/client/terminal_commands.h"

namespace uketsuke {

// How far it is, 0 to 100. Called on the calling thread.
using SnapshotProgress = std::function<void(int percent)>;

struct SnapshotLoad {
    Transport& transport;
    HubLink link;
    const OnRecords& on_records;
    const Clock& clock;
    SnapshotProgress progress = {};
    std::stop_token stop = {};
    std::function<void()> built = {};  // For tests: the new store is whole, and not in place yet.
    SwapHook swap = {};
};

// True where the store was replaced; what the hub stored since then is left to the next exchange.
// False, with nothing done, where the hub has no snapshot that is worth it. Everything is checked
// before anything is replaced: the hub's signature on the manifest, the digest of every part, every
// link of every chain and each chain's last signature. Errors: those of SnapshotDownload,
// SnapshotBuild and Records::take_over, snapshot.forged; the terminal is as it was, and the next
// call goes on with the parts that are here.
Result<bool> load_snapshot(const SnapshotLoad& load);

// Whether such an error is the line's, and not the snapshot's: then an exchange would fail too.
bool is_of_the_line(const Error& error);

}  // namespace uketsuke
