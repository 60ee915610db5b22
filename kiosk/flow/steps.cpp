// Reception, form check, certificates, observation, command: what each does with a person besides
// what a visit is anyway.
#include "kiosk/flow/steps.h"

#include <algorithm>

#include "core/voucher/readings.h"
#include "kiosk/flow/turn.h"

namespace uketsuke {

namespace {

// Those for whom this desk waits, the longest wait first; then those who are parked; then the rest.
std::vector<VisitorLine> in_order(std::vector<VisitorLine> visitors, DeskKind kind) {
    const auto rank = [&](const VisitorLine& visitor) {
        if (waits_for(kind, visitor.state)) return 0;
        if (visitor.state.parked) return 1;
        return next_desk(visitor.state.stage) ? 2 : 3;
    };
    std::ranges::stable_sort(visitors, [&](const VisitorLine& a, const VisitorLine& b) {
        return std::pair(rank(a), a.state.since) < std::pair(rank(b), b.state.since);
    });
    return visitors;
}

// The voucher as it was presented at reception; none where none was.
VoucherAtDesk voucher_of(const VisitState& state) {
    const auto voucher = parse_voucher_line(state.voucher_line);
    if (!voucher) return NoneAtHand{};
    return Presented{*voucher, {"number"}};
}

void open(const Desk& desk, const VisitorLine& visitor, Turn& turn) {
    if (!visitor.state.number.empty()) return look_up_number(desk, visitor.state.number, turn);
    open_person(desk, visitor.person, voucher_of(visitor.state), turn);
}

Error number_unknown(const std::string& number) {
    return Error{
        ErrorKind::not_found,
        "sticker.unknown",
        {"整理番号 " + number + " の人は、今日はまだ受付されていません。何も記録していません",
         "Nobody has been received with the number " + number + " today. Nothing was recorded"},
        {"受付に確かめるか、接種券を読み取ってください", "Ask at reception, or scan the voucher"}};
}

Error number_of_another_day(Day day) {
    return Error{ErrorKind::refused,
                 "sticker.day",
                 {"この整理番号は " + format_day(day) + " のものです。何も記録していません",
                  "This number is of " + format_day(day) + ". Nothing was recorded"},
                 {"今日の受付をしてください", "Receive the person today"}};
}

void show_numbered(const OpeningNumber& view, const PersonFound& opened, Turn& turn) {
    const VisitState state = visit_state(opened.row, turn.day());
    auto found = found_person(voucher_of(state), opened.row, opened.alike);
    if (!found || state.number != view.number)
        return turn.show(Trouble{view.desk, number_unknown(view.number)});
    turn.show(WhoIsIt{view.desk, *std::move(found)});
}

void observe(const AtDesk& view, int minutes, Turn& turn) {
    const auto choices = observation_choices(view);
    const bool offered = std::ranges::count(choices, minutes, &ObservationTime::minutes) > 0;
    const auto record = record_of_today(view, turn.day());
    if (!offered || !record) return;
    Stepping stepping = stepping_of(view.desk, view.person, DeskStep::observing);
    stepping.fact.until = record->dose.fact().at + std::chrono::minutes(minutes);
    take_step(view.desk, std::move(stepping), turn);
}

void park_again_with(const StepDone& view, const std::string& reason, Turn& turn) {
    if (view.stepping.fact.step != DeskStep::parked) return;
    if (!is_screening_reason(parking_reasons(), reason)) return;
    Stepping stepping = view.stepping;
    stepping.fact.reason = reason;
    take_step(view.desk, std::move(stepping), turn);
}

// With the voucher, for whoever takes the person up again from the list.
void park(const Desk& desk, const ConfirmedPerson& person, Turn& turn) {
    Stepping stepping = stepping_of(desk, person, DeskStep::parked);
    stepping.fact.voucher_line = voucher_line_of(person.voucher());
    take_step(desk, std::move(stepping), turn);
}

// Whoever has just been served: his papers lie under the camera still. Only a hand scanner means
// them once more.
bool lies_there_still(const Stepping& served, const Event& event) {
    const StepTaken& fact = served.fact;
    if (const auto* sticker = get_if<StickerSeen>(&event))
        return !fact.number.empty() && sticker->sticker.number == fact.number;
    const auto* seen = get_if<VoucherSeen>(&event);
    if (!seen || fact.voucher_line.empty()) return false;
    const bool by_hand = std::ranges::count(seen->presented.read_by, to_text(Carrier::scanner)) > 0;
    return !by_hand && voucher_line_of(seen->presented) == fact.voucher_line;
}

PaperOrder sticker_of(const std::string& number) {
    return {.paper = {PaperKind::sticker}, .number = number};
}

}  // namespace

Stepping stepping_of(const Desk& desk, const ConfirmedPerson& person, DeskStep step) {
    Stepping stepping{person.id(),
                      person.resident().municipality,
                      person.resident().name,
                      {},
                      listing_of(person.row())};
    stepping.fact.step = step;
    stepping.fact.recorder = desk.staff_name;
    stepping.fact.venue = desk.venue;
    stepping.fact.session = desk.session;
    return stepping;
}

void take_step(const Desk& desk, Stepping stepping, Turn& turn) {
    const Ticket ticket = turn.next_ticket();
    turn.ask(TakeStep{ticket, stepping});
    turn.show(SavingStep{desk, std::move(stepping), ticket});
}

void note_step(Stepping stepping, Turn& turn) {
    // Whatever comes of it, the visit goes on: its answer finds no view that waits for it.
    turn.ask(TakeStep{turn.next_ticket(), std::move(stepping)});
}

std::vector<ScreeningReason> parking_reasons() {
    return {{"papers", {"書類の確認中", "Papers are being looked into"}},
            {"city", {"市に確認中", "The city is being asked"}},
            {"doctor", {"医師に相談", "To be talked over with the doctor"}},
            {"unwell", {"体調の確認中", "Feeling unwell"}},
            {"waiting", {"同伴者・書類を待っている", "Waiting for somebody or something"}}};
}

std::optional<RecordedDose> record_of_today(const AtDesk& view, Day today) {
    const auto& doses = view.person.row().doses;
    for (auto dose = doses.rbegin(); dose != doses.rend(); ++dose) {
        if (dose->given_here && dose->dose.date == today)
            return recorded_dose(view.person.row(), dose->entry);
    }
    return std::nullopt;
}

std::vector<ObservationTime> observation_choices(const AtDesk& view) {
    return view.desk.rules.observation;
}

std::optional<DeskKind> other_desks_turn(const Desk& desk, const PersonRow& row, Day today) {
    if (desk.kind == DeskKind::all_in_one || desk.kind == DeskKind::command) return std::nullopt;
    const auto turn = next_desk(visit_state(row, today).stage);
    return turn == desk.kind ? std::nullopt : turn;
}

void look_up_number(const Desk& desk, const std::string& number, Turn& turn) {
    const Ticket ticket = turn.next_ticket();
    turn.ask(OpenNumbered{ticket, number, desk.venue});
    turn.show(OpeningNumber{desk, number, ticket});
}

void list_visitors(const Desk& desk, Turn& turn) {
    const Ticket ticket = turn.next_ticket();
    turn.ask(ListVisitors{ticket, desk.venue});
    turn.show(ListingVisitors{desk, ticket});
}

void on(const ListingVisitors& view, const Event& event, Turn& turn) {
    match(
        event, [&](const Back&) { turn.show(Scan{view.desk}); },
        [&](const VisitorsListed& listed) {
            if (listed.ticket != view.ticket) return;
            turn.show(
                VisitorsShown{view.desk, in_order(listed.visitors, view.desk.kind), view.ticket});
        },
        [&](const EffectFailed& failed) {
            if (failed.ticket == view.ticket) turn.show(Trouble{view.desk, failed.error});
        });
}

void on(const VisitorsShown& view, const Event& event, Turn& turn) {
    const PrintState print_now = followed(view.print, event);
    if (print_now != view.print) {
        VisitorsShown next = view;
        next.print = print_now;
        return turn.edit(std::move(next));
    }
    match(
        event, [&](const Back&) { turn.show(Scan{view.desk}); },
        [&](const VisitorsChanged&) { follow<ListVisitors>(view, turn); },
        [&](const VisitorsListed& listed) {
            if (listed.ticket != view.ticket) return;
            VisitorsShown next{view.desk, in_order(listed.visitors, view.desk.kind), view.ticket};
            next.print = view.print;
            view.outdated ? follow<ListVisitors>(next, turn) : turn.edit(next);
        },
        [&](const PrintWanted&) {
            if (!may_print(view.print)) return;
            VisitorsShown next = view;
            next.print = print(
                {.paper = {PaperKind::visitor_list, Labels::japanese}, .venue = view.desk.venue},
                turn);
            turn.edit(std::move(next));
        },
        [&](const PersonChosen& chosen) {
            const auto found =
                std::ranges::find(view.visitors, chosen.person, &VisitorLine::person);
            if (found != view.visitors.end()) open(view.desk, *found, turn);
        });
}

void on(const AtDesk& view, const Event& event, Turn& turn) {
    match(
        event, [&](const Back&) { turn.show(Scan{view.desk}); },
        [&](const NextPerson&) { turn.show(Scan{view.desk}); },
        [&](const CertificateWanted&) {
            const auto record = record_of_today(view, turn.day());
            if (view.desk.kind == DeskKind::certificate && record)
                make_preview(view.desk, *record, {}, turn);
        },
        [&](const ObserveFor& observed) {
            if (view.desk.kind == DeskKind::observation) observe(view, observed.minutes, turn);
        },
        [&](const ReactionWanted&) {
            if (may_note_reaction(view, turn.day())) ask_reaction(view, turn);
        },
        [&](const ReactionChosen& chosen) { show_reaction(view, chosen.entry, turn); },
        [&](const PersonLeaves&) {
            if (view.desk.kind == DeskKind::observation)
                take_step(view.desk, stepping_of(view.desk, view.person, DeskStep::left), turn);
        },
        [&](const ParkWanted&) { park(view.desk, view.person, turn); });
}

void open_number(const Desk& desk, const StickerReading& sticker, Turn& turn) {
    if (sticker.day != turn.day())
        return turn.show(Trouble{desk, number_of_another_day(sticker.day)});
    look_up_number(desk, sticker.number, turn);
}

void park(const Visit& visit, const Event& event, Turn& turn) {
    match(event, [&](const ParkWanted&) { park(visit.desk, visit.person, turn); });
}

void on(const OpeningNumber& view, const Event& event, Turn& turn) {
    match(
        event, [&](const Back&) { turn.show(Scan{view.desk}); },
        [&](const NextPerson&) { turn.show(Scan{view.desk}); },
        [&](const PersonFound& found) {
            if (found.ticket == view.ticket) show_numbered(view, found, turn);
        },
        [&](const PersonMissing& missing) {
            if (missing.ticket == view.ticket)
                turn.show(Trouble{view.desk, number_unknown(view.number)});
        },
        [&](const EffectFailed& failed) {
            if (failed.ticket == view.ticket) turn.show(Trouble{view.desk, failed.error});
        });
}

void on(const SavingStep& view, const Event& event, Turn& turn) {
    match(
        event,
        [&](const StepSaved& saved) {
            if (saved.ticket != view.ticket) return;
            StepDone done{view.desk, view.stepping};
            done.stepping.fact.number = saved.number;
            if (!saved.number.empty()) done.sticker = print(sticker_of(saved.number), turn);
            turn.show(std::move(done));
        },
        [&](const EffectFailed& failed) {
            if (failed.ticket == view.ticket)
                turn.show(StepFailed{view.desk, view.stepping, failed.error});
        });
}

void on(const StepFailed& view, const Event& event, Turn& turn) {
    match(
        event, [&](const Retry&) { take_step(view.desk, view.stepping, turn); },
        [&](const NextPerson&) { turn.show(Scan{view.desk}); });
}

// The next person may be scanned at once: no tap is spent on leaving.
void on(const StepDone& view, const Event& event, Turn& turn) {
    if (lies_there_still(view.stepping, event)) return;
    const std::string& number = view.stepping.fact.number;
    const PrintState sticker = followed(view.sticker, event);
    if (sticker != view.sticker) return turn.edit(StepDone{view.desk, view.stepping, sticker});
    match(
        event, [&](const NextPerson&) { turn.show(Scan{view.desk}); },
        [&](const PrintWanted&) {
            if (number.empty() || !may_print(view.sticker)) return;
            turn.edit(StepDone{view.desk, view.stepping, print(sticker_of(number), turn)});
        },
        [&](const ReasonChosen& chosen) { park_again_with(view, chosen.reason, turn); });
    take_reading(view.desk, event, turn);
}

}  // namespace uketsuke
