// The clerk and the vials of the venue: which there are, and what is written about them.
#include "core/visit/vials.h"

#include <algorithm>

#include "kiosk/shell/clerk.h"

namespace uketsuke {

namespace {

// 接種待ち at the venue, those who are parked among them.
bool awaits_injection(const VisitState& state, const std::string& venue) {
    return is_at(state, venue) &&
           (state.stage == VisitStage::received || state.stage == VisitStage::form_checked ||
            state.stage == VisitStage::screened);
}

}  // namespace

Event Clerk::list_vials(const ListVials& effect, Day today, const std::string& opened) {
    const Subject subject = vials_subject(effect.venue, today);
    watch({subject});
    const auto entries = records_.ledger().entries_about(subject);
    if (!entries) return EffectFailed{effect.ticket, entries.error()};
    const auto visitors = records_.ledger().visitors_on(today);
    if (!visitors) return EffectFailed{effect.ticket, visitors.error()};
    const auto waiting = std::ranges::count_if(*visitors, [&](const PersonRow& row) {
        return awaits_injection(visit_state(row, today), effect.venue);
    });
    return VialsListed{effect.ticket, vials_of(*entries, *visitors), opened,
                       static_cast<int>(waiting)};
}

// One more than this terminal has opened at the venue today, by its own letter.
Event Clerk::open_vial(const OpenVial& effect, Instant now) {
    VialOpened fact = effect.fact;
    const Day today = day_in_japan(now);
    const Subject subject = vials_subject(fact.venue, today);
    const auto place = terminal_place();
    if (!place) return EffectFailed{effect.ticket, place.error()};
    const auto mine = records_.ledger().entries_by(records_.ledger().device(), subject);
    if (!mine) return EffectFailed{effect.ticket, mine.error()};
    fact.number = vial_number(*place, vials_of(*mine, {}).size() + 1);
    const auto entry = records_.ledger().append({office_.municipality, actor_, subject, fact}, now);
    if (!entry) return EffectFailed{effect.ticket, entry.error()};
    return list_vials({effect.ticket, fact.venue}, today, entry_name(entry->header));
}

Event Clerk::waste_doses(const WasteDoses& effect, Instant now) {
    const Day today = day_in_japan(now);
    const Subject subject = vials_subject(effect.venue, today);
    const auto entry =
        records_.ledger().append({office_.municipality, actor_, subject, effect.fact}, now);
    if (!entry) return EffectFailed{effect.ticket, entry.error()};
    return list_vials({effect.ticket, effect.venue}, today);
}

void Clerk::watch(std::vector<Subject> subjects) {
    watched_.clear();
    for (Subject& subject : subjects) watched_.push_back({std::move(subject), 0});
    watched_changed();
}

// Asked after every job of the worker, so nothing is opened for it.
bool Clerk::watched_changed() {
    Ledger& ledger = records_.ledger();
    bool changed = false;
    for (Watched& one : watched_) {
        const auto entries = ledger.store().entries_of(ledger.sealer().subject_key(one.subject));
        if (!entries || entries->size() == one.entries) continue;
        one.entries = entries->size();
        changed = true;
    }
    return changed;
}

}  // namespace uketsuke
