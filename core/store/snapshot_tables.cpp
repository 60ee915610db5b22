// Bulk inserts: what costs time in a store is keeping indexes and waiting for the disk.
#include "core/store/snapshot_tables.h"

#include <algorithm>
#include <cstdio>

#include "core/store/sqlite_schema.h"

namespace uketsuke {

namespace {

// The page cache is that large because rows come in the order of another store's keys.
constexpr const char* fast = R"sql(
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA cache_size = -65536;
BEGIN;
)sql";

}  // namespace

Result<std::unique_ptr<SnapshotTables>> SnapshotTables::make(const std::string& file) {
    for (const char* part : {"", "-wal", "-journal"}) std::remove((file + part).c_str());
    auto connection = TRY(SqliteConnection::open(file, ""));
    TRY(connection->run(fast));
    TRY(make_tables(*connection));
    return std::unique_ptr<SnapshotTables>(new SnapshotTables(std::move(connection)));
}

Result<bool> SnapshotTables::put_row(const PreparedRow& prepared) {
    std::vector<LookupKey> keys = prepared.row.found_by;
    std::ranges::sort(keys);
    keys.erase(std::ranges::unique(keys).begin(), keys.end());
    Bytes joined;
    for (const LookupKey& key : keys) {
        joined.insert(joined.end(), key.begin(), key.end());
        lookups_.push_back({key, prepared.subject});
    }
    auto put =
        TRY(connection_->prepare("INSERT INTO rows(subject, found_by, sealed) VALUES(?, ?, ?) ON "
                                 "CONFLICT DO NOTHING"));
    put->bind(prepared.subject).bind(joined).bind(prepared.row.sealed);
    TRY(put->run());
    return connection_->changed_a_row();
}

Result<void> SnapshotTables::put_entry(std::int64_t id, const std::string& municipality,
                                       const PreparedEntry& entry) {
    auto put =
        TRY(connection_->prepare("INSERT INTO entries(id, municipality, subject, sealed, link, "
                                 "signature, position) VALUES(?, ?, ?, ?, ?, ?, NULL)"));
    put->bind(id).bind(municipality).bind(entry.stored.subject).bind(entry.stored.sealed);
    put->bind(entry.stored.link).bind(entry.stored.signature);
    return put->run();
}

Result<void> SnapshotTables::put_chain(std::int64_t number, const ChainId& chain,
                                       const ChainHead& head) {
    auto put = TRY(
        connection_->prepare("INSERT INTO chains(number, device, municipality, sequence, link, at) "
                             "VALUES(?, ?, ?, ?, ?, ?)"));
    put->bind(number).bind(chain.device.bytes).bind(chain.municipality);
    put->bind(static_cast<std::int64_t>(head.sequence)).bind(head.link);
    put->bind(std::int64_t{head.at.time_since_epoch().count()});
    return put->run();
}

Result<void> SnapshotTables::mark(std::int64_t id, const std::string& reason) {
    auto put = TRY(connection_->prepare(
        "INSERT INTO quarantine(id, reason) VALUES(?, ?) ON CONFLICT DO NOTHING"));
    put->bind(id).bind(reason);
    return put->run();
}

// In the order of their tree, so that it grows at its end only.
Result<void> SnapshotTables::put_lookups() {
    std::ranges::sort(lookups_);
    for (const Lookup& lookup : lookups_) {
        auto put = TRY(connection_->prepare("INSERT INTO lookups(found_by, subject) VALUES(?, ?)"));
        put->bind(lookup.found_by).bind(lookup.subject);
        TRY(put->run());
    }
    return {};
}

Result<void> SnapshotTables::finish() {
    TRY(put_lookups());
    TRY(connection_->run("COMMIT"));
    // The commit of the last transaction writes and fsyncs the whole file.
    TRY(connection_->run("PRAGMA synchronous = FULL; BEGIN"));
    TRY(make_indexes(*connection_));
    return connection_->run("COMMIT");
}

Result<void> copy_notes(const std::string& from, const std::string& to) {
    auto connection = TRY(SqliteConnection::open(to, ""));
    {
        auto attach = TRY(connection->prepare("ATTACH DATABASE ? AS live"));
        attach->bind(from);
        TRY(attach->run());
    }
    TRY(connection->run(R"sql(
BEGIN IMMEDIATE;
INSERT OR REPLACE INTO main.settings SELECT * FROM live.settings;
INSERT OR REPLACE INTO main.cursors SELECT * FROM live.cursors;
INSERT OR REPLACE INTO main.acknowledged SELECT * FROM live.acknowledged;
COMMIT)sql"));
    return connection->run("DETACH DATABASE live");
}

}  // namespace uketsuke
