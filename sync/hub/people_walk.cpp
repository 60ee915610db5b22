// By the keys of the store; the row says whose entries to open.
#include "sync/hub/people_walk.h"

#include "core/people/ledger_index.h"

namespace uketsuke {

namespace {

constexpr std::size_t progress_step = 256;

Result<void> visit_one(Ledger& ledger, const PersonRow& now, const std::optional<Instant>& until,
                       const PersonVisit& visit) {
    auto entries = TRY(ledger.entries_about(subject_of(now.person)));
    if (until)
        std::erase_if(entries, [&](const Entry& entry) { return entry.header.at >= *until; });
    std::map<std::string, Instant> recorded;
    for (const Entry& entry : entries) recorded[entry_name(entry.header)] = entry.header.at;
    if (!until) return visit({now, recorded});
    const PersonRow then = fold_person(now.person, entries);
    return then.doses.empty() ? Result<void>{} : visit({then, recorded});
}

}  // namespace

Result<void> walk_people(Ledger& ledger, const std::optional<Instant>& until,
                         const PersonVisit& visit, const Progress& progress) {
    const auto subjects = TRY(ledger.store().subjects());
    std::size_t done = 0;
    for (const LookupKey& key : subjects) {
        const auto row = TRY(row_under(ledger, key));
        // Of somebody whose doses are all withdrawn some may have counted then.
        if (row && (!row->doses.empty() || (until && !row->set_aside.empty())))
            TRY(visit_one(ledger, *row, until, visit));
        if (progress && (++done % progress_step == 0 || done == subjects.size()))
            progress(done, subjects.size());
    }
    return {};
}

}  // namespace uketsuke
