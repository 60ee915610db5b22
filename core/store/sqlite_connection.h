// The one SQLite connection and its prepared statements, with errors as values. Used by
// sqlite_store.cpp; sqlite_connection.cpp is the only file that includes sqlite3.h.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace uketsuke {

// One run of a prepared statement: bind in order, then step. It resets itself when it goes.
class Query {
  public:
    Query(sqlite3* connection, sqlite3_stmt* statement)
        : connection_(connection), statement_(statement) {}
    Query(const Query&) = delete;
    Query& operator=(const Query&) = delete;
    ~Query();

    Query& bind(const std::uint8_t* data, std::size_t size);
    Query& bind(const Bytes& bytes) { return bind(bytes.data(), bytes.size()); }
    template <std::size_t N>
    Query& bind(const FixedBytes<N>& bytes) {
        return bind(bytes.data(), N);
    }
    Query& bind(const std::string& text);
    Query& bind(std::int64_t number);
    Query& bind_null();

    // True while there is a row.
    Result<bool> step();
    Result<void> run();  // For a statement without rows.

    std::int64_t number(int column) const;
    std::string text(int column) const;
    Bytes bytes(int column) const;
    template <std::size_t N>
    FixedBytes<N> fixed(int column) const {
        FixedBytes<N> out{};
        const Bytes read = bytes(column);
        if (read.size() == N) std::copy(read.begin(), read.end(), out.begin());
        return out;
    }

  private:
    sqlite3* connection_;
    sqlite3_stmt* statement_;
    int next_ = 1;
};

class SqliteConnection {
  public:
    static Result<std::unique_ptr<SqliteConnection>> open(const std::string& file,
                                                          const std::string& vfs);
    ~SqliteConnection();
    SqliteConnection(const SqliteConnection&) = delete;
    SqliteConnection& operator=(const SqliteConnection&) = delete;

    // `sql` must be a literal: it is prepared once and kept by its address.
    Result<std::unique_ptr<Query>> prepare(const char* sql);
    Result<void> run(const char* sql);  // Without parameters; may hold several statements.
    bool changed_a_row() const;         // By the last insert or update.

    // Committed pages wait in the write-ahead log until a checkpoint brings them to the file. That
    // happens in the middle of a commit only where the log has grown to log_pages_max.
    int log_pages() const { return log_pages_; }
    void checkpoint();
    // Brings all of it to the file and leaves a log without a byte. With secure_delete nothing that
    // was overwritten or deleted is then left in either.
    Result<void> empty_log();

  private:
    explicit SqliteConnection(sqlite3* connection) : connection_(connection) {}
    static int on_commit(void* self, sqlite3* connection, const char* schema, int log_pages);

    static constexpr int log_pages_max = 4000;  // 16 MiB.
    sqlite3* connection_;
    int log_pages_ = 0;
    std::unordered_map<const char*, sqlite3_stmt*> statements_;
};

}  // namespace uketsuke
