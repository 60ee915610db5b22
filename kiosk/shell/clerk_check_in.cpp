// The clerk at the register of who is being served where: 受付, and what other desks do meanwhile.
#include "kiosk/shell/clerk.h"

namespace uketsuke {

Elsewhere Clerk::elsewhere(const CheckIn& there) const {
    Elsewhere found{there, "", false};
    const auto author = DeviceId::parse(there.entry.substr(0, there.entry.find('/')));
    if (!author) return found;
    found.this_desk = *author == records_.ledger().device();
    // The name is a help; who it is stands in the entry.
    const auto row = records_.ledger().devices().row(*author);
    if (row.has_value() && *row) found.desk = (*row)->name;
    return found;
}

// Looked at and recorded in one go on the store's thread: of two desks that know of each other only
// one gets the person.
Event Clerk::check_in(const CheckPersonIn& effect, Instant now) {
    serving_.reset();
    const auto row = records_.ledger().person(effect.person);
    if (!row) return EffectFailed{effect.ticket, row.error()};
    const Attended who{effect.person, effect.municipality, ""};
    const CheckIn* standing = *row ? standing_check_in(**row, day_in_japan(now)) : nullptr;
    if (standing && standing->entry != effect.fact.takes_over) {
        if (standing->fact.session != effect.fact.session)
            return CheckedInElsewhere{effect.ticket, elsewhere(*standing)};
        serving_ = Serving{{who.person, who.municipality, standing->entry}, {}, ""};
        return CheckedInHere{effect.ticket, standing->entry};
    }
    const auto entry = records_.ledger().append({chain_for(effect.person, effect.municipality),
                                                 actor_, subject_of(effect.person), effect.fact},
                                                now);
    if (!entry) return EffectFailed{effect.ticket, entry.error()};
    serving_ = Serving{{who.person, who.municipality, entry_name(entry->header)}, {}, ""};
    return CheckedInHere{effect.ticket, serving_->who.check_in};
}

// Where it cannot be recorded the check-in stays open, and the next desk asks before it takes over.
void Clerk::end_check_in(const Attended& who, Instant now) {
    serving_.reset();
    const CheckInEnded fact{who.check_in, recorder_};
    (void)records_.ledger().append(
        {chain_for(who.person, who.municipality), actor_, subject_of(who.person), fact}, now);
}

std::optional<Event> Clerk::look_at_other_desks(Day today) {
    if (!serving_) return std::nullopt;
    auto row = records_.ledger().person(serving_->who.person);
    // The store's trouble shows where something is recorded.
    if (!row || !*row) return std::nullopt;
    const CheckIn* standing = standing_check_in(**row, today);
    const bool other = standing && standing->entry != serving_->who.check_in;
    if (other && standing->entry != serving_->told_of) {
        serving_->told_of = standing->entry;
        return DeskNewsCame{serving_->who.check_in, elsewhere(*standing), **row};
    }
    if (!serving_->doses || *serving_->doses == (*row)->doses.size()) return std::nullopt;
    serving_->doses = (*row)->doses.size();
    return DeskNewsCame{serving_->who.check_in, RecordArrived{}, **row};
}

}  // namespace uketsuke
