// The clerk and records that are wrong: those of this session, and what is written about one.
#include <algorithm>

#include "core/base/require.h"
#include "kiosk/shell/clerk.h"
#include "platform/records/records.h"

namespace uketsuke {

namespace {

Result<std::vector<RecordedDose>> records_of(Ledger& ledger, SessionId session, Day today) {
    std::vector<RecordedDose> records;
    for (const PersonRow& row : TRY(ledger.visitors_on(today))) {
        for (const PersonDose& dose : row.doses) {
            if (!dose.given_here || dose.dose.session != session) continue;
            if (auto record = recorded_dose(row, dose.entry)) records.push_back(*std::move(record));
        }
    }
    const auto later = [](const RecordedDose& a, const RecordedDose& b) {
        return a.dose.fact().at > b.dose.fact().at;
    };
    std::ranges::stable_sort(records, later);
    return records;
}

// Under which name it was written just now. It may be set aside already: another desk's correction
// of the same record can be later than this clock.
std::string entry_of(const PersonRow& row, const Dose& dose) {
    for (const auto* doses : {&row.doses, &row.set_aside}) {
        const auto found = std::ranges::find_if(*doses, [&](const PersonDose& one) {
            return one.given_here && one.dose == dose.fact();
        });
        if (found != doses->end()) return found->entry;
    }
    broken_invariant("what was written is in the row", __FILE__, __LINE__);
}

const std::string& approver_of(const Mending& mending) {
    return mending.withdrawn ? mending.withdrawn->approver : mending.instead->fact().approver;
}

}  // namespace

Result<bool> Clerk::is_day_closed(Day today) const {
    const auto said = TRY(records_.ledger().entries_about(closing_subject(venue_, today)));
    return closing_state(said).closed.has_value();
}

// Whoever is listed was seen in this session, which is noted already.
Event Clerk::list_records(const ListRecords& effect, Instant now) {
    auto records = records_of(records_.ledger(), effect.session, day_in_japan(now));
    if (!records) return EffectFailed{effect.ticket, records.error()};
    const auto closed = is_day_closed(day_in_japan(now));
    if (!closed) return EffectFailed{effect.ticket, closed.error()};
    return RecordsListed{effect.ticket, std::move(*records), *closed};
}

Event Clerk::save_mending(const SaveMending& effect, Instant now) {
    const Mending& mending = effect.mending;
    const auto closed = is_day_closed(day_in_japan(now));
    if (!closed) return EffectFailed{effect.ticket, closed.error()};
    if (*closed && approver_of(mending).empty())
        return EffectFailed{effect.ticket, *obstacle({"typing", ""}, MendingTime::after_close)};
    std::vector<Draft> drafts;
    if (mending.withdrawn) {
        drafts.push_back({chain_for(mending.person, mending.municipality), actor_,
                          subject_of(mending.person), *mending.withdrawn});
    }
    if (mending.instead) {
        const DoseGiven& fact = mending.instead->fact();
        const PersonId person = mending.instead->person();
        drafts.push_back({chain_for(person, fact.municipality), actor_, subject_of(person), fact});
    }
    Ledger& ledger = records_.ledger();
    if (const auto done = ledger.append_all(drafts, now); !done)
        return EffectFailed{effect.ticket, done.error()};
    if (!mending.instead) return MendingSaved{effect.ticket, ""};
    const auto row = ledger.person(mending.instead->person());
    if (!row) return EffectFailed{effect.ticket, row.error()};
    return MendingSaved{effect.ticket, entry_of(**row, *mending.instead)};
}

}  // namespace uketsuke
