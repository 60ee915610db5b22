// The tables, and the port's verbs as SQL.
#include "core/store/sqlite_store.h"

#include <algorithm>

#include "core/store/sqlite_connection.h"

namespace uketsuke {

namespace {

constexpr const char* tables = R"sql(
CREATE TABLE settings(key TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE entries(
    id INTEGER PRIMARY KEY,
    device BLOB NOT NULL, municipality TEXT NOT NULL, sequence INTEGER NOT NULL,
    subject BLOB NOT NULL, sealed BLOB NOT NULL, link BLOB NOT NULL, signature BLOB NOT NULL,
    position INTEGER) STRICT;
CREATE UNIQUE INDEX entries_by_chain ON entries(device, municipality, sequence);
CREATE INDEX entries_by_subject ON entries(subject);
CREATE UNIQUE INDEX entries_by_position ON entries(municipality, position)
    WHERE position IS NOT NULL;
CREATE TABLE heads(
    device BLOB NOT NULL, municipality TEXT NOT NULL, sequence INTEGER NOT NULL, link BLOB NOT NULL,
    at INTEGER NOT NULL, PRIMARY KEY(device, municipality)) STRICT, WITHOUT ROWID;
CREATE TABLE rows(subject BLOB PRIMARY KEY, sealed BLOB NOT NULL) STRICT;
CREATE TABLE lookups(
    found_by BLOB NOT NULL, subject BLOB NOT NULL,
    PRIMARY KEY(found_by, subject)) STRICT, WITHOUT ROWID;
CREATE INDEX lookups_by_subject ON lookups(subject);
CREATE TABLE cursors(
    hub BLOB NOT NULL, municipality TEXT NOT NULL, position INTEGER NOT NULL,
    PRIMARY KEY(hub, municipality)) STRICT, WITHOUT ROWID;
CREATE TABLE acknowledged(
    hub BLOB NOT NULL, device BLOB NOT NULL, municipality TEXT NOT NULL, sequence INTEGER NOT NULL,
    PRIMARY KEY(hub, device, municipality)) STRICT, WITHOUT ROWID;
PRAGMA application_id = 1431009099;
PRAGMA user_version = 1;
)sql";

constexpr std::int64_t application_id =
    1431009099;  // "UKSK" read as a number: says whose file this is.

// What entry_from() reads, in its order. A statement is kept by the address of its text, so each is
// made once.
std::string entries_where(const char* condition) {
    return std::string(
               "SELECT device, municipality, sequence, subject, sealed, link, signature, "
               "ifnull(position, 0) FROM entries WHERE ") +
           condition;
}

StoredEntry entry_from(const Query& row) {
    StoredEntry entry;
    entry.chain = {DeviceId{row.fixed<16>(0)}, row.text(1)};
    entry.sequence = static_cast<std::uint64_t>(row.number(2));
    entry.subject = row.fixed<16>(3);
    entry.sealed = row.bytes(4);
    entry.link = row.fixed<32>(5);
    entry.signature = row.fixed<64>(6);
    entry.position = static_cast<std::uint64_t>(row.number(7));
    return entry;
}

Result<std::vector<StoredEntry>> all_entries(Query& query) {
    std::vector<StoredEntry> entries;
    while (TRY(query.step())) entries.push_back(entry_from(query));
    return entries;
}

Result<std::uint64_t> one_number(Query& query) {
    if (!TRY(query.step())) return std::uint64_t{0};
    return static_cast<std::uint64_t>(query.number(0));
}

std::int64_t signed_of(std::uint64_t value) { return static_cast<std::int64_t>(value); }

class SqliteStore final : public Store {
  public:
    explicit SqliteStore(std::unique_ptr<SqliteConnection> connection)
        : connection_(std::move(connection)) {}

    Result<void> transact(const std::function<Result<void>()>& work) override {
        TRY(connection_->run("BEGIN IMMEDIATE"));
        auto done = work();
        if (done.has_value()) done = connection_->run("COMMIT");
        if (!done.has_value()) {
            // A failed commit may have ended the transaction already; then there is nothing to roll
            // back.
            (void)connection_->run("ROLLBACK");
        }
        return done;
    }

    Result<bool> add(const StoredEntry& entry) override {
        auto query =
            TRY(connection_->prepare("INSERT INTO entries(device, municipality, sequence, subject, "
                                     "sealed, link, signature, position) "
                                     "VALUES(?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT(device, "
                                     "municipality, sequence) DO NOTHING"));
        query->bind(entry.chain.device.bytes)
            .bind(entry.chain.municipality)
            .bind(signed_of(entry.sequence));
        query->bind(entry.subject).bind(entry.sealed).bind(entry.link).bind(entry.signature);
        entry.position == 0 ? query->bind_null() : query->bind(signed_of(entry.position));
        TRY(query->run());
        return connection_->changed_a_row();
    }

    Result<std::vector<StoredEntry>> entries_of(const LookupKey& subject) override {
        static const std::string sql = entries_where("subject = ? ORDER BY id");
        auto query = TRY(connection_->prepare(sql.c_str()));
        query->bind(subject);
        return all_entries(*query);
    }

    Result<void> replace(const LookupKey& subject, const StoredRow& row) override {
        auto put = TRY(
            connection_->prepare("INSERT INTO rows(subject, sealed) VALUES(?, ?) "
                                 "ON CONFLICT(subject) DO UPDATE SET sealed = excluded.sealed"));
        put->bind(subject).bind(row.sealed);
        TRY(put->run());
        return replace_lookups(subject, row.found_by);
    }

    Result<std::optional<Bytes>> row_of(const LookupKey& subject) override {
        auto query = TRY(connection_->prepare("SELECT sealed FROM rows WHERE subject = ?"));
        query->bind(subject);
        return optional_bytes(*query);
    }

    Result<std::vector<LookupKey>> find(const LookupKey& found_by) override {
        auto query = TRY(connection_->prepare(
            "SELECT subject FROM lookups WHERE found_by = ? ORDER BY subject"));
        query->bind(found_by);
        return keys(*query);
    }

    Result<ChainHead> head(const ChainId& chain) override {
        auto query = TRY(connection_->prepare(
            "SELECT sequence, link, at FROM heads WHERE device = ? AND municipality = ?"));
        query->bind(chain.device.bytes).bind(chain.municipality);
        if (!TRY(query->step())) return ChainHead{};
        return ChainHead{static_cast<std::uint64_t>(query->number(0)), query->fixed<32>(1),
                         Instant{std::chrono::milliseconds{query->number(2)}}};
    }

    Result<void> set_head(const ChainId& chain, const ChainHead& head) override {
        auto query = TRY(connection_->prepare(
            "INSERT INTO heads(device, municipality, sequence, link, at) VALUES(?, ?, ?, ?, ?) "
            "ON CONFLICT(device, municipality) DO UPDATE SET sequence = excluded.sequence, link = "
            "excluded.link, "
            "at = excluded.at"));
        query->bind(chain.device.bytes).bind(chain.municipality).bind(signed_of(head.sequence));
        query->bind(head.link).bind(std::int64_t{head.at.time_since_epoch().count()});
        return query->run();
    }

    Result<std::vector<ChainId>> chains() override {
        auto query =
            TRY(connection_->prepare("SELECT device, municipality FROM heads ORDER BY 1, 2"));
        std::vector<ChainId> all;
        while (TRY(query->step())) all.push_back({DeviceId{query->fixed<16>(0)}, query->text(1)});
        return all;
    }

    Result<std::vector<StoredEntry>> run_after(const ChainId& chain, std::uint64_t sequence,
                                               std::size_t entries_max) override {
        static const std::string sql = entries_where(
            "device = ? AND municipality = ? AND sequence > ? ORDER BY sequence LIMIT ?");
        auto query = TRY(connection_->prepare(sql.c_str()));
        query->bind(chain.device.bytes).bind(chain.municipality).bind(signed_of(sequence));
        query->bind(signed_of(entries_max));
        return all_entries(*query);
    }

    Result<std::uint64_t> last_position(const std::string& municipality) override {
        auto query =
            TRY(connection_->prepare("SELECT ifnull(max(position), 0) FROM entries WHERE "
                                     "municipality = ? AND position IS NOT NULL"));
        query->bind(municipality);
        return one_number(*query);
    }

    Result<std::vector<StoredEntry>> after_position(const std::string& municipality,
                                                    std::uint64_t position,
                                                    std::size_t entries_max) override {
        static const std::string sql = entries_where(
            "municipality = ? AND position > ? AND position IS NOT NULL ORDER BY position LIMIT ?");
        auto query = TRY(connection_->prepare(sql.c_str()));
        query->bind(municipality).bind(signed_of(position)).bind(signed_of(entries_max));
        return all_entries(*query);
    }

    Result<std::uint64_t> cursor(const HubId& hub, const std::string& municipality) override {
        auto query = TRY(connection_->prepare(
            "SELECT position FROM cursors WHERE hub = ? AND municipality = ?"));
        query->bind(hub.bytes).bind(municipality);
        return one_number(*query);
    }

    Result<void> set_cursor(const HubId& hub, const std::string& municipality,
                            std::uint64_t position) override {
        auto query = TRY(
            connection_->prepare("INSERT INTO cursors(hub, municipality, position) VALUES(?, ?, ?) "
                                 "ON CONFLICT DO UPDATE SET position = excluded.position"));
        query->bind(hub.bytes).bind(municipality).bind(signed_of(position));
        return query->run();
    }

    Result<std::uint64_t> acknowledged(const HubId& hub, const ChainId& chain) override {
        auto query = TRY(connection_->prepare(
            "SELECT sequence FROM acknowledged WHERE hub = ? AND device = ? AND municipality = ?"));
        query->bind(hub.bytes).bind(chain.device.bytes).bind(chain.municipality);
        return one_number(*query);
    }

    Result<void> set_acknowledged(const HubId& hub, const ChainId& chain,
                                  std::uint64_t sequence) override {
        auto query = TRY(connection_->prepare(
            "INSERT INTO acknowledged(hub, device, municipality, sequence) VALUES(?, ?, ?, ?) "
            "ON CONFLICT DO UPDATE SET sequence = excluded.sequence"));
        query->bind(hub.bytes)
            .bind(chain.device.bytes)
            .bind(chain.municipality)
            .bind(signed_of(sequence));
        return query->run();
    }

    Result<std::optional<Bytes>> setting(const std::string& key) override {
        auto query = TRY(connection_->prepare("SELECT value FROM settings WHERE key = ?"));
        query->bind(key);
        return optional_bytes(*query);
    }

    Result<void> set_setting(const std::string& key, const Bytes& value) override {
        auto query =
            TRY(connection_->prepare("INSERT INTO settings(key, value) VALUES(?, ?) "
                                     "ON CONFLICT DO UPDATE SET value = excluded.value"));
        query->bind(key).bind(value);
        return query->run();
    }

    Result<std::vector<LookupKey>> subjects() override {
        auto query = TRY(connection_->prepare(
            "SELECT subject FROM entries UNION SELECT subject FROM rows ORDER BY 1"));
        return keys(*query);
    }

    Result<std::uint64_t> entry_count() override {
        auto query = TRY(connection_->prepare("SELECT count(*) FROM entries"));
        return one_number(*query);
    }

  private:
    // Most rows keep the keys that they had: then no page of the lookups is touched.
    Result<void> replace_lookups(const LookupKey& subject, std::vector<LookupKey> wanted) {
        std::ranges::sort(wanted);
        wanted.erase(std::ranges::unique(wanted).begin(), wanted.end());
        auto present = TRY(connection_->prepare(
            "SELECT found_by FROM lookups WHERE subject = ? ORDER BY found_by"));
        present->bind(subject);
        if (TRY(keys(*present)) == wanted) return {};
        auto clear = TRY(connection_->prepare("DELETE FROM lookups WHERE subject = ?"));
        clear->bind(subject);
        TRY(clear->run());
        for (const LookupKey& key : wanted) {
            auto query =
                TRY(connection_->prepare("INSERT INTO lookups(found_by, subject) VALUES(?, ?)"));
            query->bind(key).bind(subject);
            TRY(query->run());
        }
        return {};
    }

    static Result<std::optional<Bytes>> optional_bytes(Query& query) {
        if (!TRY(query.step())) return std::optional<Bytes>();
        return std::optional<Bytes>(query.bytes(0));
    }
    static Result<std::vector<LookupKey>> keys(Query& query) {
        std::vector<LookupKey> all;
        while (TRY(query.step())) all.push_back(query.fixed<16>(0));
        return all;
    }

    std::unique_ptr<SqliteConnection> connection_;
};

Result<std::int64_t> pragma_number(SqliteConnection& connection, const char* sql) {
    auto query = TRY(connection.prepare(sql));
    if (!TRY(query->step())) return std::int64_t{0};
    return query->number(0);
}

// A new file gets its tables; a file of ours of this version is taken; anything else is refused
// untouched.
Result<void> accept_schema(SqliteConnection& connection) {
    const std::int64_t whose = TRY(pragma_number(connection, "PRAGMA application_id"));
    const std::int64_t version = TRY(pragma_number(connection, "PRAGMA user_version"));
    const std::int64_t objects =
        TRY(pragma_number(connection, "SELECT count(*) FROM sqlite_schema"));
    if (whose == 0 && version == 0 && objects == 0) {
        TRY(connection.run("BEGIN IMMEDIATE"));
        TRY(connection.run(tables));
        return connection.run("COMMIT");
    }
    if (whose != application_id) {
        return fail(ErrorKind::environment, "store.foreign",
                    {"このファイルは受付のデータではありません。何も変更していません。",
                     "This file is not a Uketsuke database. Nothing was changed."});
    }
    if (version > schema_version) {
        return fail(ErrorKind::environment, "store.newer",
                    {"このデータは新しい版のプログラム（形式" + std::to_string(version) +
                         "）が作りました。何も変更していません。",
                     "This data was made by a newer version (layout " + std::to_string(version) +
                         "). Nothing was changed."},
                    {"プログラムを新しい版に更新してください。", "Update the program."});
    }
    return {};
}

}  // namespace

Result<std::unique_ptr<Store>> open_sqlite_store(const std::string& file, const std::string& vfs) {
    auto connection = TRY(SqliteConnection::open(file, vfs));
    TRY(accept_schema(*connection));
    return std::unique_ptr<Store>(std::make_unique<SqliteStore>(std::move(connection)));
}

}  // namespace uketsuke
