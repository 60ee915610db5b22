// The migrations as SQL. A step that was released is never changed: what has to be other comes as
// a further step at the end.
#include "sync/hub/postgres_schema.h"

#include <array>

namespace uketsuke {

namespace {

// Entries are partitioned by a hash of their municipality, sixteen parts that are made with the
// table. One part for each municipality would have to be made in the middle of a batch, which locks
// the whole table against readers; and a subject, which is looked up without its municipality,
// would have to be looked for in 1,700 parts, more than a server's table of locks holds.
constexpr const char* first_tables = R"sql(
CREATE TABLE settings(key text COLLATE "C" PRIMARY KEY, value bytea NOT NULL);
CREATE TABLE chains(
    device bytea, municipality text COLLATE "C", sequence bigint NOT NULL, link bytea NOT NULL,
    at bigint NOT NULL, PRIMARY KEY(device, municipality));
CREATE TABLE entries(
    municipality text COLLATE "C", device bytea, sequence bigint, subject bytea NOT NULL,
    sealed bytea NOT NULL, link bytea NOT NULL, signature bytea NOT NULL,
    position bigint, history bytea,
    PRIMARY KEY(municipality, device, sequence)) PARTITION BY HASH(municipality);
DO $$ BEGIN
    FOR part IN 0..15 LOOP
        EXECUTE format('CREATE TABLE entries_%s PARTITION OF entries '
                       'FOR VALUES WITH (MODULUS 16, REMAINDER %s)', part, part);
    END LOOP;
END $$;
CREATE INDEX entries_by_subject ON entries(subject);
CREATE UNIQUE INDEX entries_by_position ON entries(municipality, position)
    WHERE position IS NOT NULL;
CREATE TABLE rows(subject bytea PRIMARY KEY, found_by bytea NOT NULL, sealed bytea NOT NULL);
CREATE TABLE lookups(found_by bytea, subject bytea, PRIMARY KEY(found_by, subject));
CREATE TABLE cursors(
    hub bytea, municipality text COLLATE "C", position bigint NOT NULL, history bytea NOT NULL,
    PRIMARY KEY(hub, municipality));
CREATE TABLE acknowledged(
    hub bytea, device bytea, municipality text COLLATE "C", sequence bigint NOT NULL,
    PRIMARY KEY(hub, device, municipality));
CREATE TABLE quarantine(
    device bytea, municipality text COLLATE "C", sequence bigint, reason text NOT NULL,
    PRIMARY KEY(device, municipality, sequence));
)sql";

constexpr std::array migrations{first_tables};

// One row. It is made with the first tables and by the same transaction.
constexpr const char* mark_table = R"sql(
CREATE TABLE uketsuke_layout(
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row), version bigint NOT NULL);
INSERT INTO uketsuke_layout(version) VALUES(0);
)sql";

struct Found {
    bool anything = false;
    bool ours = false;
};

Result<Found> look_at(PostgresConnection& connection) {
    const auto rows = TRY(connection.run(
        "SELECT count(*), count(*) FILTER (WHERE relname = 'uketsuke_layout') FROM pg_class "
        "WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p', 'v', 'm')"));
    return Found{rows.number(0, 0) > 0, rows.number(0, 1) > 0};
}

Result<std::int64_t> layout_of(PostgresConnection& connection) {
    const auto rows = TRY(connection.run("SELECT version FROM uketsuke_layout"));
    return rows.count() == 1 ? rows.number(0, 0) : std::int64_t{0};
}

std::unexpected<Error> newer(std::int64_t layout) {
    return fail(ErrorKind::environment, "store.newer",
                {"このデータベースは新しい版のプログラム（形式" + std::to_string(layout) +
                     "）が作りました。何も変更していません。",
                 "This database was made by a newer version (layout " + std::to_string(layout) +
                     "). Nothing was changed."},
                {"プログラムを新しい版に更新してください。", "Update the program."});
}

std::unexpected<Error> foreign() {
    return fail(
        ErrorKind::environment, "store.foreign",
        {"このデータベースには、受付のものではない表があります。何も変更していません。",
         "There are tables in this database that are not Uketsuke's. Nothing was changed."},
        {"空のデータベースを作って指定してください。", "Make an empty database and name that."});
}

Result<void> migrate(PostgresConnection& connection, std::int64_t layout) {
    for (auto step = static_cast<std::size_t>(layout); step < migrations.size(); ++step)
        TRY(connection.run_script(migrations.at(step)));
    TRY(connection.run("UPDATE uketsuke_layout SET version = $1",
                       PostgresValues().add(std::int64_t{postgres_layout()})));
    return {};
}

}  // namespace

int postgres_layout() { return static_cast<int>(migrations.size()); }

// Within the writers' lock, so that of two programs that start at once one makes the tables.
Result<void> accept_postgres_schema(PostgresConnection& connection) {
    return connection.transact([&]() -> Result<void> {
        const Found found = TRY(look_at(connection));
        if (found.anything && !found.ours) return foreign();
        if (!found.anything) TRY(connection.run_script(mark_table));
        const std::int64_t layout = TRY(layout_of(connection));
        if (layout > postgres_layout()) return newer(layout);
        return layout == postgres_layout() ? Result<void>{} : migrate(connection, layout);
    });
}

}  // namespace uketsuke
