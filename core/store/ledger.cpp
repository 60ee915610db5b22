// Appending and receiving: entry, rows and head of the chain in one transaction.
#include "core/store/ledger.h"

#include <map>
#include <set>

#include "core/base/json.h"
#include "core/base/require.h"

namespace uketsuke {

namespace {

constexpr std::size_t progress_step = 1000;

void tell(const Progress& progress, std::size_t done, std::size_t all) {
    if (progress && (done % progress_step == 0 || done == all)) progress(done, all);
}

std::string device_row(const PublicKey& key) {
    return print_json(Json{{"public_key", to_hex(key)}});
}

std::optional<PublicKey> key_in_row(const std::string& json) {
    const auto object = parse_json(json);
    if (!object.has_value()) return std::nullopt;
    return fixed_from_hex<32>(text_or(*object, "public_key"));
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
        TRY(add(made));
        reached(RecordStep::entry_added);
        TRY(refold(draft.subject));
        reached(RecordStep::row_replaced);
        TRY(store_.set_head(chain, head_after(made)));
        reached(RecordStep::head_moved);
        return {};
    }));
    reached(RecordStep::committed);
    return made;
}

Result<std::size_t> Ledger::append_all(const std::vector<Draft>& drafts, Instant now,
                                       const Progress& progress) {
    TRY(store_.transact([&]() -> Result<void> {
        std::map<ChainId, ChainHead> heads;
        std::set<Subject> subjects;
        const std::size_t all = drafts.size();
        std::size_t done = 0;
        for (const Draft& draft : drafts) {
            const ChainId chain{device_, draft.municipality};
            auto [head, fresh] = heads.try_emplace(chain);
            if (fresh) head->second = TRY(store_.head(chain));
            const Entry made =
                TRY(make_entry(draft, device_, head->second, now, salts_(), signer_));
            TRY(add(made));
            head->second = head_after(made);
            subjects.insert(draft.subject);
            tell(progress, ++done, all);
        }
        for (const Subject& subject : subjects) TRY(refold(subject));
        for (const auto& [chain, head] : heads) TRY(store_.set_head(chain, head));
        return {};
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
    std::map<ChainId, ChainHead> heads;
    std::set<Subject> subjects;
    std::vector<Entry> taken;
    for (const Entry& entry : entries) {
        const ChainId& chain = entry.header.chain;
        auto [head, fresh] = heads.try_emplace(chain);
        if (fresh) head->second = TRY(store_.head(chain));
        if (entry.header.sequence <= head->second.sequence) {
            // Known: the same entry again is dropped, another entry in its place is a fork.
            const auto stored = TRY(store_.run_after(chain, entry.header.sequence - 1, 1));
            if (stored.empty() || stored.front().link != entry.link)
                TRY(follow(head->second, entry));
            ++received.known;
            continue;
        }
        head->second = TRY(follow(head->second, entry));
        TRY(add(entry));
        // Devices first: an enrolment in this batch vouches for the chains behind it.
        if (entry.header.subject.kind == "device") TRY(refold(entry.header.subject));
        subjects.insert(entry.header.subject);
        taken.push_back(entry);
        ++received.added;
    }
    TRY(check_signatures(taken));
    for (const Subject& subject : subjects) TRY(refold(subject));
    for (const auto& [chain, head] : heads) {
        if (head.sequence > 0) TRY(store_.set_head(chain, head));
    }
    return received;
}

// A link covers all before it, so the last signature of each chain vouches for the whole run.
Result<void> Ledger::check_signatures(const std::vector<Entry>& taken) {
    std::map<ChainId, const Entry*> last;
    for (const Entry& entry : taken) last[entry.header.chain] = &entry;
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

Result<void> Ledger::add(const Entry& entry) {
    std::uint64_t position = 0;
    if (numbering_ == Numbering::positions) {
        position = TRY(store_.last_position(entry.header.chain.municipality)) + 1;
    }
    const bool added = TRY(store_.add(sealer_.seal_entry(entry, position)));
    require(added, "an entry behind the head of its chain is new to the store");
    return {};
}

Result<StoredRow> Ledger::folded(const Subject& subject,
                                 const std::vector<StoredEntry>& stored) const {
    std::vector<Entry> entries;
    for (const StoredEntry& item : stored) entries.push_back(TRY(sealer_.open_entry(item)));
    const LookupKey key = sealer_.subject_key(subject);
    StoredRow row;
    if (subject.kind == "device") {
        std::sort(entries.begin(), entries.end(), canonical_before);
        std::string json = "{}";
        for (const Entry& entry : entries) {
            // Only the hub says who is enrolled; a terminal that claims it for itself is not heard.
            if (!TRY(may_enrol(entry.header.chain.device))) continue;
            auto fact = parse_fact(entry.header.kind, entry.json);
            const auto* enrolled = fact.has_value() ? std::get_if<DeviceEnrolled>(&*fact) : nullptr;
            const auto public_key =
                enrolled ? fixed_from_hex<32>(enrolled->public_key) : std::nullopt;
            if (public_key) json = device_row(*public_key);
        }
        row.sealed = sealer_.seal_row(key, json);
        return row;
    }
    if (subject.kind != "person") return row;
    const auto person = PersonId::parse(subject.id);
    if (!person) return row;
    const PersonRow folded_row = fold_person(*person, std::move(entries));
    row.sealed = sealer_.seal_row(key, print_row(folded_row));
    if (const auto& resident = folded_row.resident) {
        row.found_by.push_back(sealer_.resident_key(resident->municipality, resident->resident_id));
        if (!resident->voucher_number.empty()) {
            row.found_by.push_back(
                sealer_.voucher_key(resident->municipality, resident->voucher_number));
        }
    }
    for (const PersonDose& dose : folded_row.doses) {
        const std::string& line = dose.dose.voucher_line;
        if (line.size() == 18)
            row.found_by.push_back(sealer_.voucher_key(line.substr(2, 6), line.substr(8)));
    }
    return row;
}

Result<void> Ledger::refold(const Subject& subject) {
    const LookupKey key = sealer_.subject_key(subject);
    const auto stored = TRY(store_.entries_of(key));
    const StoredRow row = TRY(folded(subject, stored));
    if (row.sealed.empty()) return {};
    return store_.replace(key, row);
}

Result<std::optional<PersonRow>> Ledger::row_of(const LookupKey& subject) {
    const auto sealed = TRY(store_.row_of(subject));
    if (!sealed) return std::optional<PersonRow>();
    const std::string json = TRY(sealer_.open_row(subject, *sealed));
    return std::optional<PersonRow>(TRY(parse_row(json)));
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
        if (trusted->size() == PublicKey{}.size()) return fixed_from_hex<32>(to_hex(*trusted));
    }
    const LookupKey subject = sealer_.subject_key(subject_of(id));
    const auto sealed = TRY(store_.row_of(subject));
    if (!sealed) return std::optional<PublicKey>();
    return key_in_row(TRY(sealer_.open_row(subject, *sealed)));
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
