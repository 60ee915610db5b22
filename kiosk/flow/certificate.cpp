// The papers of a dose after the record: made, looked at, printed. Whatever fails here, the dose is
// on disk.
#include "kiosk/flow/certificate.h"

#include <algorithm>

#include "kiosk/flow/turn.h"

namespace uketsuke {
namespace {

void leave(const Desk& desk, const RecordedDose& record, const Event& event, Turn& turn) {
    match(
        event,
        [&](const Back&) {
            turn.show(Recorded{desk, record});
        },
        [&](const NextPerson&) { turn.show(Scan{desk}); });
}

PaperOrder order_of(const RecordedDose& record, PaperChoice paper) {
    return {.paper = paper, .person = record.dose.person(), .entry = record.entry};
}

}  // namespace

void make_preview(const Desk& desk, RecordedDose record, PaperChoice paper, Turn& turn) {
    const Ticket ticket = turn.next_ticket();
    turn.ask(MakePreview{ticket, order_of(record, paper)});
    turn.show(CertificateMaking{desk, std::move(record), paper, ticket});
}

void on(const CertificateMaking& view, const Event& event, Turn& turn) {
    leave(view.desk, view.record, event, turn);
    match(
        event,
        [&](const PreviewReady& ready) {
            if (ready.ticket != view.ticket) return;
            // What is not printed here is shown as the first that is.
            const bool offered = std::ranges::count(ready.offered, view.paper) > 0;
            const PaperChoice paper =
                offered || ready.offered.empty() ? view.paper : ready.offered.front();
            turn.show(
                CertificateShown{view.desk, view.record, paper, ready.preview, ready.offered});
        },
        [&](const EffectFailed& failed) {
            if (failed.ticket != view.ticket) return;
            turn.show(CertificateFailed{view.desk, view.record, view.paper, failed.error});
        });
}

void on(const CertificateShown& view, const Event& event, Turn& turn) {
    leave(view.desk, view.record, event, turn);
    CertificateShown next = view;
    next.print = followed(view.print, event);
    if (next.print != view.print) turn.edit(next);
    match(
        event,
        [&](const PrintWanted&) {
            if (!may_print(view.print)) return;
            next.print = print(order_of(view.record, view.paper), turn);
            turn.edit(next);
        },
        [&](const PaperChosen& chosen) {
            if (chosen.paper == view.paper || !may_print(view.print)) return;
            if (std::ranges::count(view.offered, chosen.paper) == 0) return;
            make_preview(view.desk, view.record, chosen.paper, turn);
        });
    take_reading(view.desk, event, turn);
}

void on(const CertificateFailed& view, const Event& event, Turn& turn) {
    leave(view.desk, view.record, event, turn);
    match(event, [&](const Retry&) { make_preview(view.desk, view.record, view.paper, turn); });
}

}  // namespace uketsuke
