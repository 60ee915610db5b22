// What went wrong with a record, from the first tap to the disk and the report.
#include "kiosk/flow/incident.h"

#include "kiosk/flow/saving.h"
#include "kiosk/flow/turn.h"

namespace uketsuke {
namespace {

void edit(const IncidentAsked& view, IncidentForm form, Turn& turn) {
    IncidentAsked next = view;
    next.form = std::move(form);
    next.problem.reset();
    turn.edit(std::move(next));
}

void note(const IncidentAsked& view, Turn& turn) {
    IncidentAsked next = view;
    next.problem = obstacle_to_note(view.form);
    if (!next.problem) {
        const Dose& dose = view.base.record.dose;
        next.saving = turn.next_ticket();
        turn.ask(NoteFact{*next.saving, dose.person(), dose.fact().municipality,
                          incident_of(view.form, view.base.record, view.base.desk, turn.now())});
    }
    turn.edit(std::move(next));
}

PaperOrder report_of(const IncidentShown& view) {
    return {.paper = {PaperKind::incident_report, Labels::japanese},
            .person = view.base.record.dose.person(),
            .entry = view.entry};
}

}  // namespace

void ask_incident(const MendingBase& base, Turn& turn) { turn.show(IncidentAsked{base, {}}); }

void on(const IncidentAsked& view, const Event& event, Turn& turn) {
    if (view.saving) {
        return await_saved(view, event, turn, [&](const FactNoted& noted) {
            turn.show(IncidentShown{
                view.base, incident_of(view.form, view.base.record, view.base.desk, turn.now()),
                noted.entry});
        });
    }
    match(
        event, [&](const Back&) { turn.show(MendingAsked{view.base}); },
        [&](const ReasonChosen& chosen) {
            if (!find_incident_kind(chosen.reason)) return;
            IncidentForm form = view.form;
            form.kind = chosen.reason;
            edit(view, std::move(form), turn);
        },
        [&](const HarmChosen& chosen) {
            if (!is_screening_reason(incident_harms(), chosen.harm)) return;
            IncidentForm form = view.form;
            form.harm = chosen.harm;
            edit(view, std::move(form), turn);
        },
        [&](const ToldChosen& chosen) {
            IncidentForm form = view.form;
            form.told = chosen.told;
            edit(view, std::move(form), turn);
        },
        [&](const FieldEdited& edited) {
            if (edited.field != Field::note || edited.text.size() > incident_note_bytes_max) return;
            IncidentForm form = view.form;
            form.note = edited.text;
            edit(view, std::move(form), turn);
        },
        [&](const IncidentConfirmed&) { note(view, turn); });
}

void on(const IncidentShown& view, const Event& event, Turn& turn) {
    IncidentShown next = view;
    next.report = followed(view.report, event);
    if (next != view) return turn.edit(std::move(next));
    match(
        event, [&](const Back&) { turn.show(MendingAsked{view.base}); },
        [&](const NextPerson&) { turn.show(Scan{view.base.desk}); },
        [&](const ReportWanted&) {
            if (!may_print(view.report)) return;
            next.report = print(report_of(view), turn);
            turn.edit(std::move(next));
        });
}

}  // namespace uketsuke
