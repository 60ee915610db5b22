// The store of a central hub on PostgreSQL 15: the same port as core/store/sqlite_store.h, and the
// same contract. Several processes may share one database, each with a connection of its own.
//
// Writers take turns: a transaction holds one lock of the whole database (an advisory lock) from
// its beginning to its commit, and readers never wait. The lock is not one of each municipality,
// because what a Ledger reads before it writes does not end at one: the row of a person with
// entries from two cities, what a device may write, settings. With a lock that is taken at the
// first question about a place, the end of a chain would have been read before. As the lock is
// held to the commit, commit order is position order in every municipality (design.md D6), and a
// number that was rolled back is given again.
#pragma once

#include <memory>
#include <string>

#include "core/store/store.h"

namespace uketsuke {

// Connects, and makes the tables in an empty database. `address` is a URI (postgresql://user@host/
// database) or libpq's keywords. Errors: store.unreachable, store.not_durable, store.no_permission,
// store.foreign, store.newer.
//
// A transaction in which the connection is lost fails and leaves nothing (store.connection_lost);
// the next one connects anew. A verb that writes is a transaction of its own outside of transact().
//
// scrub() frees what was replaced (VACUUM) but cannot overwrite it: the server keeps sealed bytes
// in free space and in its log until it uses them again. Where that is not enough, the disk of the
// server and its backups must be encrypted.
Result<std::unique_ptr<Store>> open_postgres_store(const std::string& address);

}  // namespace uketsuke
