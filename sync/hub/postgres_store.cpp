// The port's verbs as SQL.
#include "sync/hub/postgres_store.h"

#include <algorithm>
#include <limits>

#include "core/base/require.h"
#include "sync/hub/postgres_connection.h"
#include "sync/hub/postgres_schema.h"

namespace uketsuke {

namespace {

using Values = PostgresValues;

// What all_entries() reads, in its order. A statement is kept by the address of its text, so each
// is made once.
std::string entries_where(const char* condition) {
    return std::string(
               "SELECT device, municipality, sequence, subject, sealed, link, signature, "
               "coalesce(position, 0), coalesce(history, ''::bytea) FROM entries WHERE ") +
           condition;
}

std::int64_t signed_of(std::uint64_t value) {
    constexpr auto largest = std::numeric_limits<std::int64_t>::max();
    return static_cast<std::int64_t>(std::min(value, static_cast<std::uint64_t>(largest)));
}

std::uint64_t one_number(const PostgresRows& rows) {
    return rows.count() == 0 ? 0 : static_cast<std::uint64_t>(rows.number(0, 0));
}

Place one_place(const PostgresRows& rows) {
    if (rows.count() == 0) return {};
    return {static_cast<std::uint64_t>(rows.number(0, 0)), rows.fixed<32>(0, 1)};
}

std::optional<Bytes> optional_bytes(const PostgresRows& rows) {
    return rows.count() == 0 ? std::nullopt : std::optional(rows.bytes(0, 0));
}

std::vector<LookupKey> keys(const PostgresRows& rows) {
    std::vector<LookupKey> all;
    for (int row = 0; row < rows.count(); ++row) all.push_back(rows.fixed<16>(row, 0));
    return all;
}

std::vector<StoredEntry> all_entries(const PostgresRows& rows) {
    std::vector<StoredEntry> entries;
    for (int row = 0; row < rows.count(); ++row) {
        StoredEntry& entry = entries.emplace_back();
        entry.chain = {DeviceId{rows.fixed<16>(row, 0)}, rows.text(row, 1)};
        entry.sequence = static_cast<std::uint64_t>(rows.number(row, 2));
        entry.subject = rows.fixed<16>(row, 3);
        entry.sealed = rows.bytes(row, 4);
        entry.link = rows.fixed<32>(row, 5);
        entry.signature = rows.fixed<64>(row, 6);
        entry.place = {static_cast<std::uint64_t>(rows.number(row, 7)), rows.fixed<32>(row, 8)};
    }
    return entries;
}

Values of_chain(const ChainId& chain) {
    return Values().add(chain.device.bytes).add(chain.municipality);
}

class PostgresStore final : public Store {
  public:
    explicit PostgresStore(std::unique_ptr<PostgresConnection> connection)
        : connection_(std::move(connection)) {}

    Result<void> transact(const std::function<Result<void>()>& work) override {
        return connection_->transact(work);
    }

    Result<bool> add(const StoredEntry& entry) override {
        require(entry.sequence > 0, "a chain begins at 1");
        Values values = of_chain(entry.chain).add(signed_of(entry.sequence)).add(entry.subject);
        values.add(entry.sealed).add(entry.link).add(entry.signature);
        const auto& [position, history] = entry.place;
        position == 0 ? values.add_null() : values.add(signed_of(position));
        position == 0 ? values.add_null() : values.add(history);
        return TRY(write("INSERT INTO entries(device, municipality, sequence, subject, sealed, "
                         "link, signature, position, history) "
                         "VALUES($1, $2, $3, $4, $5, $6, $7, $8, $9) "
                         "ON CONFLICT(municipality, device, sequence) DO NOTHING",
                         values)) > 0;
    }

    Result<void> reseal(const StoredEntry& entry) override {
        const auto changed =
            TRY(write("UPDATE entries SET sealed = $4 "
                      "WHERE device = $1 AND municipality = $2 AND sequence = $3",
                      of_chain(entry.chain).add(signed_of(entry.sequence)).add(entry.sealed)));
        require(changed == 1, "only an entry that is there is sealed anew");
        return {};
    }

    Result<std::vector<StoredEntry>> entries_of(const LookupKey& subject) override {
        static const std::string sql =
            entries_where("subject = $1 ORDER BY municipality, device, sequence");
        return all_entries(TRY(connection_->run(sql.c_str(), Values().add(subject))));
    }

    Result<void> replace(const LookupKey& subject, const StoredRow& row) override {
        return within([&] { return replace_within(subject, row); });
    }

    Result<std::optional<Bytes>> row_of(const LookupKey& subject) override {
        return optional_bytes(TRY(
            connection_->run("SELECT sealed FROM rows WHERE subject = $1", Values().add(subject))));
    }

    Result<std::vector<LookupKey>> find(const LookupKey& found_by) override {
        return keys(
            TRY(connection_->run("SELECT subject FROM lookups WHERE found_by = $1 ORDER BY subject",
                                 Values().add(found_by))));
    }

    Result<std::vector<LookupKey>> shared(std::size_t subjects_max) override {
        return keys(
            TRY(connection_->run("SELECT found_by FROM lookups GROUP BY found_by "
                                 "HAVING count(*) BETWEEN 2 AND $1 ORDER BY found_by",
                                 Values().add(signed_of(subjects_max)))));
    }

    Result<ChainHead> head(const ChainId& chain) override {
        const auto rows = TRY(connection_->run(
            "SELECT sequence, link, at FROM chains WHERE device = $1 AND municipality = $2",
            of_chain(chain)));
        if (rows.count() == 0) return ChainHead{};
        return ChainHead{static_cast<std::uint64_t>(rows.number(0, 0)), rows.fixed<32>(0, 1),
                         Instant{std::chrono::milliseconds{rows.number(0, 2)}}};
    }

    Result<void> set_head(const ChainId& chain, const ChainHead& head) override {
        Values values = of_chain(chain).add(signed_of(head.sequence)).add(head.link);
        values.add(std::int64_t{head.at.time_since_epoch().count()});
        TRY(
            write("INSERT INTO chains(device, municipality, sequence, link, at) "
                  "VALUES($1, $2, $3, $4, $5) ON CONFLICT(device, municipality) DO UPDATE "
                  "SET sequence = excluded.sequence, link = excluded.link, at = excluded.at",
                  values));
        return {};
    }

    Result<std::vector<ChainId>> chains() override {
        const auto rows = TRY(connection_->run(
            "SELECT device, municipality FROM chains WHERE sequence > 0 ORDER BY 1, 2"));
        std::vector<ChainId> all;
        for (int row = 0; row < rows.count(); ++row)
            all.push_back({DeviceId{rows.fixed<16>(row, 0)}, rows.text(row, 1)});
        return all;
    }

    Result<std::vector<StoredEntry>> run_after(const ChainId& chain, std::uint64_t sequence,
                                               std::size_t entries_max) override {
        static const std::string sql = entries_where(
            "device = $1 AND municipality = $2 AND sequence > $3 ORDER BY sequence LIMIT $4");
        return all_entries(TRY(connection_->run(
            sql.c_str(), of_chain(chain).add(signed_of(sequence)).add(signed_of(entries_max)))));
    }

    Result<Place> last_place(const std::string& municipality) override {
        return one_place(TRY(
            connection_->run("SELECT position, history FROM entries WHERE municipality = $1 AND "
                             "position IS NOT NULL ORDER BY position DESC LIMIT 1",
                             Values().add(municipality))));
    }

    Result<std::optional<Digest>> history_at(const std::string& municipality,
                                             std::uint64_t position) override {
        if (position == 0) return std::optional(Digest{});
        const Place found = one_place(TRY(connection_->run(
            "SELECT position, history FROM entries WHERE municipality = $1 AND position = $2",
            Values().add(municipality).add(signed_of(position)))));
        return found.position == 0 ? std::nullopt : std::optional(found.history);
    }

    Result<std::vector<StoredEntry>> after_position(const std::string& municipality,
                                                    std::uint64_t position,
                                                    std::size_t entries_max) override {
        static const std::string sql =
            entries_where("municipality = $1 AND position > $2 ORDER BY position LIMIT $3");
        return all_entries(TRY(connection_->run(
            sql.c_str(),
            Values().add(municipality).add(signed_of(position)).add(signed_of(entries_max)))));
    }

    Result<Place> cursor(const HubId& hub, const std::string& municipality) override {
        return one_place(TRY(connection_->run(
            "SELECT position, history FROM cursors WHERE hub = $1 AND municipality = $2",
            Values().add(hub.bytes).add(municipality))));
    }

    Result<void> set_cursor(const HubId& hub, const std::string& municipality,
                            const Place& place) override {
        Values values = Values().add(hub.bytes).add(municipality);
        values.add(signed_of(place.position)).add(place.history);
        TRY(
            write("INSERT INTO cursors(hub, municipality, position, history) "
                  "VALUES($1, $2, $3, $4) ON CONFLICT(hub, municipality) DO UPDATE "
                  "SET position = excluded.position, history = excluded.history",
                  values));
        return {};
    }

    Result<std::uint64_t> acknowledged(const HubId& hub, const ChainId& chain) override {
        return one_number(
            TRY(connection_->run("SELECT sequence FROM acknowledged "
                                 "WHERE device = $1 AND municipality = $2 AND hub = $3",
                                 of_chain(chain).add(hub.bytes))));
    }

    Result<void> set_acknowledged(const HubId& hub, const ChainId& chain,
                                  std::uint64_t sequence) override {
        TRY(
            write("INSERT INTO acknowledged(device, municipality, hub, sequence) "
                  "VALUES($1, $2, $3, $4) ON CONFLICT(hub, device, municipality) DO UPDATE "
                  "SET sequence = excluded.sequence",
                  of_chain(chain).add(hub.bytes).add(signed_of(sequence))));
        return {};
    }

    Result<void> mark(const Quarantined& entry) override {
        Values values = of_chain(entry.chain).add(signed_of(entry.sequence));
        if (entry.reason.empty()) {
            TRY(
                write("DELETE FROM quarantine "
                      "WHERE device = $1 AND municipality = $2 AND sequence = $3",
                      values));
            return {};
        }
        TRY(
            write("INSERT INTO quarantine(device, municipality, sequence, reason) "
                  "VALUES($1, $2, $3, $4) ON CONFLICT(device, municipality, sequence) "
                  "DO UPDATE SET reason = excluded.reason",
                  values.add(entry.reason)));
        return {};
    }

    Result<std::vector<Quarantined>> quarantined(std::size_t entries_max) override {
        const auto rows = TRY(connection_->run(
            "SELECT device, municipality, sequence, reason FROM quarantine ORDER BY 1, 2, 3 "
            "LIMIT $1",
            Values().add(signed_of(entries_max))));
        std::vector<Quarantined> all;
        for (int row = 0; row < rows.count(); ++row) {
            all.push_back({{DeviceId{rows.fixed<16>(row, 0)}, rows.text(row, 1)},
                           static_cast<std::uint64_t>(rows.number(row, 2)),
                           rows.text(row, 3)});
        }
        return all;
    }

    Result<std::uint64_t> quarantined_count() override {
        return one_number(TRY(connection_->run("SELECT count(*) FROM quarantine")));
    }

    Result<std::optional<Bytes>> setting(const std::string& key) override {
        return optional_bytes(
            TRY(connection_->run("SELECT value FROM settings WHERE key = $1", Values().add(key))));
    }

    Result<void> set_setting(const std::string& key, const Bytes& value) override {
        TRY(
            write("INSERT INTO settings(key, value) VALUES($1, $2) "
                  "ON CONFLICT(key) DO UPDATE SET value = excluded.value",
                  Values().add(key).add(value)));
        return {};
    }

    Result<std::vector<LookupKey>> subjects() override {
        return keys(TRY(connection_->run(
            "SELECT subject FROM entries UNION SELECT subject FROM rows ORDER BY 1")));
    }

    Result<std::uint64_t> entry_count() override {
        return one_number(TRY(connection_->run("SELECT count(*) FROM entries")));
    }

    // The server looks after its log and its free space by itself.
    void use_idle_time() override {}

    Result<void> scrub() override {
        return connection_->run_script("VACUUM entries, rows, lookups");
    }

  private:
    // In the transaction that runs, or in one of its own: who writes holds the writers' lock.
    Result<void> within(const std::function<Result<void>()>& work) {
        return connection_->in_transaction() ? work() : connection_->transact(work);
    }

    // How many rows it touched.
    Result<std::uint64_t> write(const char* sql, const Values& values) {
        std::uint64_t changed = 0;
        auto done = within([&]() -> Result<void> {
            changed = TRY(connection_->run(sql, values)).changed();
            return {};
        });
        TRY(std::move(done));
        return changed;
    }

    // Most rows keep the keys that they had: then the lookups are not touched.
    Result<void> replace_within(const LookupKey& subject, const StoredRow& row) {
        std::vector<LookupKey> wanted = row.found_by;
        std::ranges::sort(wanted);
        wanted.erase(std::ranges::unique(wanted).begin(), wanted.end());
        const auto before = TRY(keys_of(subject));
        Bytes joined;
        for (const LookupKey& key : wanted) joined.insert(joined.end(), key.begin(), key.end());
        TRY(
            write("INSERT INTO rows(subject, found_by, sealed) VALUES($1, $2, $3) "
                  "ON CONFLICT(subject) DO UPDATE "
                  "SET found_by = excluded.found_by, sealed = excluded.sealed",
                  Values().add(subject).add(joined).add(row.sealed)));
        for (const LookupKey& key : before) {
            if (!std::ranges::binary_search(wanted, key))
                TRY(write("DELETE FROM lookups WHERE found_by = $1 AND subject = $2",
                          Values().add(key).add(subject)));
        }
        for (const LookupKey& key : wanted) {
            if (!std::ranges::binary_search(before, key))
                TRY(write("INSERT INTO lookups(found_by, subject) VALUES($1, $2)",
                          Values().add(key).add(subject)));
        }
        return {};
    }

    // The keys under which the row was found until now, sorted; they stand in the row itself.
    Result<std::vector<LookupKey>> keys_of(const LookupKey& subject) {
        const auto rows = TRY(connection_->run("SELECT found_by FROM rows WHERE subject = $1",
                                               Values().add(subject)));
        std::vector<LookupKey> present;
        if (rows.count() == 0) return present;
        const Bytes joined = rows.bytes(0, 0);
        for (ByteReader reader(joined); reader.left() > 0 && reader.ok();)
            present.push_back(reader.fixed<16>());
        return present;
    }

    std::unique_ptr<PostgresConnection> connection_;
};

}  // namespace

Result<std::unique_ptr<Store>> open_postgres_store(const std::string& address) {
    auto connection = TRY(PostgresConnection::open(address));
    TRY(accept_postgres_schema(*connection));
    return std::unique_ptr<Store>(std::make_unique<PostgresStore>(std::move(connection)));
}

}  // namespace uketsuke
