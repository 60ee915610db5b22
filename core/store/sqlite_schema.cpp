// The tables as SQL.
#include "core/store/sqlite_schema.h"

#include "core/store/sqlite_store.h"

namespace uketsuke {

namespace {

constexpr const char* tables = R"sql(
CREATE TABLE settings(key TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE chains(
    number INTEGER PRIMARY KEY, device BLOB NOT NULL, municipality TEXT NOT NULL,
    sequence INTEGER NOT NULL, link BLOB NOT NULL, at INTEGER NOT NULL,
    UNIQUE(device, municipality)) STRICT;
CREATE TABLE entries(
    id INTEGER PRIMARY KEY,
    municipality TEXT NOT NULL, subject BLOB NOT NULL, sealed BLOB NOT NULL, link BLOB NOT NULL,
    signature BLOB NOT NULL, position INTEGER) STRICT;
CREATE INDEX entries_by_subject ON entries(subject);
CREATE UNIQUE INDEX entries_by_position ON entries(municipality, position)
    WHERE position IS NOT NULL;
CREATE TABLE rows(
    subject BLOB PRIMARY KEY, found_by BLOB NOT NULL, sealed BLOB NOT NULL) STRICT;
CREATE TABLE lookups(
    found_by BLOB NOT NULL, subject BLOB NOT NULL,
    PRIMARY KEY(found_by, subject)) STRICT, WITHOUT ROWID;
CREATE TABLE cursors(
    hub BLOB NOT NULL, municipality TEXT NOT NULL, position INTEGER NOT NULL,
    PRIMARY KEY(hub, municipality)) STRICT, WITHOUT ROWID;
CREATE TABLE acknowledged(
    hub BLOB NOT NULL, device BLOB NOT NULL, municipality TEXT NOT NULL, sequence INTEGER NOT NULL,
    PRIMARY KEY(hub, device, municipality)) STRICT, WITHOUT ROWID;
CREATE TABLE quarantine(id INTEGER PRIMARY KEY, reason TEXT NOT NULL) STRICT;
PRAGMA application_id = 1431009099;
PRAGMA user_version = 4;
)sql";

constexpr std::int64_t application_id =
    1431009099;  // "UKSK" read as a number: says whose file this is.

Result<std::int64_t> pragma_number(SqliteConnection& connection, const char* sql) {
    auto query = TRY(connection.prepare(sql));
    if (!TRY(query->step())) return std::int64_t{0};
    return query->number(0);
}

}  // namespace

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
    if (version < schema_version) {
        return fail(ErrorKind::environment, "store.older",
                    {"このデータは試作版のプログラム（形式" + std::to_string(version) +
                         "）が作りました。何も変更していません。",
                     "This data was made by a trial version (layout " + std::to_string(version) +
                         "). Nothing was changed."},
                    {"新しいフォルダーで始めてください。", "Begin with a new folder."});
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

}  // namespace uketsuke
