// SQLite's adapter.
// [X] disk full, read-only, damaged, foreign and locked files told apart
// [X] statements prepared once
// [ ] encryption of the file: the store seals what must be sealed itself
#include "core/store/sqlite_connection.h"

#include <sqlite3.h>

#include "core/base/require.h"

namespace uketsuke {

namespace {

std::unexpected<Error> sqlite_error(sqlite3* connection, int code) {
    const std::string detail = std::string(" (SQLite: ") +
                               (connection ? sqlite3_errmsg(connection) : sqlite3_errstr(code)) +
                               ")";
    switch (code & 0xff) {
        case SQLITE_FULL:
            return fail(ErrorKind::environment, "store.disk_full",
                        {"ディスクがいっぱいです。今の操作は記録されていません。",
                         "The disk is full. This was not recorded." + detail},
                        {"空きを作ってから、もう一度操作してください。これまでの記録は無事です。",
                         "Free some space and try again. Earlier records are safe."});
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return fail(ErrorKind::environment, "store.busy",
                        {"ほかのプログラムがこのデータを使っています。",
                         "Another program is using this data." + detail},
                        {"ほかの受付の画面を終了してから始めてください。",
                         "Close the other program, then start again."});
        case SQLITE_NOTADB:
            return fail(ErrorKind::environment, "store.foreign",
                        {"このファイルは受付のデータではありません。何も変更していません。",
                         "This file is not a Uketsuke database. Nothing was changed." + detail});
        case SQLITE_CORRUPT:
            return fail(
                ErrorKind::environment, "store.damaged",
                {"データのファイルが壊れています。何も変更していません。",
                 "The database file is damaged. Nothing was changed." + detail},
                {"この端末を使わず、データのフォルダーを写してから担当者に連絡してください。",
                 "Stop using this device, copy the data folder, and call the person in charge."});
        default:
            return fail(ErrorKind::environment, "store.environment",
                        {"データの保存ができません。今の操作は記録されていません。",
                         "The data could not be saved or read. This was not recorded." + detail});
    }
}

}  // namespace

Query::~Query() {
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
}

Query& Query::bind(const std::uint8_t* data, std::size_t size) {
    // A null pointer would bind NULL: an empty blob is bound by any address.
    const void* from = data ? static_cast<const void*>(data) : "";
    sqlite3_bind_blob64(statement_, next_++, from, size, SQLITE_TRANSIENT);
    return *this;
}

Query& Query::bind(const std::string& text) {
    sqlite3_bind_text64(statement_, next_++, text.data(), text.size(), SQLITE_TRANSIENT,
                        SQLITE_UTF8);
    return *this;
}

Query& Query::bind(std::int64_t number) {
    sqlite3_bind_int64(statement_, next_++, number);
    return *this;
}

Query& Query::bind_null() {
    sqlite3_bind_null(statement_, next_++);
    return *this;
}

Result<bool> Query::step() {
    const int code = sqlite3_step(statement_);
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    return sqlite_error(connection_, code);
}

Result<void> Query::run() {
    const bool row = TRY(step());
    require(!row, "a statement that is run gives no rows");
    return {};
}

std::int64_t Query::number(int column) const { return sqlite3_column_int64(statement_, column); }

std::string Query::text(int column) const {
    const Bytes read = bytes(column);
    return std::string(read.begin(), read.end());
}

Bytes Query::bytes(int column) const {
    const auto* data = static_cast<const std::uint8_t*>(sqlite3_column_blob(statement_, column));
    const int size = sqlite3_column_bytes(statement_, column);
    return data ? Bytes(data, data + size) : Bytes();
}

Result<std::unique_ptr<SqliteConnection>> SqliteConnection::open(const std::string& file,
                                                                 const std::string& vfs) {
    sqlite3* connection = nullptr;
    const int flags =
        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    const int code =
        sqlite3_open_v2(file.c_str(), &connection, flags, vfs.empty() ? nullptr : vfs.c_str());
    if (code != SQLITE_OK) {
        auto error = sqlite_error(connection, code);
        sqlite3_close(connection);
        return error;
    }
    std::unique_ptr<SqliteConnection> made(new SqliteConnection(connection));
    // EXCLUSIVE must come before WAL: then no shared-memory file is made and no other process can
    // open it.
    TRY(made->run("PRAGMA locking_mode = EXCLUSIVE"));
    TRY(made->run("PRAGMA journal_mode = WAL"));
    TRY(made->run("PRAGMA synchronous = FULL"));
    // A large import leaves a large log: it is cut back when the log begins anew.
    TRY(made->run("PRAGMA journal_size_limit = 67108864"));
    sqlite3_wal_hook(connection, on_commit, made.get());
    TRY(made->run("PRAGMA foreign_keys = ON"));
    TRY(made->run("PRAGMA temp_store = MEMORY"));
    // What is erased is overwritten with zeros and not only unlinked.
    TRY(made->run("PRAGMA secure_delete = ON"));
    // The lock is taken at the first statement that reads or writes, not by the pragma
    // (measured.md).
    TRY(made->run("BEGIN EXCLUSIVE; COMMIT"));
    // What was erased just before a crash may lie in the log still. A full disk opens all the same.
    (void)made->empty_log();
    return made;
}

SqliteConnection::~SqliteConnection() {
    for (auto& [sql, statement] : statements_) sqlite3_finalize(statement);
    sqlite3_close(connection_);
}

Result<std::unique_ptr<Query>> SqliteConnection::prepare(const char* sql) {
    sqlite3_stmt*& statement = statements_[sql];
    if (!statement) {
        const int code = sqlite3_prepare_v3(connection_, sql, -1, SQLITE_PREPARE_PERSISTENT,
                                            &statement, nullptr);
        if (code != SQLITE_OK) return sqlite_error(connection_, code);
    }
    return std::make_unique<Query>(connection_, statement);
}

Result<void> SqliteConnection::run(const char* sql) {
    const int code = sqlite3_exec(connection_, sql, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) return sqlite_error(connection_, code);
    return {};
}

int SqliteConnection::on_commit(void* self, sqlite3*, const char*, int log_pages) {
    auto& made = *static_cast<SqliteConnection*>(self);
    made.log_pages_ = log_pages;
    if (log_pages >= log_pages_max) made.checkpoint();
    return SQLITE_OK;  // The commit itself is done, whatever became of the checkpoint.
}

void SqliteConnection::checkpoint() {
    const int code = sqlite3_wal_checkpoint_v2(connection_, nullptr, SQLITE_CHECKPOINT_PASSIVE,
                                               nullptr, nullptr);
    if (code == SQLITE_OK) log_pages_ = 0;
}

Result<void> SqliteConnection::empty_log() {
    const int code = sqlite3_wal_checkpoint_v2(connection_, nullptr, SQLITE_CHECKPOINT_TRUNCATE,
                                               nullptr, nullptr);
    if (code != SQLITE_OK) return sqlite_error(connection_, code);
    log_pages_ = 0;
    return {};
}

bool SqliteConnection::changed_a_row() const { return sqlite3_changes(connection_) > 0; }

}  // namespace uketsuke
