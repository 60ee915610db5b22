// The ledger over a Store: everything that writes goes through here, so that an entry and what it
// means for the tables are one transaction. Used by a terminal and by a hub alike.
//
// Threads: the thread of the Store. Ownership: borrows the Store.
#pragma once

#include <functional>
#include <map>
#include <memory>

#include "core/ledger/folded_row.h"
#include "core/store/devices.h"

namespace uketsuke {

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
    std::vector<Quarantined> quarantined;  // Of those that were added.
};

// Whether entries without a body are taken where nothing is known yet of their erasure: from a hub
// that is read in the order of its positions, but from nobody who pushes; else anyone could hide
// somebody's entry by being faster than its author.
enum class Bodies { required, may_be_gone };

// What came of the bodies of a person who was asked for.
struct BodiesTaken {
    std::size_t filled = 0;
    std::size_t ahead = 0;  // Of entries that are not here yet: they have to be pulled first.
};

struct ErasurePlan {
    std::vector<Draft> drafts;  // To be appended by a hub.
    std::size_t people = 0;
    std::size_t doses = 0;
    std::size_t entries = 0;  // Doses and what hangs on them.
};

// What a machine sends on: a terminal what it wrote, a site hub all that it holds.
enum class Chains { own, all };

class Ledger {
  public:
    Ledger(Store& store, const DataKey& data_key, DeviceId device, const Signer& signer,
           Numbering numbering, SaltSource salts);
    Ledger(const Ledger&) = delete;
    Ledger& operator=(const Ledger&) = delete;

    DeviceId device() const { return device_; }
    const PublicKey& public_key() const { return signer_.public_key(); }
    const Signer& signer() const { return signer_; }  // Requests to a hub are signed with it too.
    Store& store() { return store_; }
    void on_step(StepHook hook) { hook_ = std::move(hook); }

    // Makes, signs, adds and folds one entry. When it returns the entry, the entry is on disk.
    // Errors: clock.set_back, entry.too_large, author.role and entry.subject (admission.h),
    // hub.refilling (refill.h), store.*; then nothing was recorded.
    Result<Entry> append(const Draft& draft, Instant now);

    // All of them in one transaction, or none.
    Result<std::size_t> append_all(const std::vector<Draft>& drafts, Instant now,
                                   const Progress& progress = {});

    // Takes entries that another device wrote, in the order in which they came: runs of one chain
    // or of several, interleaved. Verifies every link, and the last signature of each chain's part;
    // what is known is dropped (but the body of an entry that came without it is taken), what may
    // not be folded is kept in quarantine. All or nothing; `also` runs in the same transaction (to
    // move a cursor). Errors: chain.gap, chain.fork, chain.link, chain.signature, device.unknown,
    // body.missing (where bodies are required).
    Result<Received> receive(const std::vector<Entry>& entries,
                             const std::function<Result<void>()>& also = {},
                             Bodies bodies = Bodies::may_be_gone);

    Result<std::optional<PersonRow>> person(PersonId id);
    Result<std::vector<PersonRow>> people_by_voucher(std::string_view municipality,
                                                     std::string_view number);
    Result<std::optional<PersonRow>> person_by_resident_id(std::string_view municipality,
                                                           std::string_view resident_id);

    // Whose name in kana and date of birth are these; nobody where they are more than eight.
    Result<std::vector<PersonRow>> people_like(const Resident& resident);

    // Who came on that day last, to any desk or for a dose, in no order; and who was given that
    // number (整理番号) on it: more than one where two sites give out the same.
    Result<std::vector<PersonRow>> visitors_on(Day day);
    Result<std::vector<PersonRow>> people_numbered(Day day, std::string_view number);

    // Of which something is found by the row alone, or may be found with the rules (findings.h).
    Result<std::vector<PersonRow>> people_with_findings();

    // Of whom an incident (間違い接種) is noted, in no order.
    Result<std::vector<PersonRow>> people_with_incidents();

    // "two_roster_rows", each with the row of the person of the smaller id.
    struct Alike {
        PersonRow row;
        Finding finding;
    };
    Result<std::vector<Alike>> people_alike();
    // The keys of people's rows that were written since the last call: for whoever keeps in memory
    // what follows from rows. Nothing where that is not known, at the first call and after more
    // than changed_rows_max: then all of them have to be read. What a failed transaction wrote may
    // be among them.
    std::optional<std::vector<LookupKey>> take_changed_rows();
    static constexpr std::size_t changed_rows_max = 100'000;
    // A person's row as it lies in the store, with the keys under which it is found.
    static StoredRow stored_row(const Sealer& sealer, const LookupKey& key,
                                const FoldedRow& folded);
    // For files beside the store.
    const Sealer& sealer() const { return sealer_; }

    // Who is known, and what of it may be written. A device whose key is known may be received.
    Devices& devices() { return devices_; }
    Result<std::optional<PublicKey>> device_key(DeviceId id) { return devices_.key(id); }
    // Makes `id` an authority. What this device wrote as its own authority before is judged anew.
    Result<void> trust_device(DeviceId id, const PublicKey& key);

    // Of whom this device is sent the records (ledger_scope.cpp). Of everybody else it keeps the
    // entries without their bodies: chains verify, and nothing is said of the person: no row, no
    // mark. What somebody lacks of whom there is a row is listed in quarantine as "body.missing".
    Result<DeviceScope> scope();
    // To be told at enrolment. Errors: scope.other where entries of other devices are here already
    // that were received under another one.
    Result<void> set_scope(DeviceScope scope);
    // Puts bodies into the places of entries that are here without them; all or nothing. Errors:
    // chain.fork where an entry is not the one that is here.
    Result<BodiesTaken> take_bodies(const std::vector<Entry>& entries);
    // Whether all that is known to be recorded of the person is here, or erased; views aside.
    Result<bool> is_whole(PersonId person);
    // Of whom something is here and something is missing.
    Result<std::vector<PersonId>> people_lacking(std::size_t people_max);
    // Whether a hub has sent the person's records to a terminal that holds only whom it has seen.
    Result<bool> was_sent(PersonId person, DeviceId terminal);

    // Entries of these chains that `hub` has not acknowledged yet.
    struct Unsent {
        std::uint64_t count = 0;
        std::optional<Instant> oldest;
    };
    Result<Unsent> unsent(const HubId& hub, Chains whose = Chains::own);
    // That none of these hubs has acknowledged.
    Result<Unsent> unsent(const std::vector<HubId>& hubs, Chains whose = Chains::own);
    // A run of them, of one chain after another; own ones first, because they may vouch for others.
    Result<std::vector<Entry>> unsent_run(const HubId& hub, std::size_t entries_max,
                                          Chains whose = Chains::own);
    // Entries of one chain, opened.
    Result<std::vector<Entry>> run_after(const ChainId& chain, std::uint64_t sequence,
                                         std::size_t entries_max);
    // The chains that this device sends on.
    Result<std::vector<ChainId>> chains(Chains whose);

    // Entries after a position of this hub, opened, with their positions.
    struct Positioned {
        Entry entry;
        std::uint64_t position = 0;
    };
    Result<std::vector<Positioned>> after_position(const std::string& municipality,
                                                   std::uint64_t position, std::size_t entries_max);

    // The entry of that entry_name() among those about a subject; nothing where there is none.
    Result<std::optional<Entry>> entry_named(const Subject& subject, const std::string& name);

    // All that may be folded about a subject, in canonical order.
    Result<std::vector<Entry>> entries_about(const Subject& subject);

    // All that lies here about a subject, with what may not be folded, in no order.
    Result<std::vector<Entry>> all_about(const Subject& subject) {
        return entries_about(sealer_.subject_key(subject));
    }

    // What one device wrote about a subject, in canonical order; nothing of what others wrote.
    Result<std::vector<Entry>> entries_by(DeviceId author, const Subject& subject);

    // The erasures of what is due (core/ledger/erasure.h), one for each person, by municipality of
    // this device's chain. Reads only.
    Result<ErasurePlan> plan_erasure(const std::string& municipality, Day before,
                                     const Progress& progress = {});
    // Of each chain that lacks a body which nothing erased: the first entry without one.
    Result<std::map<ChainId, std::uint64_t>> first_missing();

    // Checks every chain: links, times and signatures. Gives how many entries were checked; the
    // error says where a chain breaks.
    Result<std::size_t> verify_all(const Progress& progress = {});

    // Refolds everything and compares with the tables; `replace` also writes what it folded. Gives
    // the subjects that differed, as hexadecimal keys.
    enum class Rebuild { compare, replace };
    Result<std::vector<std::string>> rebuild(Rebuild how, const Progress& progress = {});

    // Rebuilds where the rows, or the marks of quarantine, were made by a program that understood
    // less, or other, than this one. True where it did. To be called when a store was opened.
    Result<bool> bring_up_to_date(const Progress& progress = {});

  private:
    void reached(RecordStep step) const {
        if (hook_) hook_(step);
    }
    class Batch;
    enum class Rebuilt { devices, everything };
    // What came of one subject in a transaction. The tables are made from those that are admitted.
    struct Arrivals {
        std::vector<Admitted> admitted;
        std::vector<const Entry*> others;
    };
    // A row from all entries of its subject; its bytes are empty where there is none.
    struct Folded {
        StoredRow row;
        std::vector<std::string> erased;  // See PersonRow.
    };
    Result<void> transact(const std::function<Result<void>()>& work);
    // Where the last entry stands, and the next one will; nowhere where this store numbers none.
    Result<Place> last_place(const std::string& municipality);
    Place next_place(const Place& last, const Entry& entry) const;
    Result<void> add(const Entry& entry, const Place& place);
    Result<void> allow_own_entries();
    Result<std::optional<Fact>> own_fact(const Entry& made);
    // With what the row does not hold yet. Nothing for another kind of subject.
    Result<void> refold_person(const Subject& subject, Arrivals arrived);
    Result<void> replace_row(const LookupKey& subject, const StoredRow& row);
    // The row and the marks from all entries of any subject.
    Result<void> fold_anew(const Subject& subject);
    // The marks of all entries of a subject, and away with the bodies that are erased.
    Result<void> settle(const std::vector<Entry>& entries, const std::vector<std::string>& erased);
    // A person's entry without its body, on a device that is not sent everybody's.
    Result<bool> is_withheld(const Entry& entry);
    Result<bool> all_withheld(const std::vector<Entry>& entries);
    // True where the device may write other things than before; false for another subject.
    Result<bool> refold_device(const Subject& subject);
    // Judges anew all that a device wrote, after what it may write has changed.
    Result<void> review(const Subject& author);
    StoredRow stored_row(const LookupKey& key, const FoldedRow& folded) const {
        return stored_row(sealer_, key, folded);
    }
    Result<Folded> folded(const Subject& subject, const std::vector<Entry>& entries);
    Result<std::vector<Entry>> entries_about(const LookupKey& subject);
    Result<bool> rebuild_subject(const LookupKey& subject, Rebuild how, Rebuilt whose);
    Result<std::optional<PersonRow>> row_of(const LookupKey& subject);
    Result<std::vector<PersonRow>> rows_under(const LookupKey& key);
    Result<Received> receive_within(const std::vector<Entry>& entries, Bodies bodies);
    // Puts the body of `entry` into its place where it is missing. True where it did.
    Result<bool> fill_in(const StoredEntry& stored, const Entry& entry);
    // Takes away the body, and the mark, of each of them that is named.
    Result<void> strip(const std::vector<std::string>& erased,
                       const std::vector<const Entry*>& entries);
    Result<bool> is_erased_here(const EntryHeader& header);
    // The last entry taken of each chain.
    Result<void> check_signatures(const std::map<ChainId, const Entry*>& last);
    Result<std::size_t> verify_chain(const ChainId& chain);

    Store& store_;
    Sealer sealer_;
    DeviceId device_;
    Signer signer_;
    Numbering numbering_;
    Devices devices_;
    SaltSource salts_;
    StepHook hook_;
    bool scrub_due_ = false;                              // A body was taken away.
    std::optional<DeviceScope> scope_;                    // Once it was read.
    std::optional<std::vector<LookupKey>> changed_rows_;  // Once somebody asks for them.
};

}  // namespace uketsuke
