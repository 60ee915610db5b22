// From a row of the roster to the doctor's word: identity, verdict, screening. Every view here may
// be left by going back or to the next person; nothing has been given or recorded yet.
#include "kiosk/flow/slip.h"
#include "kiosk/flow/turn.h"

namespace uketsuke {
namespace {

void ask_who(const Desk& desk, const ConfirmedPerson& person, Turn& turn) {
    turn.show(WhoIsIt{desk, person.found()});
}

void leave_to_scan(const Desk& desk, const Event& event, Turn& turn) {
    match(event, [&](const NextPerson&) { turn.show(Scan{desk}); });
}

// Known without asking, where the programme has that reason.
std::string reason_of_form(const ScreeningAsked& view) {
    const bool known =
        judgement_of(view).fever && is_screening_reason(view.visit.desk.rules.not_today, "fever");
    return known ? "fever" : "";
}

LotForm form_of(const Vial& vial) {
    if (vial == Vial{}) return {};  // A lane that has none yet.
    return {vial.product, vial.lot, format_day(vial.expiry)};
}

void vaccinate(const ScreeningAsked& view, Turn& turn) {
    const std::string reason = asks_doctors_reason(view) ? view.doctors_reason : "";
    const FormSeen seen = view.visit.desk.rules.form ? seen_of(view.answers) : FormSeen{};
    auto decision = decide(view.visit.person, view.visit.verdict,
                           GoAhead{view.doctors_word, judgement_of(view).worst, seen, reason},
                           view.visit.heard);
    if (!decision || !may_vaccinate(view)) return;
    if (view.visit.desk.kind == DeskKind::injection)
        note_step(stepping_of(view.visit.desk, view.visit.person, DeskStep::screened), turn);
    turn.show(LotCheck{view.visit, view.answers, *std::move(decision),
                       form_of(view.visit.desk.vial), std::nullopt, false});
}

// 受付済: the person goes on with a number, and the voucher as it was presented here.
void receive(const VerdictShown& view, Turn& turn) {
    const Visit& visit = view.visit;
    if (visit.desk.kind != DeskKind::reception || !may_screen(view)) return;
    Stepping stepping = stepping_of(visit.desk, visit.person, DeskStep::received);
    stepping.fact.voucher_line = voucher_line_of(visit.person.voucher());
    take_step(visit.desk, std::move(stepping), turn);
}

void close(const NotTodayAsked& view, Turn& turn) {
    if (!may_close(view)) return;
    const Visit& visit = view.visit;
    ScreeningClosed closed =
        close_screening(visit.person, view.outcome, view.reason, visit.desk, turn.now());
    const Ticket ticket = turn.next_ticket();
    turn.ask(
        SaveScreening{ticket, visit.person.id(), visit.person.resident().municipality, closed});
    turn.show(SavingScreening{visit, std::move(closed), ticket});
}

}  // namespace

void assess(const Desk& desk, CheckedInPerson who, Hearing heard, Judged judged, Turn& turn) {
    const Ticket ticket = turn.next_ticket();
    turn.ask(Assess{ticket, who.person.id(), who.person.voucher(), heard, turn.day()});
    turn.show(Assessing{desk, std::move(who), std::move(heard), turn.day(), ticket,
                        judged == Judged::anew});
}

CheckedInPerson person_of(const Visit& visit) { return {visit.person, visit.check_in}; }

// 別の方: where a search led here, with what was typed, so that the next of the list is near.
void on(const WhoIsIt& view, const Event& event, Turn& turn) {
    leave_to_scan(view.desk, event, turn);
    match(
        event,
        [&](const Back&) {
            if (is_empty(view.searched)) return turn.show(Scan{view.desk});
            turn.show(
                Search{view.desk, view.searched, std::nullopt, trouble_of(view.found.voucher)});
        },
        [&](const PersonConfirmed& confirmed) { confirm_person(view, confirmed.document, turn); });
}

void on(const Assessing& view, const Event& event, Turn& turn) {
    leave_to_scan(view.desk, event, turn);
    match(
        event, [&](const Back&) { ask_who(view.desk, view.who.person, turn); },
        [&](const VerdictReady& ready) {
            if (ready.ticket != view.ticket) return;
            turn.show(VerdictShown{{view.desk, view.who.person, view.heard, view.on, ready.verdict,
                                    ready.products, ready.advice, view.who.check_in, view.anew}});
        },
        [&](const EffectFailed& failed) {
            if (failed.ticket == view.ticket) turn.show(Trouble{view.desk, failed.error});
        });
}

void on(const VerdictShown& view, const Event& event, Turn& turn) {
    leave_to_scan(view.visit.desk, event, turn);
    park(view.visit, event, turn);
    match(
        event, [&](const Back&) { ask_who(view.visit.desk, view.visit.person, turn); },
        [&](const ScreeningWanted&) {
            if (may_screen(view)) ask_form(view.visit, {}, turn);
        },
        [&](const Receive&) { receive(view, turn); },
        [&](const HearingWanted&) { turn.show(hearing_of(view.visit)); },
        [&](const PaperWanted&) {
            if (may_enter_paper(view)) ask_paper(view.visit, turn);
        },
        [&](const SlipWanted&) {
            if (!may_screen(view)) turn.show(SlipShown{view.visit});
        });
}

void on(const SlipShown& view, const Event& event, Turn& turn) {
    leave_to_scan(view.visit.desk, event, turn);
    park(view.visit, event, turn);
    const PrintState now = followed(view.print, event);
    if (now != view.print) turn.edit(SlipShown{view.visit, now});
    match(
        event, [&](const Back&) { turn.show(VerdictShown{view.visit}); },
        [&](const PrintWanted&) {
            if (!may_print(view.print)) return;
            const Visit& visit = view.visit;
            PaperOrder order{.paper = {PaperKind::slip}};
            order.lines = slip_lines(visit.verdict, visit.desk, turn.day(), visit.advice);
            turn.edit(SlipShown{visit, print(std::move(order), turn)});
        });
}

void on(const ScreeningAsked& view, const Event& event, Turn& turn) {
    leave_to_scan(view.visit.desk, event, turn);
    park(view.visit, event, turn);
    match(
        event,
        [&](const Back&) {
            if (view.visit.desk.rules.form) return ask_form(view.visit, view.answers, turn);
            turn.show(VerdictShown{view.visit});
        },
        [&](const DoctorAnswered& answered) {
            if (!needs_doctor(view)) return;
            ScreeningAsked next{view.visit, view.answers, answered.word, ""};
            if (asks_doctors_reason(next)) next.doctors_reason = doctors_reasons().front().code;
            turn.edit(std::move(next));
        },
        [&](const ReasonChosen& chosen) {
            if (!asks_doctors_reason(view)) return;
            if (!is_screening_reason(doctors_reasons(), chosen.reason)) return;
            turn.edit(ScreeningAsked{view.visit, view.answers, view.doctors_word, chosen.reason});
        },
        [&](const Vaccinate&) { vaccinate(view, turn); },
        [&](const NotTodayChosen& chosen) {
            turn.show(
                NotTodayAsked{view.visit, view.answers, chosen.outcome, reason_of_form(view)});
        });
}

void on(const NotTodayAsked& view, const Event& event, Turn& turn) {
    leave_to_scan(view.visit.desk, event, turn);
    park(view.visit, event, turn);
    match(
        event,
        [&](const Back&) {
            turn.show(ScreeningAsked{view.visit, view.answers, DoctorsWord::not_asked});
        },
        [&](const NotTodayChosen& chosen) {
            // Why is in the outcome itself.
            const bool left = chosen.outcome == ScreeningOutcome::left;
            turn.edit(NotTodayAsked{view.visit, view.answers, chosen.outcome,
                                    left ? "left" : view.reason});
        },
        [&](const ReasonChosen& chosen) {
            if (!is_screening_reason(view.visit.desk.rules.not_today, chosen.reason)) return;
            turn.edit(NotTodayAsked{view.visit, view.answers, view.outcome, chosen.reason});
        },
        [&](const CloseScreening&) { close(view, turn); });
}

}  // namespace uketsuke
