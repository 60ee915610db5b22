// The tables of the SQLite store, and whose file this is. README.md says what stands where.
#pragma once

#include "core/store/sqlite_connection.h"

namespace uketsuke {

// A new file gets its tables; a file of ours and of this layout is taken; anything else is refused
// untouched. Errors: store.foreign, store.newer, store.older.
Result<void> accept_schema(SqliteConnection& connection);

}  // namespace uketsuke
