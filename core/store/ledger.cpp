// Appending and receiving: entry, rows and head of the chain in one transaction.
#include "core/store/ledger.h"

#include <algorithm>
#include <deque>
#include <set>

#include "core/base/require.h"
#include "core/ledger/folded_row.h"
#include "core/store/refill.h"

namespace uketsuke {

namespace {

constexpr std::size_t progress_step = 1000;

void tell(const Progress& progress, std::size_t done, std::size_t all) {
    if (progress && (done % progress_step == 0 || done == all)) progress(done, all);
}

}  // namespace

Ledger::Ledger(Store& store, const DataKey& data_key, DeviceId device, const Signer& signer,
               Numbering numbering, SaltSource salts)
    : store_(store),
      sealer_(data_key),
      device_(device),
      signer_(signer),
      numbering_(numbering),
      devices_(store, sealer_, device, signer_.public_key(), numbering),
      salts_(std::move(salts)) {}

// What was learned of devices in a transaction that failed is not so.
Result<void> Ledger::transact(const std::function<Result<void>()>& work) {
    auto done = store_.transact(work);
    if (!done.has_value()) devices_.forget();
    return done;
}

Result<Entry> Ledger::append(const Draft& draft, Instant now) {
    Entry made;
    reached(RecordStep::begun);
    TRY(transact([&]() -> Result<void> {
        TRY(allow_own_entries());
        const ChainId chain{device_, draft.municipality};
        const ChainHead head = TRY(store_.head(chain));
        made = TRY(make_entry(draft, device_, head, now, salts_(), signer_));
        auto fact = TRY(own_fact(made));
        reached(RecordStep::entry_made);
        const Place last = TRY(last_place(draft.municipality));
        TRY(add(made, next_place(last, made)));
        reached(RecordStep::entry_added);
        if (fact) TRY(refold_person(draft.subject, {{&made, std::move(*fact)}}));
        const bool other_author = TRY(refold_device(draft.subject));
        reached(RecordStep::row_replaced);
        TRY(store_.set_head(chain, head_after(made)));
        reached(RecordStep::head_moved);
        return other_author ? review(made.header.subject) : Result<void>{};
    }));
    reached(RecordStep::committed);
    return made;
}

// A terminal records what happens, come what may; what a hub writes can wait.
Result<void> Ledger::allow_own_entries() {
    return numbering_ == Numbering::none ? Result<void>{} : Refill(store_).allow_own_entries();
}

// What this device may not write is refused before it is recorded. Reality is recorded all the
// same: a dose that a revoked terminal gave is kept, in quarantine.
Result<std::optional<Fact>> Ledger::own_fact(const Entry& made) {
    auto fact = admit(made, TRY(devices_.author(device_)));
    if (fact.has_value()) return std::optional(std::move(*fact));
    if (fact.error().code != "author.revoked") return std::unexpected(fact.error());
    TRY(store_.mark({made.header.chain, made.header.sequence, fact.error().code}));
    return std::optional<Fact>();
}

// Gathers the entries of one transaction: a subject is folded once for all of its entries at hand,
// and the heads move at the end.
class Ledger::Batch {
  public:
    explicit Batch(Ledger& ledger) : ledger_(ledger) {}

    // The end of a chain, with what was added so far.
    Result<ChainHead> head(const ChainId& chain) {
        const auto [head, fresh] = heads_.try_emplace(chain);
        if (fresh) head->second = TRY(ledger_.store_.head(chain));
        return head->second;
    }

    // Of an entry that follows head().
    Result<void> add(Entry entry) {
        const auto [last, fresh] = last_places_.try_emplace(entry.header.chain.municipality);
        if (fresh) last->second = TRY(ledger_.last_place(last->first));
        last->second = ledger_.next_place(last->second, entry);
        TRY(ledger_.add(entry, last->second));
        heads_[entry.header.chain] = head_after(entry);
        auto fact = admit(entry, TRY(ledger_.devices_.author(entry.header.chain.device)));
        if (!fact.has_value()) return keep_out(entry.header, std::move(fact.error()));
        const Entry& kept = waiting_.emplace_back(std::move(entry));
        by_subject_[kept.header.subject].push_back({&kept, std::move(*fact)});
        // Devices at once: an enrolment vouches for the chains behind it in this transaction.
        if (TRY(ledger_.refold_device(kept.header.subject)))
            other_authors_.insert(kept.header.subject);
        return waiting_.size() < waiting_max ? Result<void>{} : fold();
    }

    Result<void> finish() {
        TRY(fold());
        for (const auto& [chain, head] : heads_) {
            if (head.sequence > 0) TRY(ledger_.store_.set_head(chain, head));
        }
        for (const Subject& device : other_authors_) TRY(ledger_.review(device));
        return {};
    }

    const std::vector<Quarantined>& quarantined() const { return quarantined_; }
    // Why the first of them is there.
    const Error& reason() const { return reason_; }

  private:
    static constexpr std::size_t waiting_max = 4096;  // What a large import holds in memory.

    Result<void> keep_out(const EntryHeader& header, Error reason) {
        quarantined_.push_back({header.chain, header.sequence, reason.code});
        TRY(ledger_.store_.mark(quarantined_.back()));
        if (quarantined_.size() == 1) reason_ = std::move(reason);
        return {};
    }

    Result<void> fold() {
        for (auto& [subject, entries] : by_subject_)
            TRY(ledger_.refold_person(subject, std::move(entries)));
        by_subject_.clear();
        waiting_.clear();
        return {};
    }

    Ledger& ledger_;
    std::map<ChainId, ChainHead> heads_;
    std::map<std::string, Place> last_places_;
    std::deque<Entry> waiting_;
    std::map<Subject, std::vector<Admitted>> by_subject_;
    std::set<Subject> other_authors_;  // Devices that may write other things than before.
    std::vector<Quarantined> quarantined_;
    Error reason_;
};

Result<std::size_t> Ledger::append_all(const std::vector<Draft>& drafts, Instant now,
                                       const Progress& progress) {
    TRY(transact([&]() -> Result<void> {
        TRY(allow_own_entries());
        Batch batch(*this);
        std::size_t done = 0;
        for (const Draft& draft : drafts) {
            const ChainHead head = TRY(batch.head({device_, draft.municipality}));
            Entry made = TRY(make_entry(draft, device_, head, now, salts_(), signer_));
            TRY(batch.add(std::move(made)));
            if (!batch.quarantined().empty()) return std::unexpected(batch.reason());
            tell(progress, ++done, drafts.size());
        }
        return batch.finish();
    }));
    return drafts.size();
}

Result<Received> Ledger::receive(const std::vector<Entry>& entries,
                                 const std::function<Result<void>()>& also) {
    Received received;
    TRY(transact([&]() -> Result<void> {
        received = TRY(receive_within(entries));
        return also ? also() : Result<void>{};
    }));
    return received;
}

Result<Received> Ledger::receive_within(const std::vector<Entry>& entries) {
    Received received;
    Batch batch(*this);
    std::map<ChainId, const Entry*> last;
    for (const Entry& entry : entries) {
        const ChainId& chain = entry.header.chain;
        const ChainHead head = TRY(batch.head(chain));
        if (entry.header.sequence <= head.sequence) {
            // Known: the same entry again is dropped, another entry in its place is a fork.
            const auto stored = TRY(store_.run_after(chain, entry.header.sequence - 1, 1));
            if (stored.empty() || stored.front().link != entry.link) TRY(follow(head, entry));
            ++received.known;
            continue;
        }
        TRY(follow(head, entry));
        TRY(batch.add(entry));
        last[chain] = &entry;
        ++received.added;
    }
    TRY(check_signatures(last));
    TRY(batch.finish());
    received.quarantined = batch.quarantined();
    return received;
}

// A link covers all before it, so the last signature of each chain vouches for the whole run.
Result<void> Ledger::check_signatures(const std::map<ChainId, const Entry*>& last) {
    for (const auto& [chain, entry] : last) {
        const auto key = TRY(device_key(chain.device));
        if (!key) {
            return fail(ErrorKind::refused, "device.unknown",
                        {"登録されていない端末の記録です（" + chain.device.hex() +
                             "）。何も変更していません。",
                         "These records are from a device that is not enrolled (" +
                             chain.device.hex() + "). Nothing was changed."},
                        {"市の担当者に端末の登録を確かめてください。",
                         "Ask the city whether the device is enrolled."});
        }
        if (!signature_holds(*entry, *key)) {
            return fail(ErrorKind::refused, "chain.signature",
                        {"記録の署名が正しくありません（" + entry_name(entry->header) +
                             "）。何も変更していません。",
                         "The signature of record " + entry_name(entry->header) +
                             " is wrong. Nothing was changed."},
                        {"市の担当者に知らせてください。", "Tell the city's staff."});
        }
    }
    return {};
}

Result<Place> Ledger::last_place(const std::string& municipality) {
    if (numbering_ == Numbering::none) return Place{};
    return store_.last_place(municipality);
}

Place Ledger::next_place(const Place& last, const Entry& entry) const {
    return numbering_ == Numbering::none ? Place{} : place_after(last, entry.link);
}

Result<void> Ledger::add(const Entry& entry, const Place& place) {
    const bool added = TRY(store_.add(sealer_.seal_entry(entry, place)));
    require(added, "an entry behind the head of its chain is new to the store");
    return {};
}

Result<std::optional<PersonRow>> Ledger::row_of(const LookupKey& subject) {
    const auto sealed = TRY(store_.row_of(subject));
    if (!sealed) return std::optional<PersonRow>();
    const Bytes bytes = TRY(sealer_.open_row(subject, *sealed));
    return std::optional<PersonRow>(TRY(decode_row(bytes)).row);
}

Result<std::optional<PersonRow>> Ledger::person(PersonId id) {
    return row_of(sealer_.subject_key(subject_of(id)));
}

Result<std::vector<PersonRow>> Ledger::people_by_voucher(std::string_view municipality,
                                                         std::string_view number) {
    std::vector<PersonRow> rows;
    for (const LookupKey& subject : TRY(store_.find(sealer_.voucher_key(municipality, number)))) {
        if (auto row = TRY(row_of(subject))) rows.push_back(std::move(*row));
    }
    return rows;
}

Result<std::optional<PersonRow>> Ledger::person_by_resident_id(std::string_view municipality,
                                                               std::string_view resident_id) {
    const auto subjects = TRY(store_.find(sealer_.resident_key(municipality, resident_id)));
    if (subjects.empty()) return std::optional<PersonRow>();
    return row_of(subjects.front());
}

Result<std::vector<ChainId>> Ledger::chains(Chains whose) {
    std::vector<ChainId> chains = TRY(store_.chains());
    const auto others = std::ranges::stable_partition(
        chains, [&](const ChainId& chain) { return chain.device == device_; });
    if (whose == Chains::own) chains.erase(others.begin(), others.end());
    return chains;
}

Result<Ledger::Unsent> Ledger::unsent(const HubId& hub, Chains whose) {
    return unsent(std::vector<HubId>{hub}, whose);
}

Result<Ledger::Unsent> Ledger::unsent(const std::vector<HubId>& hubs, Chains whose) {
    Unsent unsent;
    for (const ChainId& chain : TRY(chains(whose))) {
        std::uint64_t acknowledged = 0;
        for (const HubId& hub : hubs)
            acknowledged = std::max(acknowledged, TRY(store_.acknowledged(hub, chain)));
        const ChainHead head = TRY(store_.head(chain));
        if (head.sequence <= acknowledged) continue;
        unsent.count += head.sequence - acknowledged;
        const auto first = TRY(store_.run_after(chain, acknowledged, 1));
        if (first.empty()) continue;
        const Entry entry = TRY(sealer_.open_entry(first.front()));
        if (!unsent.oldest || entry.header.at < *unsent.oldest) unsent.oldest = entry.header.at;
    }
    return unsent;
}

Result<std::vector<Entry>> Ledger::unsent_run(const HubId& hub, std::size_t entries_max,
                                              Chains whose) {
    std::vector<Entry> run;
    for (const ChainId& chain : TRY(chains(whose))) {
        if (run.size() >= entries_max) break;
        const std::uint64_t acknowledged = TRY(store_.acknowledged(hub, chain));
        auto more = TRY(run_after(chain, acknowledged, entries_max - run.size()));
        std::ranges::move(more, std::back_inserter(run));
    }
    return run;
}

Result<std::vector<Entry>> Ledger::run_after(const ChainId& chain, std::uint64_t sequence,
                                             std::size_t entries_max) {
    std::vector<Entry> run;
    for (const StoredEntry& stored : TRY(store_.run_after(chain, sequence, entries_max)))
        run.push_back(TRY(sealer_.open_entry(stored)));
    return run;
}

Result<std::vector<Entry>> Ledger::entries_by(DeviceId author, const Subject& subject) {
    std::vector<Entry> entries;
    for (const StoredEntry& stored : TRY(store_.entries_of(sealer_.subject_key(subject)))) {
        if (stored.chain.device == author) entries.push_back(TRY(sealer_.open_entry(stored)));
    }
    std::ranges::sort(entries, canonical_before);
    return entries;
}

Result<std::vector<Ledger::Positioned>> Ledger::after_position(const std::string& municipality,
                                                               std::uint64_t position,
                                                               std::size_t entries_max) {
    std::vector<Positioned> entries;
    for (const StoredEntry& stored :
         TRY(store_.after_position(municipality, position, entries_max))) {
        entries.push_back({TRY(sealer_.open_entry(stored)), stored.place.position});
    }
    return entries;
}

}  // namespace uketsuke
