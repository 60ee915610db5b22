// The close of a day: forms are scanned one after another, each difference leads to what it is
// about, and only the store's answer says that the day is closed.
#include "kiosk/flow/closing.h"

#include "kiosk/flow/turn.h"

namespace uketsuke {
namespace {

constexpr std::size_t note_bytes_max = 240;
constexpr std::size_t name_bytes_max = 40;

Error vial_of_before() {
    return Error{ErrorKind::refused,
                 "closing.vial_of_before",
                 {"前の日の接種液は開けません。何も変えていません",
                  "A vial of a day before cannot be opened. Nothing was changed"},
                 {"紙の記録で数を確かめ、理由を書いて締めてください",
                  "Count from the paper, and close with the reason"}};
}

// A scan that comes before the last one is answered is written all the same: the later list has it.
void collect(const ClosingShown& view, std::variant<PersonId, std::string, Voucher> whose,
             Turn& turn) {
    ClosingShown next = view;
    next.ticket = turn.next_ticket();
    next.awaited = true;
    next.problem.reset();
    turn.ask(CollectForm{next.ticket,
                         view.desk.venue,
                         view.balance.day,
                         std::move(whose),
                         {"", view.desk.staff_name, view.desk.session}});
    turn.edit(std::move(next));
}

Error of_another_day() {
    return Error{ErrorKind::refused,
                 "sticker.day",
                 {"この日の整理番号ではありません。何も記録していません",
                  "The number is not of this day. Nothing was recorded"},
                 {"その予診票を別にしてください", "Put that form aside"}};
}

void tell(const ClosingShown& view, const Error& error, Turn& turn) {
    ClosingShown next = view;
    next.problem = error;
    next.scanned.clear();
    turn.edit(std::move(next));
}

void take_form(const ClosingShown& view, const Event& event, Turn& turn) {
    match(
        event,
        [&](const StickerSeen& seen) {
            if (seen.seen_in != turn.generation()) return;
            if (seen.sticker.day != view.balance.day) return tell(view, of_another_day(), turn);
            collect(view, seen.sticker.number, turn);
        },
        [&](const VoucherSeen& seen) {
            if (seen.seen_in == turn.generation()) collect(view, seen.presented.voucher, turn);
        },
        [&](const VoucherRefused& refused) {
            if (refused.seen_in == turn.generation()) tell(view, refused.error, turn);
        },
        [&](const FormTicked& ticked) { collect(view, ticked.person, turn); });
}

void go_to(const ClosingShown& view, const Difference& difference, Turn& turn) {
    const bool of_today = view.balance.day == turn.day();
    if (!difference.vial.empty()) {
        if (!of_today) return tell(view, vial_of_before(), turn);
        if (sees_vials(view.desk.kind)) list_vials(view.desk, turn);
        return;
    }
    if (difference.person == PersonId{}) return;
    if (of_today && difference.about != difference.name)
        return look_up_number(view.desk, difference.about, turn);
    open_person(view.desk, difference.person, NoneAtHand{}, turn);
}

void close(const ClosingShown& view, Turn& turn) {
    ClosingShown next = view;
    next.problem = obstacle_to_close(view);
    if (!next.problem && may_close_day(view)) {
        next.saving = turn.next_ticket();
        turn.ask(CloseDay{*next.saving, close_day(view.balance, view.reason, view.desk)});
    }
    turn.edit(std::move(next));
}

void edit_field(const ClosingShown& view, const FieldEdited& edited, Turn& turn) {
    ClosingShown next = view;
    if (edited.field == Field::note && edited.text.size() <= note_bytes_max) {
        next.reason.note = edited.text;
    } else if (edited.field == Field::approver && edited.text.size() <= name_bytes_max) {
        if (is_listed(turn.screen().staff)) return;  // By PIN or card instead.
        next.reason.approver = edited.text;
    }
    next.problem.reset();
    turn.edit(std::move(next));
}

// One answer at a time is awaited.
void look_again(ClosingShown view, Turn& turn) {
    view.outdated = view.awaited;
    if (!view.awaited) {
        view.ticket = turn.next_ticket();
        view.awaited = true;
        turn.ask(ListClosing{view.ticket, view.desk.venue, view.balance.day});
    }
    turn.edit(std::move(view));
}

void list_day(const Desk& desk, Day day, Turn& turn) {
    const Ticket ticket = turn.next_ticket();
    turn.ask(ListClosing{ticket, desk.venue, day, true});
    turn.show(ListingClosing{desk, ticket});
}

void take_list(const ClosingShown& view, const ClosingListed& listed, Turn& turn) {
    const bool closed = view.saving && listed.ticket == *view.saving;
    if (!closed && listed.ticket != view.ticket) return;
    ClosingShown next = view;
    // Who approved has approved what was there then.
    if (listed.balance.differences != view.balance.differences) next.reason.approver.clear();
    next.balance = listed.balance;
    if (closed) {
        next.saving.reset();
        next.reason = {};
    } else {
        next.awaited = false;
        if (!listed.scanned.empty()) next.scanned = listed.scanned;
    }
    if (next.outdated && !next.awaited) return look_again(std::move(next), turn);
    turn.edit(std::move(next));
}

void take_failure(const ClosingShown& view, const EffectFailed& failed, Turn& turn) {
    const bool saving = view.saving && failed.ticket == *view.saving;
    // An earlier scan's failure is told too: its form was put on the pile.
    const bool last = failed.ticket == view.ticket;
    const bool of_a_form =
        failed.error.code == "closing.not_here" || failed.error.code == "sticker.twice";
    if (!saving && !last && !of_a_form) return;
    ClosingShown next = view;
    if (saving) next.saving.reset();
    if (last) next.awaited = false;
    tell(next, failed.error, turn);
}

}  // namespace

std::optional<Error> obstacle_to_close(const ClosingShown& view) {
    return obstacle_to_close(view.balance, view.reason);
}

// Not before the last form is counted.
bool may_close_day(const ClosingShown& view) {
    return !view.saving && !view.awaited && !is_closed_so(view.balance);
}

void list_closing(const Desk& desk, Turn& turn) { list_day(desk, turn.day(), turn); }

void on(const ListingClosing& view, const Event& event, Turn& turn) {
    match(
        event, [&](const Back&) { turn.show(Scan{view.desk}); },
        [&](const ClosingListed& listed) {
            if (listed.ticket != view.ticket) return;
            ClosingShown shown{view.desk, listed.balance};
            shown.earlier = listed.earlier;
            turn.show(std::move(shown));
        },
        [&](const EffectFailed& failed) {
            if (failed.ticket == view.ticket) turn.show(Trouble{view.desk, failed.error});
        });
}

void on(const ClosingShown& view, const Event& event, Turn& turn) {
    const PrintState report = followed(view.report, event);
    if (report != view.report) {
        ClosingShown next = view;
        next.report = report;
        return turn.edit(std::move(next));
    }
    match(
        event, [&](const ClosingListed& listed) { take_list(view, listed, turn); },
        [&](const EffectFailed& failed) { take_failure(view, failed, turn); },
        [&](const VisitorsChanged&) { look_again(view, turn); });
    if (view.saving) return;
    take_form(view, event, turn);
    match(
        event, [&](const Back&) { turn.show(Scan{view.desk}); },
        [&](const FieldEdited& edited) { edit_field(view, edited, turn); },
        [&](const DifferenceChosen& chosen) {
            if (chosen.place < view.balance.differences.size())
                go_to(view, view.balance.differences[chosen.place], turn);
        },
        [&](const EarlierDayWanted&) {
            if (view.earlier) list_day(view.desk, *view.earlier, turn);
        },
        [&](const ClosingConfirmed&) { close(view, turn); },
        [&](const ReportWanted&) {
            if (!view.balance.closed || !may_print(view.report)) return;
            ClosingShown next = view;
            next.report = print({.paper = {PaperKind::closing_report, Labels::japanese},
                                 .entry = view.balance.closed->entry,
                                 .venue = view.desk.venue,
                                 .day = view.balance.day},
                                turn);
            turn.edit(std::move(next));
        });
}

}  // namespace uketsuke
