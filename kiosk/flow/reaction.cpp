// A reaction from the first tap to the disk, and its two papers.
#include "kiosk/flow/reaction.h"

#include <algorithm>

#include "kiosk/flow/saving.h"
#include "kiosk/flow/slip.h"
#include "kiosk/flow/turn.h"

namespace uketsuke {
namespace {

void toggle(std::vector<std::string>& codes, const std::string& code,
            const std::vector<ScreeningReason>& offered) {
    if (!is_screening_reason(offered, code)) return;
    if (std::erase(codes, code) == 0) codes.push_back(code);
}

void edit(const ReactionAsked& view, ReactionForm form, Turn& turn) {
    ReactionAsked next = view;
    next.form = std::move(form);
    next.problem.reset();
    turn.edit(std::move(next));
}

void note(const ReactionAsked& view, Turn& turn) {
    const PersonRow& row = view.person.row();
    ReactionAsked next = view;
    next.problem = obstacle_to_note(view.form, row, turn.now());
    if (!next.problem) {
        next.saving = turn.next_ticket();
        turn.ask(NoteFact{*next.saving, view.person.id(), view.person.resident().municipality,
                          reaction_of(view.form, row, view.desk)});
    }
    turn.edit(std::move(next));
}

PaperOrder slip_of(const ReactionShown& view) {
    PaperOrder order{.paper = {PaperKind::slip}};
    order.lines = referral_lines(view.fact, view.desk);
    order.number = visit_state(view.person.row(), view.fact.date).number;
    return order;
}

PaperOrder report_of(const ReactionShown& view) {
    return {.paper = {PaperKind::reaction_report, Labels::japanese},
            .person = view.person.id(),
            .entry = view.entry};
}

}  // namespace

bool may_note_reaction(const AtDesk& view, Day today) {
    return view.desk.kind == DeskKind::observation && dose_of_day(view.person.row(), today);
}

std::vector<PastReaction> reactions_of(const AtDesk& view, Day today) {
    std::vector<PastReaction> noted;
    if (view.desk.kind != DeskKind::observation) return noted;
    std::ranges::copy_if(view.person.row().reactions, std::back_inserter(noted),
                         [&](const PastReaction& one) { return one.fact.date == today; });
    return noted;
}

ObservationChoice observation_for(const AtDesk& view, Day today) {
    const DeskRules& rules = view.desk.rules;
    return observation_for(view.person.row(), today, rules.observation, rules.form.get());
}

void ask_reaction(const AtDesk& view, Turn& turn) {
    ReactionForm form;
    form.noticed = turn.now();
    turn.show(ReactionAsked{view.desk, view.person, std::move(form)});
}

void show_reaction(const AtDesk& view, const std::string& entry, Turn& turn) {
    const auto noted = reactions_of(view, turn.day());
    const auto found = std::ranges::find(noted, entry, &PastReaction::entry);
    if (found != noted.end())
        turn.show(ReactionShown{view.desk, view.person, found->fact, found->entry});
}

void on(const ReactionAsked& view, const Event& event, Turn& turn) {
    if (view.saving) {
        return await_saved(view, event, turn, [&](const FactNoted& noted) {
            turn.show(ReactionShown{view.desk, view.person,
                                    reaction_of(view.form, view.person.row(), view.desk),
                                    noted.entry});
        });
    }
    match(
        event,
        [&](const Back&) {
            turn.show(AtDesk{view.desk, view.person});
        },
        [&](const SignChosen& chosen) {
            ReactionForm form = view.form;
            toggle(form.signs, chosen.sign, reaction_signs());
            edit(view, std::move(form), turn);
        },
        [&](const MeasureChosen& chosen) {
            ReactionForm form = view.form;
            toggle(form.done, chosen.measure, reaction_measures());
            edit(view, std::move(form), turn);
        },
        [&](const NoticedAgo& ago) {
            if (std::ranges::count(noticed_ago_choices, ago.minutes) == 0) return;
            ReactionForm form = view.form;
            form.noticed = turn.now() - std::chrono::minutes(ago.minutes);
            edit(view, std::move(form), turn);
        },
        [&](const FieldEdited& edited) {
            if (edited.field != Field::note || edited.text.size() > reaction_note_bytes_max) return;
            ReactionForm form = view.form;
            form.note = edited.text;
            edit(view, std::move(form), turn);
        },
        [&](const ReactionConfirmed&) { note(view, turn); });
}

void on(const ReactionShown& view, const Event& event, Turn& turn) {
    ReactionShown next = view;
    next.slip = followed(view.slip, event);
    next.report = followed(view.report, event);
    if (next != view) return turn.edit(std::move(next));
    match(
        event,
        [&](const Back&) {
            turn.show(AtDesk{view.desk, view.person});
        },
        [&](const NextPerson&) { turn.show(Scan{view.desk}); },
        [&](const PrintWanted&) {
            if (!may_print(view.slip)) return;
            next.slip = print(slip_of(view), turn);
            turn.edit(std::move(next));
        },
        [&](const ReportWanted&) {
            if (!may_print(view.report)) return;
            next.report = print(report_of(view), turn);
            turn.edit(std::move(next));
        });
}

}  // namespace uketsuke
