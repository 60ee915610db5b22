// What the tables say: rows of people and devices from the entries that may be folded.
#include <algorithm>
#include <set>
#include <utility>

#include "core/ledger/folded_row.h"
#include "core/ledger/views.h"
#include "core/store/ledger.h"

namespace uketsuke {

namespace {

constexpr std::size_t page = 512;

// A row of another format, or one that does not open, is as good as none.
std::optional<FoldedRow> usable_row(const Sealer& sealer, const LookupKey& key,
                                    const Bytes& sealed) {
    const auto bytes = sealer.open_row(key, sealed);
    if (!bytes.has_value()) return std::nullopt;
    auto folded = decode_row(*bytes);
    if (!folded.has_value()) return std::nullopt;
    return std::move(*folded);
}

std::optional<PersonId> person_in(const Subject& subject) {
    return subject.kind == "person" ? PersonId::parse(subject.id) : std::nullopt;
}

std::optional<DeviceId> device_in(const Subject& subject) {
    return subject.kind == "device" ? DeviceId::parse(subject.id) : std::nullopt;
}

// Who came last on which day, to any desk, for a dose or to be sent home, and whose number it is.
void add_keys_of_visit(const PersonRow& row, const Sealer& sealer, std::vector<LookupKey>& keys) {
    std::set<Day> days;
    if (!row.steps.empty()) days.insert(day_in_japan(row.steps.back().at));
    const auto given =
        std::ranges::find(row.doses.rbegin(), row.doses.rend(), true, &PersonDose::given_here);
    if (given != row.doses.rend()) days.insert(given->dose.date);
    if (!row.screenings.empty()) days.insert(row.screenings.back().date);
    for (const Day day : days) keys.push_back(sealer.visitors_key(day));
    for (const PastStep& step : row.steps) {
        if (!step.fact.number.empty())
            keys.push_back(sealer.number_key(day_in_japan(step.at), step.fact.number));
    }
}

}  // namespace

StoredRow Ledger::stored_row(const Sealer& sealer, const LookupKey& key, const FoldedRow& folded) {
    const PersonRow& row = folded.row;
    StoredRow stored{sealer.seal_row(key, encode_row(folded)), {}};
    const auto found_by_voucher = [&](std::string_view municipality, std::string_view number) {
        stored.found_by.push_back(sealer.voucher_key(municipality, number));
    };
    if (const auto& resident = row.resident) {
        stored.found_by.push_back(
            sealer.resident_key(resident->municipality, resident->resident_id));
        if (!resident->voucher_number.empty())
            found_by_voucher(resident->municipality, resident->voucher_number);
        if (!resident->kana.empty())
            stored.found_by.push_back(sealer.name_key(resident->kana, resident->birth_date));
    }
    if (const auto& taken = row.provisional) {
        const std::string_view line = taken->voucher_line;
        if (line.size() == 18) found_by_voucher(line.substr(2, 6), line.substr(8));
        if (!taken->kana.empty())
            stored.found_by.push_back(sealer.name_key(taken->kana, taken->birth_date));
    }
    add_keys_of_visit(row, sealer, stored.found_by);
    for (const VoidedVoucher& voided : row.voided_vouchers)
        found_by_voucher(voided.municipality, voided.number);
    for (const PersonDose& dose : row.doses) {
        const std::string_view line = dose.dose.voucher_line;
        if (line.size() == 18) found_by_voucher(line.substr(2, 6), line.substr(8));
    }
    if (!row.incidents.empty()) stored.found_by.push_back(sealer.list_key("incidents"));
    if (may_hold_findings(row)) stored.found_by.push_back(sealer.list_key("findings"));
    return stored;
}

Result<void> Ledger::replace_row(const LookupKey& subject, const StoredRow& row) {
    if (changed_rows_ && changed_rows_->size() == changed_rows_max) changed_rows_.reset();
    if (changed_rows_) changed_rows_->push_back(subject);
    return store_.replace(subject, row);
}

std::optional<std::vector<LookupKey>> Ledger::take_changed_rows() {
    return std::exchange(changed_rows_, std::vector<LookupKey>());
}

Result<std::vector<Entry>> Ledger::entries_about(const LookupKey& subject) {
    std::vector<Entry> entries;
    for (const StoredEntry& item : TRY(store_.entries_of(subject)))
        entries.push_back(TRY(sealer_.open_entry(item)));
    return entries;
}

Result<std::vector<Entry>> Ledger::entries_about(const Subject& subject) {
    std::vector<Entry> entries;
    for (Entry& entry : TRY(entries_about(sealer_.subject_key(subject)))) {
        const Author author = TRY(devices_.author(entry.header.chain.device));
        if (admit(entry, author).has_value()) entries.push_back(std::move(entry));
    }
    std::ranges::sort(entries, canonical_before);
    return entries;
}

Result<std::optional<Entry>> Ledger::entry_named(const Subject& subject, const std::string& name) {
    for (Entry& entry : TRY(entries_about(sealer_.subject_key(subject)))) {
        if (entry_name(entry.header) == name) return std::optional(std::move(entry));
    }
    return std::optional<Entry>();
}

Result<Ledger::Folded> Ledger::folded(const Subject& subject, const std::vector<Entry>& entries) {
    if (const auto device = device_in(subject))
        return Folded{TRY(devices_.folded(*device, entries)), {}};
    const auto person = person_in(subject);
    if (!person || TRY(all_withheld(entries))) return Folded{};
    std::vector<Admitted> admitted;
    for (const Entry& entry : entries) {
        const Author author = TRY(devices_.author(entry.header.chain.device));
        auto fact = admit(entry, author);
        if (fact.has_value()) admitted.push_back({&entry, std::move(*fact)});
    }
    FoldedRow row = fold_all(*person, std::move(admitted));
    StoredRow stored = stored_row(sealer_.subject_key(subject), row);
    return Folded{std::move(stored), std::move(row.row.erased)};
}

// Most entries come after all that their person has: then the row alone is read, not the entries.
// A person of whom only views are new keeps the row as it is, unread.
Result<void> Ledger::refold_person(const Subject& subject, Arrivals arrived) {
    const auto person = person_in(subject);
    if (!person) return {};
    const LookupKey key = sealer_.subject_key(subject);
    const auto sealed = TRY(store_.row_of(key));
    bool withheld = false;
    for (const Entry* entry : arrived.others)
        withheld |= TRY(is_withheld(*entry)) && (!sealed || !is_view(entry->header));
    // Nobody whom this device has seen; or one of whom it lacks something, which is to be listed.
    if (withheld && !sealed && arrived.admitted.empty()) return {};
    if (withheld || (!sealed && TRY(scope()) == DeviceScope::seen)) return fold_anew(subject);
    std::erase_if(arrived.admitted, [](const Admitted& item) {
        return std::holds_alternative<PersonViewed>(item.fact);
    });
    if (sealed && arrived.admitted.empty() && arrived.others.empty()) return {};
    std::vector<const Entry*> entries = arrived.others;
    for (const Admitted& item : arrived.admitted) entries.push_back(item.entry);
    const bool row_stays = sealed && arrived.admitted.empty();
    auto known = sealed ? usable_row(sealer_, key, *sealed) : fold_all(*person, {});
    if (!known || !fold_further(*known, std::move(arrived.admitted))) return fold_anew(subject);
    if (!row_stays) TRY(replace_row(key, stored_row(key, *known)));
    return strip(known->row.erased, entries);
}

Result<void> Ledger::fold_anew(const Subject& subject) {
    const LookupKey key = sealer_.subject_key(subject);
    const auto entries = TRY(entries_about(key));
    const Folded made = TRY(folded(subject, entries));
    if (!made.row.sealed.empty()) TRY(replace_row(key, made.row));
    return settle(entries, made.erased);
}

Result<void> Ledger::settle(const std::vector<Entry>& entries,
                            const std::vector<std::string>& erased) {
    std::vector<const Entry*> all;
    const bool unseen = TRY(all_withheld(entries));
    for (const Entry& entry : entries) {
        const auto fact = admit(entry, TRY(devices_.author(entry.header.chain.device)));
        const bool view = is_view(entry.header) && TRY(is_withheld(entry));
        const bool listed = !fact.has_value() && !unseen && !view;
        TRY(store_.mark({entry.header.chain, entry.header.sequence,
                         listed ? fact.error().code : std::string()}));
        all.push_back(&entry);
    }
    return strip(erased, all);
}

Result<bool> Ledger::refold_device(const Subject& subject) {
    const auto device = device_in(subject);
    if (!device) return false;
    const Author before = TRY(devices_.author(*device));
    const LookupKey key = sealer_.subject_key(subject);
    const auto entries = TRY(entries_about(key));
    const Folded made = TRY(folded(subject, entries));
    if (!made.row.sealed.empty()) TRY(store_.replace(key, made.row));
    devices_.forget();
    return TRY(devices_.author(*device)) != before;
}

Result<void> Ledger::review(const Subject& subject) {
    const auto device = device_in(subject);
    if (!device) return {};
    std::set<Subject> touched;
    for (const ChainId& chain : TRY(store_.chains())) {
        if (chain.device != *device) continue;
        for (std::uint64_t sequence = 0;;) {
            const auto run = TRY(store_.run_after(chain, sequence, page));
            for (const StoredEntry& stored : run) {
                const Entry entry = TRY(sealer_.open_entry(stored));
                touched.insert(entry.header.subject);
            }
            if (run.size() < page) break;
            sequence = run.back().sequence;
        }
    }
    for (const Subject& about : touched) TRY(fold_anew(about));
    devices_.forget();
    return {};
}

Result<void> Ledger::trust_device(DeviceId id, const PublicKey& key) {
    const Author before = TRY(devices_.author(device_));
    TRY(devices_.trust(id, key));
    devices_.forget();
    return TRY(devices_.author(device_)) == before ? Result<void>{} : review(subject_of(device_));
}

}  // namespace uketsuke
