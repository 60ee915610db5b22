// libpq's adapter.
// [X] every value bound and in binary form, statements prepared once a connection
// [X] a lost connection made anew, never within a transaction; a lost commit asked for
// [X] synchronous_commit set, fsync and full_page_writes checked
// [ ] many statements in one round trip (pipeline mode)
// [ ] rows read one by one: an answer is held whole
#include "sync/hub/postgres_connection.h"

#include <libpq-fe.h>

#include <array>
#include <chrono>
#include <thread>

#include "core/base/require.h"
#include "sync/hub/postgres_errors.h"

namespace uketsuke {

namespace {

constexpr int binary = 1;

// Set for each connection, whatever the server's own settings are. A process that hangs in the
// middle of a transaction does not hold up the others for ever.
constexpr const char* session_settings = R"sql(
SET synchronous_commit = on;
SET default_transaction_isolation = 'read committed';
SET lock_timeout = '30s';
SET idle_in_transaction_session_timeout = '60s';
SET client_min_messages = warning;
)sql";

// "Uketsuke" as a number: the writers' lock of a database.
constexpr std::int64_t writers_lock = 0x556b65747375'6b65;

constexpr auto settling_step = std::chrono::milliseconds{100};
constexpr int settling_steps = 100;  // Ten seconds: a server that starts anew answers by then.

std::string big_endian(std::uint64_t number) {
    std::string bytes(8, '\0');
    for (std::size_t i = 0; i < 8; ++i) bytes[i] = static_cast<char>(number >> (56 - 8 * i));
    return bytes;
}

}  // namespace

PostgresValues& PostgresValues::add(const std::uint8_t* data, std::size_t size) {
    values_.emplace_back(std::string(data, data + size));
    return *this;
}

PostgresValues& PostgresValues::add(const std::string& text) {
    values_.emplace_back(text);
    return *this;
}

PostgresValues& PostgresValues::add(std::int64_t number) {
    values_.emplace_back(big_endian(static_cast<std::uint64_t>(number)));
    return *this;
}

PostgresValues& PostgresValues::add_null() {
    values_.emplace_back(std::nullopt);
    return *this;
}

PostgresRows::PostgresRows(pg_result* result) : result_(result) {}

void PostgresRows::Clear::operator()(pg_result* result) const { PQclear(result); }

int PostgresRows::count() const { return PQntuples(result_.get()); }

std::uint64_t PostgresRows::changed() const {
    const std::string_view count = PQcmdTuples(result_.get());
    std::uint64_t changed = 0;
    for (const char digit : count) changed = changed * 10 + static_cast<std::uint64_t>(digit - '0');
    return changed;
}

std::int64_t PostgresRows::number(int row, int column) const {
    const Bytes read = bytes(row, column);
    std::uint64_t number = 0;
    for (const std::uint8_t byte : read) number = number << 8 | byte;
    return static_cast<std::int64_t>(number);
}

std::string PostgresRows::text(int row, int column) const { return to_text(bytes(row, column)); }

Bytes PostgresRows::bytes(int row, int column) const {
    const char* data = PQgetvalue(result_.get(), row, column);
    const int size = PQgetlength(result_.get(), row, column);
    return Bytes(data, data + size);
}

Result<std::unique_ptr<PostgresConnection>> PostgresConnection::open(const std::string& address) {
    std::unique_ptr<PostgresConnection> made(new PostgresConnection(address));
    TRY(made->connect());
    return made;
}

PostgresConnection::~PostgresConnection() = default;

void PostgresConnection::Finish::operator()(pg_conn* connection) const { PQfinish(connection); }

// A connection that is not as it has to be is none.
Result<void> PostgresConnection::connect() {
    auto done = connect_as_it_has_to_be();
    if (!done.has_value()) connection_.reset();
    return done;
}

Result<void> PostgresConnection::connect_as_it_has_to_be() {
    // What stands before dbname may be said otherwise in the address; what stands after it may not.
    const std::array names{"connect_timeout",
                           "tcp_user_timeout",
                           "dbname",
                           "target_session_attrs",
                           "client_encoding",
                           "application_name",
                           static_cast<const char*>(nullptr)};
    const std::array values{"10",
                            "30000",
                            address_.c_str(),
                            "read-write",
                            "UTF8",
                            "uketsuke-hub",
                            static_cast<const char*>(nullptr)};
    constexpr int expand_dbname = 1;
    names_.clear();
    connection_.reset(PQconnectdbParams(names.data(), values.data(), expand_dbname));
    if (is_lost()) return std::unexpected(database_unreachable(PQerrorMessage(connection_.get())));
    TRY(run_script(session_settings));
    for (const char* setting : {"fsync", "full_page_writes"}) {
        const auto told =
            TRY(run_once("SELECT current_setting($1)", PostgresValues().add(std::string(setting))));
        if (told.count() != 1 || told.text(0, 0) != "on")
            return std::unexpected(not_durable(setting));
    }
    return {};
}

bool PostgresConnection::is_lost() const { return PQstatus(connection_.get()) != CONNECTION_OK; }

Result<void> PostgresConnection::transact(const std::function<Result<void>()>& work) {
    require(!in_transaction_, "transactions are not nested");
    auto done = begin();
    if (done.has_value()) done = work();
    // A caller may go on after a statement that failed; the transaction may not.
    if (done.has_value() && broken_) done = std::unexpected(*broken_);
    if (done.has_value()) {
        done = commit();
    } else {
        roll_back();
    }
    in_transaction_ = false;
    broken_.reset();
    return done;
}

Result<void> PostgresConnection::begin() {
    in_transaction_ = true;
    auto begun =
        is_lost() ? Result<PostgresRows>(std::unexpected(connection_lost(""))) : sent("BEGIN");
    if (!begun.has_value() && is_lost()) {
        // It went while nobody used it: nothing was done yet.
        in_transaction_ = false;
        broken_.reset();
        TRY(connect());
        in_transaction_ = true;
        begun = sent("BEGIN");
    }
    TRY(std::move(begun));
    const auto named = TRY(run("SELECT pg_current_xact_id()::text, pg_advisory_xact_lock($1)::text",
                               PostgresValues().add(writers_lock)));
    transaction_ = named.text(0, 0);
    return {};
}

// A server that has already given up a transaction answers COMMIT with ROLLBACK.
Result<void> PostgresConnection::commit() {
    pg_result* result = PQexec(connection_.get(), "COMMIT");
    const bool kept = result && std::string_view(PQcmdStatus(result)) == "COMMIT";
    const auto answered = checked(result);
    if (answered.has_value()) {
        if (kept) return {};
        return std::unexpected(error_of_state("", "COMMIT was answered with ROLLBACK"));
    }
    if (!is_lost()) return std::unexpected(answered.error());
    return settle();
}

void PostgresConnection::roll_back() {
    if (!connection_ || is_lost()) return;
    PQclear(PQexec(connection_.get(), "ROLLBACK"));
}

// The answer to COMMIT did not come: it may have been kept or not, and only the server knows.
Result<void> PostgresConnection::settle() {
    in_transaction_ = false;
    const Error lost = *broken_;
    for (int step = 0; step < settling_steps; ++step) {
        if (step > 0) std::this_thread::sleep_for(settling_step);
        if (is_lost() && !connect().has_value()) continue;
        const auto fate = run_once("SELECT coalesce(pg_xact_status($1::text::xid8), 'unknown')",
                                   PostgresValues().add(transaction_));
        if (!fate.has_value() || fate->count() != 1) continue;
        if (fate->text(0, 0) == "committed") return {};
        if (fate->text(0, 0) == "aborted") return std::unexpected(lost);
    }
    return std::unexpected(commit_unsettled(lost.what.en));
}

Result<PostgresRows> PostgresConnection::run(const char* sql, const PostgresValues& values) {
    if (in_transaction_) {
        if (broken_) return std::unexpected(*broken_);
        return run_once(sql, values);
    }
    auto rows = run_once(sql, values);
    if (rows.has_value() || !is_lost()) return rows;
    TRY(connect());
    return run_once(sql, values);
}

Result<PostgresRows> PostgresConnection::run_once(const char* sql, const PostgresValues& values) {
    const std::string name = TRY(prepared(sql));
    std::vector<const char*> data;
    std::vector<int> sizes;
    for (const auto& value : values.all()) {
        data.push_back(value ? value->data() : nullptr);
        sizes.push_back(value ? static_cast<int>(value->size()) : 0);
    }
    const std::vector<int> formats(data.size(), binary);
    return checked(PQexecPrepared(connection_.get(), name.c_str(), static_cast<int>(data.size()),
                                  data.data(), sizes.data(), formats.data(), binary));
}

Result<std::string> PostgresConnection::prepared(const char* sql) {
    const auto known = names_.find(sql);
    if (known != names_.end()) return known->second;
    const std::string name = "s" + std::to_string(names_.size());
    TRY(checked(PQprepare(connection_.get(), name.c_str(), sql, 0, nullptr)));
    names_[sql] = name;
    return name;
}

Result<void> PostgresConnection::run_script(const std::string& script) {
    TRY(sent(script.c_str()));
    return {};
}

Result<PostgresRows> PostgresConnection::sent(const char* statement) {
    return checked(PQexec(connection_.get(), statement));
}

Result<PostgresRows> PostgresConnection::checked(pg_result* result) {
    PostgresRows rows(result);
    const ExecStatusType status = PQresultStatus(result);
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) return rows;
    const char* state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    const std::string detail = PQerrorMessage(connection_.get());
    if (state && !is_lost()) return note(error_of_state(state, detail));
    // What the server did not say, libpq did: after a failed write it may still hold the
    // connection for a good one.
    connection_.reset();
    return note(connection_lost(detail));
}

std::unexpected<Error> PostgresConnection::note(Error error) {
    if (in_transaction_ && !broken_) broken_ = error;
    return std::unexpected(std::move(error));
}

}  // namespace uketsuke
