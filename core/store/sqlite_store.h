// The store on SQLite: one connection, EXCLUSIVE, WAL, synchronous=FULL (design.md D3). The caller
// holds the lock of the data folder; nothing else in the process may open this file by any route,
// because closing any descriptor of it drops SQLite's own lock.
#pragma once

#include <memory>
#include <string>

#include "core/store/store.h"

namespace uketsuke {

// The layout that this program writes. A file of another layout is refused: nothing older than 4
// was ever released.
inline constexpr int schema_version = 4;

// Opens or makes the file. `vfs` names a registered SQLite VFS, for the simulator; empty is the
// default. Errors: store.newer, store.older, store.foreign (not a database), store.busy (another
// process), store.disk_full, store.damaged, store.environment.
Result<std::unique_ptr<Store>> open_sqlite_store(const std::string& file,
                                                 const std::string& vfs = "");

}  // namespace uketsuke
