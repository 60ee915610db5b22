// The tables of the SQLite store, and whose file this is. README.md says what stands where.
#pragma once

#include <algorithm>

#include "core/store/sqlite_connection.h"

namespace uketsuke {

// A new file gets its tables; a file of ours and of this layout is taken; anything else is refused
// untouched. Errors: store.foreign, store.newer, store.older.
Result<void> accept_schema(SqliteConnection& connection);

// The two halves of a new file, for whoever fills it in between. Without the second half it is not
// yet ours and accept_schema() refuses it.
Result<void> make_tables(SqliteConnection& connection);
Result<void> make_indexes(SqliteConnection& connection);

// An entry's key: the number of its chain, then its sequence. So a chain lies together and in
// order, and a device appends to the end of one tree.
inline constexpr int sequence_bits = 40;
inline constexpr std::uint64_t sequence_max = (std::uint64_t{1} << sequence_bits) - 1;
inline std::int64_t entry_id(std::int64_t chain_number, std::uint64_t sequence) {
    return chain_number << sequence_bits |
           static_cast<std::int64_t>(std::min(sequence, sequence_max));
}

}  // namespace uketsuke
