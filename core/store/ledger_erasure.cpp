// Bodies that go, and bodies that come at last.
#include <algorithm>

#include "core/ledger/erasure.h"
#include "core/store/ledger.h"

namespace uketsuke {

namespace {

constexpr std::size_t progress_step = 1000;
constexpr std::size_t names_max = 500;  // Of one entry: a body is at most 64 KiB.
constexpr std::size_t marks_max = 100'000;
constexpr const char* missing = "body.missing";

void add_drafts(std::vector<Draft>& drafts, const std::string& municipality, const Subject& person,
                const std::vector<std::string>& names) {
    for (std::size_t first = 0; first < names.size(); first += names_max) {
        const std::size_t last = std::min(first + names_max, names.size());
        DosesErased fact{
            {names.begin() + std::ptrdiff_t(first), names.begin() + std::ptrdiff_t(last)},
            "five_years_over"};
        drafts.push_back({municipality, "", person, std::move(fact)});
    }
}

}  // namespace

Result<ErasurePlan> Ledger::plan_erasure(const std::string& municipality, Day before,
                                         const Progress& progress) {
    ErasurePlan plan;
    const auto subjects = TRY(store_.subjects());
    std::size_t done = 0;
    for (const LookupKey& key : subjects) {
        const auto entries = TRY(entries_about(key));
        const Due due = due_for_erasure(entries, before);
        if (!due.entries.empty()) {
            add_drafts(plan.drafts, municipality, entries.front().header.subject, due.entries);
            ++plan.people;
        }
        plan.doses += due.doses;
        plan.entries += due.entries.size();
        if (progress && (++done % progress_step == 0 || done == subjects.size()))
            progress(done, subjects.size());
    }
    return plan;
}

// The link proves that it is the very body; and what is erased does not come back.
Result<bool> Ledger::fill_in(const StoredEntry& stored, const Entry& entry) {
    if (!has_body(entry)) return false;
    const Entry known = TRY(sealer_.open_entry(stored));
    if (has_body(known) || known.header != entry.header || *known.erased != body_digest(entry))
        return false;
    if (TRY(is_erased_here(entry.header))) return false;
    TRY(store_.reseal(sealer_.seal_entry(entry, stored.position)));
    return true;
}

Result<void> Ledger::strip(const std::vector<std::string>& erased,
                           const std::vector<const Entry*>& entries) {
    for (const Entry* entry : entries) {
        if (!is_erased(erased, entry->header)) continue;
        TRY(store_.mark({entry->header.chain, entry->header.sequence, ""}));
        if (!has_body(*entry)) continue;
        TRY(store_.reseal(sealer_.seal_entry(without_body(*entry), 0)));
        scrub_due_ = true;
    }
    return {};
}

Result<bool> Ledger::is_erased_here(const EntryHeader& header) {
    if (header.subject.kind != "person") return false;
    const auto row = TRY(row_of(sealer_.subject_key(header.subject)));
    return row && is_erased(row->erased, header);
}

Result<std::map<ChainId, std::uint64_t>> Ledger::first_missing() {
    std::map<ChainId, std::uint64_t> first;
    if (TRY(store_.quarantined_count()) == 0) return first;
    const auto marks = TRY(store_.quarantined(marks_max));
    for (const Quarantined& mark : marks) {
        if (mark.reason != missing) continue;
        const auto [at, fresh] = first.try_emplace(mark.chain, mark.sequence);
        if (!fresh) at->second = std::min(at->second, mark.sequence);
    }
    return first;
}

}  // namespace uketsuke
