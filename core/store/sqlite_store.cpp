// The tables, and the port's verbs as SQL.
#include "core/store/sqlite_store.h"

#include <algorithm>
#include <map>

#include "core/base/require.h"
#include "core/store/sqlite_connection.h"
#include "core/store/sqlite_schema.h"

namespace uketsuke {

namespace {

// What all_entries() reads, in its order. A statement is kept by the address of its text, so each
// is made once.
std::string entries_where(const char* condition) {
    return std::string(
               "SELECT id, subject, sealed, link, signature, ifnull(position, 0) FROM entries "
               "WHERE ") +
           condition;
}

// An entry's key: the number of its chain, then its sequence. So a chain lies together and in
// order, and a device appends to the end of one tree.
constexpr int sequence_bits = 40;
constexpr std::uint64_t sequence_max = (std::uint64_t{1} << sequence_bits) - 1;

std::int64_t entry_id(std::int64_t chain_number, std::uint64_t sequence) {
    return chain_number << sequence_bits |
           static_cast<std::int64_t>(std::min(sequence, sequence_max));
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
        TRY(run("BEGIN IMMEDIATE"));
        auto done = work();
        if (done.has_value()) done = run("COMMIT");
        if (!done.has_value()) {
            // A failed commit may have ended the transaction already; then there is nothing to roll
            // back.
            (void)connection_->run("ROLLBACK");
            forget_chains();
        }
        return done;
    }

    Result<bool> add(const StoredEntry& entry) override {
        require(entry.sequence > 0 && entry.sequence <= sequence_max,
                "a chain has less than 2^40 entries");
        const std::int64_t number = TRY(number_made_for(entry.chain));
        auto query =
            TRY(connection_->prepare("INSERT INTO entries(id, municipality, subject, sealed, link, "
                                     "signature, position) VALUES(?, ?, ?, ?, ?, ?, ?) "
                                     "ON CONFLICT(id) DO NOTHING"));
        query->bind(entry_id(number, entry.sequence)).bind(entry.chain.municipality);
        query->bind(entry.subject).bind(entry.sealed).bind(entry.link).bind(entry.signature);
        entry.position == 0 ? query->bind_null() : query->bind(signed_of(entry.position));
        TRY(query->run());
        return connection_->changed_a_row();
    }

    Result<void> reseal(const StoredEntry& entry) override {
        const std::int64_t number = TRY(number_made_for(entry.chain));
        auto query = TRY(connection_->prepare("UPDATE entries SET sealed = ? WHERE id = ?"));
        query->bind(entry.sealed).bind(entry_id(number, entry.sequence));
        TRY(query->run());
        require(connection_->changed_a_row(), "only an entry that is there is sealed anew");
        return {};
    }

    Result<std::vector<StoredEntry>> entries_of(const LookupKey& subject) override {
        static const std::string sql = entries_where("subject = ? ORDER BY id");
        auto query = TRY(connection_->prepare(sql.c_str()));
        query->bind(subject);
        return all_entries(*query);
    }

    // Most rows keep the keys that they had: then no page of the lookups is touched.
    Result<void> replace(const LookupKey& subject, const StoredRow& row) override {
        std::vector<LookupKey> wanted = row.found_by;
        std::ranges::sort(wanted);
        wanted.erase(std::ranges::unique(wanted).begin(), wanted.end());
        const auto before = TRY(keys_of(subject));
        Bytes joined;
        for (const LookupKey& key : wanted) joined.insert(joined.end(), key.begin(), key.end());
        auto put = TRY(connection_->prepare(
            "INSERT INTO rows(subject, found_by, sealed) VALUES(?, ?, ?) ON CONFLICT(subject) DO "
            "UPDATE SET found_by = excluded.found_by, sealed = excluded.sealed"));
        put->bind(subject).bind(joined).bind(row.sealed);
        TRY(put->run());
        for (const LookupKey& key : before) {
            if (!std::ranges::binary_search(wanted, key))
                TRY(change_lookup("DELETE FROM lookups WHERE found_by = ? AND subject = ?", key,
                                  subject));
        }
        for (const LookupKey& key : wanted) {
            if (!std::ranges::binary_search(before, key))
                TRY(change_lookup("INSERT INTO lookups(found_by, subject) VALUES(?, ?)", key,
                                  subject));
        }
        return {};
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
            "SELECT sequence, link, at FROM chains WHERE device = ? AND municipality = ?"));
        query->bind(chain.device.bytes).bind(chain.municipality);
        if (!TRY(query->step())) return ChainHead{};
        return ChainHead{static_cast<std::uint64_t>(query->number(0)), query->fixed<32>(1),
                         Instant{std::chrono::milliseconds{query->number(2)}}};
    }

    Result<void> set_head(const ChainId& chain, const ChainHead& head) override {
        const std::int64_t number = TRY(number_made_for(chain));
        auto query = TRY(connection_->prepare(
            "UPDATE chains SET sequence = ?, link = ?, at = ? WHERE number = ?"));
        query->bind(signed_of(head.sequence)).bind(head.link);
        query->bind(std::int64_t{head.at.time_since_epoch().count()}).bind(number);
        return query->run();
    }

    Result<std::vector<ChainId>> chains() override {
        auto query = TRY(connection_->prepare(
            "SELECT device, municipality FROM chains WHERE sequence > 0 ORDER BY 1, 2"));
        std::vector<ChainId> all;
        while (TRY(query->step())) all.push_back({DeviceId{query->fixed<16>(0)}, query->text(1)});
        return all;
    }

    Result<std::vector<StoredEntry>> run_after(const ChainId& chain, std::uint64_t sequence,
                                               std::size_t entries_max) override {
        static const std::string sql = entries_where("id > ? AND id <= ? ORDER BY id LIMIT ?");
        TRY(learn_chains());
        const auto found = numbers_.find(chain);
        if (found == numbers_.end()) return std::vector<StoredEntry>();
        auto query = TRY(connection_->prepare(sql.c_str()));
        query->bind(entry_id(found->second, sequence)).bind(entry_id(found->second, sequence_max));
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

    Result<void> mark(const Quarantined& entry) override {
        const std::int64_t id = entry_id(TRY(number_made_for(entry.chain)), entry.sequence);
        if (entry.reason.empty()) {
            auto query = TRY(connection_->prepare("DELETE FROM quarantine WHERE id = ?"));
            query->bind(id);
            return query->run();
        }
        auto query =
            TRY(connection_->prepare("INSERT INTO quarantine(id, reason) VALUES(?, ?) "
                                     "ON CONFLICT DO UPDATE SET reason = excluded.reason"));
        query->bind(id).bind(entry.reason);
        return query->run();
    }

    Result<std::vector<Quarantined>> quarantined(std::size_t entries_max) override {
        TRY(learn_chains());
        auto query =
            TRY(connection_->prepare("SELECT id, reason FROM quarantine ORDER BY id LIMIT ?"));
        query->bind(signed_of(entries_max));
        std::vector<Quarantined> all;
        while (TRY(query->step())) {
            const auto id = static_cast<std::uint64_t>(query->number(0));
            all.push_back(
                {chains_[query->number(0) >> sequence_bits], id & sequence_max, query->text(1)});
        }
        return all;
    }

    Result<std::uint64_t> quarantined_count() override {
        auto query = TRY(connection_->prepare("SELECT count(*) FROM quarantine"));
        return one_number(*query);
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

    void use_idle_time() override {
        if (connection_->log_pages() >= idle_log_pages) connection_->checkpoint();
    }

    Result<void> scrub() override { return connection_->empty_log(); }

  private:
    static constexpr int idle_log_pages = 256;

    Result<void> run(const char* sql) { return TRY(connection_->prepare(sql))->run(); }

    // The keys under which the row was found until now, sorted; they stand in the row itself.
    Result<std::vector<LookupKey>> keys_of(const LookupKey& subject) {
        auto query = TRY(connection_->prepare("SELECT found_by FROM rows WHERE subject = ?"));
        query->bind(subject);
        std::vector<LookupKey> present;
        if (!TRY(query->step())) return present;
        const Bytes joined = query->bytes(0);
        for (ByteReader reader(joined); reader.left() > 0 && reader.ok();)
            present.push_back(reader.fixed<16>());
        return present;
    }

    Result<void> change_lookup(const char* sql, const LookupKey& found_by,
                               const LookupKey& subject) {
        auto query = TRY(connection_->prepare(sql));
        query->bind(found_by).bind(subject);
        return query->run();
    }

    // Chains are few: their numbers are read once.
    Result<void> learn_chains() {
        if (chains_known_) return {};
        auto query = TRY(connection_->prepare("SELECT number, device, municipality FROM chains"));
        while (TRY(query->step()))
            learn_chain(query->number(0), {DeviceId{query->fixed<16>(1)}, query->text(2)});
        chains_known_ = true;
        return {};
    }
    void learn_chain(std::int64_t number, const ChainId& chain) {
        numbers_[chain] = number;
        chains_[number] = chain;
    }
    void forget_chains() {
        chains_known_ = false;
        numbers_.clear();
        chains_.clear();
    }

    Result<std::int64_t> number_made_for(const ChainId& chain) {
        TRY(learn_chains());
        if (const auto found = numbers_.find(chain); found != numbers_.end()) return found->second;
        const std::int64_t number = static_cast<std::int64_t>(numbers_.size()) + 1;
        auto query = TRY(connection_->prepare(
            "INSERT INTO chains(number, device, municipality, sequence, link, at) "
            "VALUES(?, ?, ?, 0, zeroblob(32), 0)"));
        query->bind(number).bind(chain.device.bytes).bind(chain.municipality);
        TRY(query->run());
        learn_chain(number, chain);
        return number;
    }

    Result<std::vector<StoredEntry>> all_entries(Query& query) {
        TRY(learn_chains());
        std::vector<StoredEntry> entries;
        while (TRY(query.step())) {
            const auto id = static_cast<std::uint64_t>(query.number(0));
            StoredEntry& entry = entries.emplace_back();
            const auto chain = chains_.find(static_cast<std::int64_t>(id >> sequence_bits));
            if (chain != chains_.end()) entry.chain = chain->second;
            entry.sequence = id & sequence_max;
            entry.subject = query.fixed<16>(1);
            entry.sealed = query.bytes(2);
            entry.link = query.fixed<32>(3);
            entry.signature = query.fixed<64>(4);
            entry.position = static_cast<std::uint64_t>(query.number(5));
        }
        return entries;
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
    bool chains_known_ = false;
    std::map<ChainId, std::int64_t> numbers_;
    std::map<std::int64_t, ChainId> chains_;
};

}  // namespace

Result<std::unique_ptr<Store>> open_sqlite_store(const std::string& file, const std::string& vfs) {
    auto connection = TRY(SqliteConnection::open(file, vfs));
    TRY(accept_schema(*connection));
    return std::unique_ptr<Store>(std::make_unique<SqliteStore>(std::move(connection)));
}

}  // namespace uketsuke
