// The 接種済証 after the record: made, shown, printed. Whatever fails here, the dose is on disk.
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

void print(const CertificateShown& view, Turn& turn) {
    if (std::holds_alternative<Printing>(view.print)) return;
    const Ticket ticket = turn.next_ticket();
    turn.ask(PrintCertificate{ticket, view.record.dose.person(), view.record.entry});
    turn.edit(CertificateShown{view.desk, view.record, view.preview, Printing{ticket}});
}

bool waits_for(const PrintState& state, Ticket ticket) {
    const auto* printing = std::get_if<Printing>(&state);
    return printing && printing->ticket == ticket;
}

}  // namespace

void make_certificate(const Desk& desk, RecordedDose record, Turn& turn) {
    const Ticket ticket = turn.next_ticket();
    turn.ask(MakeCertificate{ticket, record.dose.person(), record.entry});
    turn.show(CertificateMaking{desk, std::move(record), ticket});
}

void on(const CertificateMaking& view, const Event& event, Turn& turn) {
    leave(view.desk, view.record, event, turn);
    match(
        event,
        [&](const CertificateReady& ready) {
            if (ready.ticket != view.ticket) return;
            turn.show(CertificateShown{view.desk, view.record, ready.preview, NotPrinted{}});
        },
        [&](const EffectFailed& failed) {
            if (failed.ticket != view.ticket) return;
            turn.show(CertificateFailed{view.desk, view.record, failed.error});
        });
}

void on(const CertificateShown& view, const Event& event, Turn& turn) {
    leave(view.desk, view.record, event, turn);
    match(
        event, [&](const PrintWanted&) { print(view, turn); },
        [&](const CertificatePrinted& printed) {
            if (!waits_for(view.print, printed.ticket)) return;
            turn.edit(
                CertificateShown{view.desk, view.record, view.preview, Printed{printed.where}});
        },
        [&](const EffectFailed& failed) {
            if (!waits_for(view.print, failed.ticket)) return;
            turn.edit(CertificateShown{view.desk, view.record, view.preview, failed.error});
        });
    take_reading(view.desk, event, turn);
}

void on(const CertificateFailed& view, const Event& event, Turn& turn) {
    leave(view.desk, view.record, event, turn);
    match(event, [&](const Retry&) { make_certificate(view.desk, view.record, turn); });
}

}  // namespace uketsuke
