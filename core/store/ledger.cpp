// Appending and receiving: entry, rows and head of the chain in one transaction.
#include "core/store/ledger.h"

#include <algorithm>
#include <deque>

#include "core/base/require.h"
#include "core/ledger/folded_row.h"

namespace uketsuke {

namespace {

constexpr std::size_t progress_step = 1000;

void tell(const Progress& progress, std::size_t done, std::size_t all) {
    if (progress && (done % progress_step == 0 || done == all)) progress(done, all);
}

std::optional<PublicKey> public_key_in(const Bytes& row) {
    PublicKey key;
    if (row.size() != key.size()) return std::nullopt;
    std::ranges::copy(row, key.begin());
    return key;
}

// A row of another format, or one that does not open, is as good as none.
std::optional<FoldedRow> usable_row(const Sealer& sealer, const LookupKey& key,
                                    const Bytes& sealed) {
    const auto bytes = sealer.open_row(key, sealed);
    if (!bytes.has_value()) return std::nullopt;
    auto folded = decode_row(*bytes);
    if (!folded.has_value()) return std::nullopt;
    return std::move(*folded);
}

}  // namespace

Ledger::Ledger(Store& store, const DataKey& data_key, DeviceId device, const Signer& signer,
               Numbering numbering, SaltSource salts)
    : store_(store),
      sealer_(data_key),
      device_(device),
      signer_(signer),
      numbering_(numbering),
      salts_(std::move(salts)) {}

Result<Entry> Ledger::append(const Draft& draft, Instant now) {
    Entry made;
    reached(RecordStep::begun);
    TRY(store_.transact([&]() -> Result<void> {
        const ChainId chain{device_, draft.municipality};
        const ChainHead head = TRY(store_.head(chain));
        made = TRY(make_entry(draft, device_, head, now, salts_(), signer_));
        reached(RecordStep::entry_made);
        const std::uint64_t position = TRY(next_position(draft.municipality));
        TRY(add(made, position));
        reached(RecordStep::entry_added);
        TRY(refold(draft.subject, {&made}));
        reached(RecordStep::row_replaced);
        TRY(store_.set_head(chain, head_after(made)));
        reached(RecordStep::head_moved);
        return {};
    }));
    reached(RecordStep::committed);
    return made;
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
        const auto [last, fresh] = positions_.try_emplace(entry.header.chain.municipality);
        last->second = fresh ? TRY(ledger_.next_position(last->first)) : next_after(last->second);
        TRY(ledger_.add(entry, last->second));
        heads_[entry.header.chain] = head_after(entry);
        const Entry& kept = waiting_.emplace_back(std::move(entry));
        by_subject_[kept.header.subject].push_back(&kept);
        return waiting_.size() < waiting_max ? Result<void>{} : fold();
    }

    Result<void> finish() {
        TRY(fold());
        for (const auto& [chain, head] : heads_) {
            if (head.sequence > 0) TRY(ledger_.store_.set_head(chain, head));
        }
        return {};
    }

  private:
    static constexpr std::size_t waiting_max = 4096;  // What a large import holds in memory.

    static std::uint64_t next_after(std::uint64_t position) {
        return position == 0 ? 0 : position + 1;
    }

    Result<void> fold() {
        for (const auto& [subject, entries] : by_subject_) TRY(ledger_.refold(subject, entries));
        by_subject_.clear();
        waiting_.clear();
        return {};
    }

    Ledger& ledger_;
    std::map<ChainId, ChainHead> heads_;
    std::map<std::string, std::uint64_t> positions_;
    std::deque<Entry> waiting_;
    std::map<Subject, std::vector<const Entry*>> by_subject_;
};

Result<std::size_t> Ledger::append_all(const std::vector<Draft>& drafts, Instant now,
                                       const Progress& progress) {
    TRY(store_.transact([&]() -> Result<void> {
        Batch batch(*this);
        std::size_t done = 0;
        for (const Draft& draft : drafts) {
            const ChainHead head = TRY(batch.head({device_, draft.municipality}));
            Entry made = TRY(make_entry(draft, device_, head, now, salts_(), signer_));
            TRY(batch.add(std::move(made)));
            tell(progress, ++done, drafts.size());
        }
        return batch.finish();
    }));
    return drafts.size();
}

Result<Received> Ledger::receive(const std::vector<Entry>& entries,
                                 const std::function<Result<void>()>& also) {
    Received received;
    TRY(store_.transact([&]() -> Result<void> {
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
        // Devices first: an enrolment in this batch vouches for the chains behind it.
        if (entry.header.subject.kind == "device") TRY(refold(entry.header.subject, {}));
        last[chain] = &entry;
        ++received.added;
    }
    TRY(check_signatures(last));
    TRY(batch.finish());
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

Result<std::uint64_t> Ledger::next_position(const std::string& municipality) {
    if (numbering_ == Numbering::none) return std::uint64_t{0};
    return TRY(store_.last_position(municipality)) + 1;
}

Result<void> Ledger::add(const Entry& entry, std::uint64_t position) {
    const bool added = TRY(store_.add(sealer_.seal_entry(entry, position)));
    require(added, "an entry behind the head of its chain is new to the store");
    return {};
}

StoredRow Ledger::stored_row(const LookupKey& key, const FoldedRow& folded) const {
    const PersonRow& row = folded.row;
    StoredRow stored{sealer_.seal_row(key, encode_row(folded)), {}};
    const auto found_by_voucher = [&](std::string_view municipality, std::string_view number) {
        stored.found_by.push_back(sealer_.voucher_key(municipality, number));
    };
    if (const auto& resident = row.resident) {
        stored.found_by.push_back(
            sealer_.resident_key(resident->municipality, resident->resident_id));
        if (!resident->voucher_number.empty())
            found_by_voucher(resident->municipality, resident->voucher_number);
    }
    for (const PersonDose& dose : row.doses) {
        const std::string_view line = dose.dose.voucher_line;
        if (line.size() == 18) found_by_voucher(line.substr(2, 6), line.substr(8));
    }
    return stored;
}

Result<StoredRow> Ledger::folded(const Subject& subject,
                                 const std::vector<StoredEntry>& stored) const {
    std::vector<Entry> entries;
    for (const StoredEntry& item : stored) entries.push_back(TRY(sealer_.open_entry(item)));
    const LookupKey key = sealer_.subject_key(subject);
    if (subject.kind == "device") {
        std::sort(entries.begin(), entries.end(), canonical_before);
        Bytes row;
        for (const Entry& entry : entries) {
            // Only the hub says who is enrolled; a terminal that claims it for itself is not heard.
            if (!TRY(may_enrol(entry.header.chain.device))) continue;
            auto fact = parse_fact(entry.header.kind, entry.json);
            const auto* enrolled = fact.has_value() ? std::get_if<DeviceEnrolled>(&*fact) : nullptr;
            const auto public_key =
                enrolled ? fixed_from_hex<32>(enrolled->public_key) : std::nullopt;
            if (public_key) row.assign(public_key->begin(), public_key->end());
        }
        return StoredRow{sealer_.seal_row(key, std::move(row)), {}};
    }
    const auto person = PersonId::parse(subject.id);
    if (subject.kind != "person" || !person) return StoredRow{};
    return stored_row(key, fold_all(*person, entries));
}

// Most entries come after all that their person has: then the row alone is read, not the entries.
Result<void> Ledger::refold(const Subject& subject, const std::vector<const Entry*>& added) {
    const LookupKey key = sealer_.subject_key(subject);
    const auto person = PersonId::parse(subject.id);
    if (subject.kind == "person" && person) {
        const auto sealed = TRY(store_.row_of(key));
        auto known = sealed ? usable_row(sealer_, key, *sealed) : fold_all(*person, {});
        if (known && fold_further(*known, added))
            return store_.replace(key, stored_row(key, *known));
    }
    const StoredRow row = TRY(folded(subject, TRY(store_.entries_of(key))));
    return row.sealed.empty() ? Result<void>{} : store_.replace(key, row);
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

Result<bool> Ledger::may_enrol(DeviceId id) const {
    if (id == device_) return true;
    return TRY(store_.setting("trusted_device/" + id.hex())).has_value();
}

Result<std::optional<PublicKey>> Ledger::device_key(DeviceId id) {
    if (id == device_) return std::optional<PublicKey>(signer_.public_key());
    if (const auto trusted = TRY(store_.setting("trusted_device/" + id.hex()))) {
        if (const auto key = public_key_in(*trusted)) return key;
    }
    const LookupKey subject = sealer_.subject_key(subject_of(id));
    const auto sealed = TRY(store_.row_of(subject));
    if (!sealed) return std::optional<PublicKey>();
    return public_key_in(TRY(sealer_.open_row(subject, *sealed)));
}

Result<void> Ledger::trust_device(DeviceId id, const PublicKey& key) {
    return store_.set_setting("trusted_device/" + id.hex(), Bytes(key.begin(), key.end()));
}

Result<Ledger::Unsent> Ledger::unsent(const HubId& hub) {
    Unsent unsent;
    for (const ChainId& chain : TRY(store_.chains())) {
        if (chain.device != device_) continue;
        const std::uint64_t acknowledged = TRY(store_.acknowledged(hub, chain));
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

Result<std::vector<Entry>> Ledger::unsent_run(const HubId& hub, std::size_t entries_max) {
    std::vector<Entry> run;
    for (const ChainId& chain : TRY(store_.chains())) {
        if (chain.device != device_ || run.size() >= entries_max) continue;
        const std::uint64_t acknowledged = TRY(store_.acknowledged(hub, chain));
        for (const StoredEntry& stored :
             TRY(store_.run_after(chain, acknowledged, entries_max - run.size()))) {
            run.push_back(TRY(sealer_.open_entry(stored)));
        }
    }
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
        entries.push_back({TRY(sealer_.open_entry(stored)), stored.position});
    }
    return entries;
}

}  // namespace uketsuke
