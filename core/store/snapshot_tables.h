// The SQL of a store that is filled in one go: tables without indexes, nothing fsynced until the
// end. Until finish() has returned, the file is nobody's and can only be thrown away.
#pragma once

#include "core/store/prepared_part.h"
#include "core/store/sqlite_connection.h"

namespace uketsuke {

class SnapshotTables {
  public:
    // Takes the place of what was left there.
    static Result<std::unique_ptr<SnapshotTables>> make(const std::string& file);

    // False where the subject has a row already.
    Result<bool> put_row(const PreparedRow& prepared);
    // Entries must come in the order of their ids (sqlite_schema.h).
    Result<void> put_entry(std::int64_t id, const std::string& municipality,
                           const PreparedEntry& entry);
    Result<void> put_chain(std::int64_t number, const ChainId& chain, const ChainHead& head);
    Result<void> mark(std::int64_t id, const std::string& reason);

    // Lookups, indexes and the marks of a file of ours, then fsync.
    Result<void> finish();

  private:
    explicit SnapshotTables(std::unique_ptr<SqliteConnection> connection)
        : connection_(std::move(connection)) {}
    Result<void> put_lookups();

    struct Lookup {
        LookupKey found_by{};
        LookupKey subject{};
        auto operator<=>(const Lookup&) const = default;
    };
    std::unique_ptr<SqliteConnection> connection_;
    std::vector<Lookup> lookups_;
};

// Settings, cursors and what hubs acknowledged, from one closed store to another: what was in `to`
// under the same keys is replaced. Nothing else has either file open.
Result<void> copy_notes(const std::string& from, const std::string& to);

}  // namespace uketsuke
