// The one PostgreSQL connection of a store, its prepared statements and its transactions, with
// errors as values. Used by postgres_store.cpp and postgres_schema.cpp; postgres_connection.cpp is
// the only file that includes libpq-fe.h.
//
// Threads: one at a time.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/result.h"

struct pg_conn;
struct pg_result;

namespace uketsuke {

// What stands for $1, $2 ... in a statement. All of it travels in PostgreSQL's binary form, so
// the statement has to want exactly bytea, text or bigint.
class PostgresValues {
  public:
    PostgresValues& add(const std::uint8_t* data, std::size_t size);
    PostgresValues& add(const Bytes& bytes) { return add(bytes.data(), bytes.size()); }
    template <std::size_t N>
    PostgresValues& add(const FixedBytes<N>& bytes) {
        return add(bytes.data(), N);
    }
    PostgresValues& add(const std::string& text);
    PostgresValues& add(std::int64_t number);
    PostgresValues& add_null();

    const std::vector<std::optional<std::string>>& all() const { return values_; }

  private:
    std::vector<std::optional<std::string>> values_;
};

// All rows that a statement gave, in binary form.
class PostgresRows {
  public:
    explicit PostgresRows(pg_result* result);

    int count() const;
    std::uint64_t changed() const;  // Rows that an insert, an update or a delete touched.
    std::int64_t number(int row, int column) const;
    std::string text(int row, int column) const;
    Bytes bytes(int row, int column) const;
    template <std::size_t N>
    FixedBytes<N> fixed(int row, int column) const {
        FixedBytes<N> out{};
        const Bytes read = bytes(row, column);
        if (read.size() == N) std::copy(read.begin(), read.end(), out.begin());
        return out;
    }

  private:
    struct Clear {
        void operator()(pg_result* result) const;
    };
    std::unique_ptr<pg_result, Clear> result_;
};

class PostgresConnection {
  public:
    // `address` is a connection URI or libpq's keywords. Errors: store.unreachable,
    // store.not_durable where the server would lose what it said it kept.
    static Result<std::unique_ptr<PostgresConnection>> open(const std::string& address);
    ~PostgresConnection();
    PostgresConnection(const PostgresConnection&) = delete;
    PostgresConnection& operator=(const PostgresConnection&) = delete;

    // Runs `work` in a transaction that holds the writers' lock of the database from its beginning
    // to its end, so that nothing that it reads is changed by another connection in between. What
    // comes back without an error is on the server's disk. After the first statement that fails
    // nothing more of the transaction is sent, and the whole of it fails with that error, also
    // where `work` says that all is well. Where the connection was lost while idle it is made anew;
    // where it is lost within, all that was done is gone; where the answer to the commit is
    // lost, the server is asked what became of it. Errors: store.connection_lost, store.unsettled
    // (nobody answered whether it was kept), store.busy, those of `work`.
    Result<void> transact(const std::function<Result<void>()>& work);
    bool in_transaction() const { return in_transaction_; }

    // `sql` must be a literal: it is prepared once for each connection and kept by its address.
    // Outside of a transaction it must only read: it is sent again where the connection was lost.
    Result<PostgresRows> run(const char* sql, const PostgresValues& values = {});
    // Without values; may hold several statements.
    Result<void> run_script(const std::string& script);

  private:
    explicit PostgresConnection(std::string address) : address_(std::move(address)) {}
    Result<void> connect();
    Result<void> connect_as_it_has_to_be();
    Result<void> begin();
    Result<void> commit();
    void roll_back();
    Result<void> settle();
    bool is_lost() const;
    Result<PostgresRows> run_once(const char* sql, const PostgresValues& values);
    Result<std::string> prepared(const char* sql);
    // The rows, or what the server or the wire said; remembers it for the transaction.
    Result<PostgresRows> checked(pg_result* result);
    Result<PostgresRows> sent(const char* statement);
    std::unexpected<Error> note(Error error);

    struct Finish {
        void operator()(pg_conn* connection) const;
    };
    std::string address_;
    std::unique_ptr<pg_conn, Finish> connection_;
    std::unordered_map<const char*, std::string> names_;  // Of the statements of this connection.
    bool in_transaction_ = false;
    std::string transaction_;      // The server's name for it.
    std::optional<Error> broken_;  // The first error in the transaction.
};

}  // namespace uketsuke
