// The ledger over a Store: everything that writes goes through here, so that an entry and what it
// means for the tables are one transaction. Used by a terminal and by a hub alike.
//
// Threads: the thread of the Store. Ownership: borrows the Store.
#pragma once

#include <functional>
#include <map>
#include <memory>

#include "core/ledger/fold.h"
#include "core/store/sealer.h"
#include "core/store/store.h"

namespace uketsuke {

struct FoldedRow;

// Who numbers entries: a hub gives every entry the next position of its municipality (design.md
// D6).
enum class Numbering { none, positions };

// Gives sixteen random bytes for a body. platform/keys has the real one; a test or a simulation its
// own.
using SaltSource = std::function<Salt()>;

// The numbered steps of recording, for the test that stops the process at each of them.
enum class RecordStep { begun = 1, entry_made, entry_added, row_replaced, head_moved, committed };
using StepHook = std::function<void(RecordStep)>;

// Called now and then in work that may take longer than a second: done, of all.
using Progress = std::function<void(std::size_t done, std::size_t all)>;

struct Received {
    std::size_t added = 0;
    std::size_t known = 0;
};

class Ledger {
  public:
    Ledger(Store& store, const DataKey& data_key, DeviceId device, const Signer& signer,
           Numbering numbering, SaltSource salts);

    DeviceId device() const { return device_; }
    const PublicKey& public_key() const { return signer_.public_key(); }
    const Signer& signer() const { return signer_; }  // Requests to a hub are signed with it too.
    Store& store() { return store_; }
    void on_step(StepHook hook) { hook_ = std::move(hook); }

    // Makes, signs, adds and folds one entry. When it returns the entry, the entry is on disk.
    // Errors: clock.set_back, entry.too_large, store.*; then nothing was recorded.
    Result<Entry> append(const Draft& draft, Instant now);

    // All of them in one transaction, or none.
    Result<std::size_t> append_all(const std::vector<Draft>& drafts, Instant now,
                                   const Progress& progress = {});

    // Takes entries that another device wrote, in the order in which they came: runs of one chain
    // or of several, interleaved. Verifies every link, and the last signature of each chain's part;
    // what is known is dropped. All or nothing; `also` runs in the same transaction (to move a
    // cursor). Errors: chain.gap, chain.fork, chain.link, chain.signature, device.unknown.
    Result<Received> receive(const std::vector<Entry>& entries,
                             const std::function<Result<void>()>& also = {});

    Result<std::optional<PersonRow>> person(PersonId id);
    Result<std::vector<PersonRow>> people_by_voucher(std::string_view municipality,
                                                     std::string_view number);
    Result<std::optional<PersonRow>> person_by_resident_id(std::string_view municipality,
                                                           std::string_view resident_id);

    // A device whose chain may be received: this device, the hub (trusted at enrolment), and every
    // device that a device_enrolled entry names.
    Result<std::optional<PublicKey>> device_key(DeviceId id);
    Result<void> trust_device(DeviceId id, const PublicKey& key);

    // Own entries that `hub` has not acknowledged yet.
    struct Unsent {
        std::uint64_t count = 0;
        std::optional<Instant> oldest;
    };
    Result<Unsent> unsent(const HubId& hub);
    // A run of own entries that `hub` has not acknowledged, of one chain after another.
    Result<std::vector<Entry>> unsent_run(const HubId& hub, std::size_t entries_max);

    // Entries after a position of this hub, opened, with their positions.
    struct Positioned {
        Entry entry;
        std::uint64_t position = 0;
    };
    Result<std::vector<Positioned>> after_position(const std::string& municipality,
                                                   std::uint64_t position, std::size_t entries_max);

    // What one device wrote about a subject, in canonical order; nothing of what others wrote.
    Result<std::vector<Entry>> entries_by(DeviceId author, const Subject& subject);

    // Checks every chain: links, times and signatures. Gives how many entries were checked; the
    // error says where a chain breaks.
    Result<std::size_t> verify_all(const Progress& progress = {});

    // Refolds everything and compares with the tables; `replace` also writes what it folded. Gives
    // the subjects that differed, as hexadecimal keys.
    enum class Rebuild { compare, replace };
    Result<std::vector<std::string>> rebuild(Rebuild how, const Progress& progress = {});

  private:
    void reached(RecordStep step) const {
        if (hook_) hook_(step);
    }
    class Batch;
    Result<std::uint64_t> next_position(const std::string& municipality);
    Result<void> add(const Entry& entry, std::uint64_t position);
    // `added` are the subject's entries that its row does not hold yet.
    Result<void> refold(const Subject& subject, const std::vector<const Entry*>& added);
    StoredRow stored_row(const LookupKey& key, const FoldedRow& folded) const;
    Result<StoredRow> folded(const Subject& subject, const std::vector<StoredEntry>& stored) const;
    Result<bool> may_enrol(DeviceId id) const;  // This device, or one that was trusted.
    Result<std::optional<PersonRow>> row_of(const LookupKey& subject);
    Result<Received> receive_within(const std::vector<Entry>& entries);
    // The last entry taken of each chain.
    Result<void> check_signatures(const std::map<ChainId, const Entry*>& last);
    Result<std::size_t> verify_chain(const ChainId& chain);

    Store& store_;
    Sealer sealer_;
    DeviceId device_;
    Signer signer_;
    Numbering numbering_;
    SaltSource salts_;
    StepHook hook_;
};

}  // namespace uketsuke
