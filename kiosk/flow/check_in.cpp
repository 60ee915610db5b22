// 受付: a confirmed person is checked in before the verdict, so that every other desk knows; and
// what other desks do with the same person stops the line here, at the latest before the needle.
#include "kiosk/flow/turn.h"

namespace uketsuke {
namespace {

void ask_to_check_in(const Desk& desk, ConfirmedPerson person, std::string takes_over, Turn& turn) {
    const Ticket ticket = turn.next_ticket();
    turn.ask(CheckPersonIn{ticket,
                           person.id(),
                           person.resident().municipality,
                           {desk.venue, desk.staff_name, desk.session, std::move(takes_over),
                            voucher_line_of(person.voucher()), read_by_of(person.voucher()),
                            person.document() ? to_text(*person.document()) : ""}});
    turn.show(CheckingIn{desk, std::move(person), ticket});
}

// In the arm, on its way to the disk, or there: nothing that other desks do changes what is shown.
bool may_be_stopped(const View& view) {
    return !holds_alternative<SavingScreening>(view) &&
           !holds_alternative<ScreeningSaveFailed>(view) &&
           !holds_alternative<ScreeningRecorded>(view);
}

}  // namespace

void confirm_person(const WhoIsIt& view, IdentityDocument document, Turn& turn) {
    // The one tap says that both were compared, and with what: its words name them.
    IdentityCheck check{true, true};
    if (asks_document(view, turn.day())) check.document = document;
    auto person = confirm(view.found, check);
    if (!person) return;
    if (!judges(view.desk.kind)) return turn.show(AtDesk{view.desk, *std::move(person)});
    ask_to_check_in(view.desk, *std::move(person), "", turn);
}

void on(const CheckingIn& view, const Event& event, Turn& turn) {
    match(
        event,
        [&](const CheckedInHere& here) {
            if (here.ticket != view.ticket) return;
            assess(view.desk, {view.person, here.check_in}, {}, Judged::first, turn);
        },
        [&](const CheckedInElsewhere& there) {
            if (there.ticket == view.ticket)
                turn.show(ElsewhereShown{view.desk, view.person, there.elsewhere});
        },
        [&](const EffectFailed& failed) {
            if (failed.ticket == view.ticket) turn.show(Trouble{view.desk, failed.error});
        });
}

void on(const ElsewhereShown& view, const Event& event, Turn& turn) {
    match(
        event, [&](const Back&) { turn.show(Scan{view.desk}); },
        [&](const NextPerson&) { turn.show(Scan{view.desk}); },
        [&](const TakeOver&) {
            ask_to_check_in(view.desk, view.person, view.elsewhere.check_in.entry, turn);
        });
}

void take_desk_news(const Event& event, Turn& turn) {
    const auto* came = get_if<DeskNewsCame>(&event);
    const auto attended = attended_in(turn.view());
    if (!came || !attended || attended->check_in != came->check_in) return;
    if (!may_be_stopped(turn.view())) return;
    if (const auto* lot_check = get_if<LotCheck>(&turn.view())) {
        LotCheck told = *lot_check;
        told.news = came->news;
        return turn.edit(std::move(told));
    }
    const Visit* visit = visit_in(turn.view());
    const auto* assessing = get_if<Assessing>(&turn.view());
    const Desk desk = visit ? visit->desk : assessing->desk;
    const Hearing heard = visit ? visit->heard : assessing->heard;
    auto person = renewed(visit ? visit->person : assessing->who.person, came->row);
    if (!person) return;
    if (const auto* elsewhere = std::get_if<Elsewhere>(&came->news))
        return turn.show(ElsewhereShown{desk, *std::move(person), *elsewhere});
    assess(desk, {*std::move(person), came->check_in}, heard, Judged::anew, turn);
}

}  // namespace uketsuke
