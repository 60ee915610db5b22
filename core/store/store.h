// The port behind which a database lies: five verbs (add, entries of a subject, replace a row,
// find, cursor) over bytes that are already sealed. It knows nothing of vaccination. SQLite is in
// sqlite_store.h; a hub's PostgreSQL adapter implements the same port, and both pass
// tests/core/store/store_contract.h.
//
// Threads: one thread only (design.md D3). Every method outside of transact() commits by itself.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/crypto.h"
#include "core/ledger/entry.h"

namespace uketsuke {

// An entry as it lies in the database: sealed bytes, what stands beside them in clear, and its
// place.
struct StoredEntry {
    ChainId chain;
    std::uint64_t sequence = 0;
    LookupKey subject{};
    Bytes sealed;
    Digest link{};
    Signature signature{};
    std::uint64_t position = 0;  // At this hub, from 1; 0 at a terminal.
    bool operator==(const StoredEntry&) const = default;
};

// An entry that is kept and not folded (core/ledger/admission.h).
struct Quarantined {
    ChainId chain;
    std::uint64_t sequence = 0;
    std::string reason;  // A code: "kind.unknown", "author.revoked" ...
    bool operator==(const Quarantined&) const = default;
};

struct StoredRow {
    Bytes sealed;
    std::vector<LookupKey> found_by;  // Keyed hashes under which find() gives this row.
};

class Store {
  public:
    virtual ~Store() = default;

    // Runs `work` between begin and commit; an error of `work` or of the commit leaves nothing
    // behind. Not to be nested. When it returns a value, everything is on disk (fsynced).
    virtual Result<void> transact(const std::function<Result<void>()>& work) = 0;

    // add: false where the chain already has an entry of that sequence.
    virtual Result<bool> add(const StoredEntry& entry) = 0;
    // Other sealed bytes for an entry that is there: an erased body, or one that came at last.
    virtual Result<void> reseal(const StoredEntry& entry) = 0;
    virtual Result<std::vector<StoredEntry>> entries_of(const LookupKey& subject) = 0;
    virtual Result<void> replace(const LookupKey& subject, const StoredRow& row) = 0;
    virtual Result<std::optional<Bytes>> row_of(const LookupKey& subject) = 0;
    virtual Result<std::vector<LookupKey>> find(const LookupKey& found_by) = 0;  // Subjects.

    virtual Result<ChainHead> head(const ChainId& chain) = 0;
    virtual Result<void> set_head(const ChainId& chain, const ChainHead& head) = 0;
    virtual Result<std::vector<ChainId>> chains() = 0;
    // Entries of a chain after a sequence, in order.
    virtual Result<std::vector<StoredEntry>> run_after(const ChainId& chain, std::uint64_t sequence,
                                                       std::size_t entries_max) = 0;

    // Positions of this hub in a municipality (design.md D6); 0 where there is none yet.
    virtual Result<std::uint64_t> last_position(const std::string& municipality) = 0;
    virtual Result<std::vector<StoredEntry>> after_position(const std::string& municipality,
                                                            std::uint64_t position,
                                                            std::size_t entries_max) = 0;

    // What a terminal has pulled from a hub, and what that hub has acknowledged of a chain.
    virtual Result<std::uint64_t> cursor(const HubId& hub, const std::string& municipality) = 0;
    virtual Result<void> set_cursor(const HubId& hub, const std::string& municipality,
                                    std::uint64_t position) = 0;
    virtual Result<std::uint64_t> acknowledged(const HubId& hub, const ChainId& chain) = 0;
    virtual Result<void> set_acknowledged(const HubId& hub, const ChainId& chain,
                                          std::uint64_t sequence) = 0;

    // Which entries are in quarantine, so that they can be listed: whether one is folded does not
    // hang on it. An empty reason takes the mark away.
    virtual Result<void> mark(const Quarantined& entry) = 0;
    virtual Result<std::vector<Quarantined>> quarantined(std::size_t entries_max) = 0;
    virtual Result<std::uint64_t> quarantined_count() = 0;

    // Small settings that belong to this database. Callers seal what identifies a person.
    virtual Result<std::optional<Bytes>> setting(const std::string& key) = 0;
    virtual Result<void> set_setting(const std::string& key, const Bytes& value) = 0;

    // To be called when no one waits: a store may do here what would else delay a commit. What
    // fails is tried again later and shows at a commit.
    virtual void use_idle_time() = 0;

    // What was replaced until now is to be found nowhere on the disk any more. Outside of
    // transact() only; may take as long as a checkpoint.
    virtual Result<void> scrub() = 0;

    // Every subject that has entries, or a row, in a fixed order. For rebuild.
    virtual Result<std::vector<LookupKey>> subjects() = 0;
    virtual Result<std::uint64_t> entry_count() = 0;
};

}  // namespace uketsuke
