// One day's steps of one person: a handful.
#include "core/ledger/visit.h"

#include <algorithm>

#include "core/ledger/fold.h"

namespace uketsuke {

namespace {

struct StageName {
    const char* text;
    Words words;
};

// In the order of the enumeration.
const StageName& name_of(VisitStage stage) {
    static const StageName names[] = {
        {"none", {"受付前", "Not received"}},
        {"received", {"受付済", "Received"}},
        {"form_checked", {"予診待ち", "Waiting for screening"}},
        {"screened", {"接種待ち", "Waiting for injection"}},
        {"not_vaccinated", {"接種せず", "Not vaccinated"}},
        {"vaccinated", {"接種済", "Vaccinated"}},
        {"certified", {"接種済証発行済", "Certificate given"}},
        {"observing", {"観察中", "Under observation"}},
        {"left", {"退場", "Left"}},
    };
    return names[static_cast<std::size_t>(stage)];
}

VisitStage stage_of(DeskStep step) {
    switch (step) {
        case DeskStep::received:
            return VisitStage::received;
        case DeskStep::form_checked:
            return VisitStage::form_checked;
        case DeskStep::screened:
            return VisitStage::screened;
        case DeskStep::observing:
            return VisitStage::observing;
        case DeskStep::left:
            return VisitStage::left;
        case DeskStep::parked:
            return VisitStage::none;
    }
    return VisitStage::none;
}

void reach(VisitState& state, VisitStage stage, Instant at) {
    if (stage <= state.stage) return;
    state.stage = stage;
    state.since = at;
}

void take(VisitState& state, const PastStep& step) {
    const StepTaken& fact = step.fact;
    if (state.stage == VisitStage::left && fact.step == DeskStep::received) state = {};
    reach(state, stage_of(fact.step), step.at);
    if (!fact.number.empty()) state.number = fact.number;
    if (!fact.voucher_line.empty()) state.voucher_line = fact.voucher_line;
    if (!fact.venue.empty()) state.venue = fact.venue;
    if (fact.step == DeskStep::observing) state.until = fact.until;
    state.parked = fact.step == DeskStep::parked;
    if (state.parked && state.stage == VisitStage::none) state.since = step.at;
    state.parked_reason = state.parked ? fact.reason : std::string();
}

// Whichever desk did something after it has taken the person up again.
void end_parking(VisitState& state, const PersonRow& row) {
    if (!state.parked) return;
    const Instant since = row.steps.back().at;
    const bool taken_up =
        std::ranges::any_of(row.check_ins, [&](const CheckIn& one) { return one.at > since; }) ||
        std::ranges::any_of(row.doses,
                            [&](const PersonDose& dose) { return dose.dose.at > since; });
    if (!taken_up) return;
    state.parked = false;
    state.parked_reason.clear();
}

}  // namespace

VisitState visit_state(const PersonRow& row, Day today) {
    VisitState state;
    for (const PastStep& step : row.steps) {
        if (day_in_japan(step.at) == today) take(state, step);
    }
    end_parking(state, row);
    for (const ScreeningClosed& closed : row.screenings) {
        if (closed.date != today) continue;
        reach(state, VisitStage::not_vaccinated, state.since);
        if (state.venue.empty()) state.venue = closed.venue;
    }
    for (const PersonDose& dose : row.doses) {
        if (!dose.given_here || dose.dose.date != today) continue;
        reach(state, VisitStage::vaccinated, dose.dose.at);
        if (state.venue.empty()) state.venue = dose.dose.venue;
        if (row.certified_on == today) reach(state, VisitStage::certified, dose.dose.at);
    }
    return state;
}

const char* to_text(VisitStage stage) { return name_of(stage).text; }
const Words& words_of(VisitStage stage) { return name_of(stage).words; }

void take_step(PersonRow& row, PastStep step) {
    // Entries come in the order of their times, so an earlier day has passed.
    if (!row.steps.empty() && day_in_japan(row.steps.back().at) != day_in_japan(step.at))
        row.steps.clear();
    row.steps.push_back(std::move(step));
}

}  // namespace uketsuke
