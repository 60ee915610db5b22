// Appending and receiving: entry, rows and head of the chain in one transaction.
#include "core/store/ledger.h"

#include <algorithm>

#include "core/base/require.h"
#include "core/ledger/folded_row.h"
#include "core/store/ledger_batch.h"
#include "core/store/refill.h"

namespace uketsuke {

namespace {

constexpr std::size_t progress_step = 1000;

std::unexpected<Error> body_missing(const ChainId& chain, std::uint64_t sequence) {
    const std::string name =
        chain.device.hex() + "/" + chain.municipality + "/" + std::to_string(sequence);
    return fail(ErrorKind::refused, "body.missing",
                {"記録" + name + "に中身がなく、消去の記録もありません。何も変更していません。",
                 "Record " + name +
                     " has no body, and nothing says that it was erased. Nothing was changed."},
                {"書いた端末から送ってください。", "Send it from the terminal that wrote it."});
}

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
    // Where it fails, what is gone from the tables may lie in the log until the next time.
    if (done.has_value() && scrub_due_) scrub_due_ = !store_.scrub().has_value();
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
        Arrivals arrived;
        fact ? arrived.admitted.push_back({&made, std::move(*fact)})
             : arrived.others.push_back(&made);
        TRY(refold_person(draft.subject, std::move(arrived)));
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
            if (batch.kept_any_out()) return std::unexpected(batch.reason());
            tell(progress, ++done, drafts.size());
        }
        return batch.finish();
    }));
    return drafts.size();
}

Result<Received> Ledger::receive(const std::vector<Entry>& entries,
                                 const std::function<Result<void>()>& also, Bodies bodies) {
    Received received;
    TRY(transact([&]() -> Result<void> {
        received = TRY(receive_within(entries, bodies));
        return also ? also() : Result<void>{};
    }));
    return received;
}

Result<Received> Ledger::receive_within(const std::vector<Entry>& entries, Bodies bodies) {
    Received received;
    Batch batch(*this);
    const bool may_lack = TRY(scope()) == DeviceScope::seen || TRY(store_.quarantined_count()) > 0;
    std::map<ChainId, const Entry*> last;
    for (const Entry& entry : entries) {
        const ChainId& chain = entry.header.chain;
        const ChainHead head = TRY(batch.head(chain));
        if (entry.header.sequence <= head.sequence) {
            // Known: the same entry again is dropped, another entry in its place is a fork.
            const auto stored = TRY(store_.run_after(chain, entry.header.sequence - 1, 1));
            if (stored.empty() || stored.front().link != entry.link) TRY(follow(head, entry));
            if (may_lack && TRY(fill_in(stored.front(), entry))) batch.filled(entry.header.subject);
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
    received.quarantined = TRY(batch.quarantined());
    const auto missing = std::ranges::find(received.quarantined, "body.missing",
                                           [](const Quarantined& kept) { return kept.reason; });
    if (bodies == Bodies::required && missing != received.quarantined.end())
        return body_missing(missing->chain, missing->sequence);
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
