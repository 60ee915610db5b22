// The tables of the PostgreSQL store, as the ordered list of steps that made them what they are.
#pragma once

#include "sync/hub/postgres_connection.h"

namespace uketsuke {

// The layout that this program writes: the number of its migrations.
int postgres_layout();

// An empty schema gets its tables; one of ours is brought to this layout, all in one transaction;
// a newer one and whatever is not ours is refused untouched. Errors: store.foreign, store.newer,
// those of the connection.
Result<void> accept_postgres_schema(PostgresConnection& connection);

}  // namespace uketsuke
