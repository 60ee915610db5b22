// Start and end of work: who sits here, where, with which doctor and which vaccine; and between two
// people, what is to be looked into.
#include <algorithm>

#include "kiosk/flow/turn.h"
#include "kiosk/flow/vial_scan.h"

namespace uketsuke {
namespace {

constexpr std::size_t field_bytes_max = 120;

std::string& field_of(StartForm& form, Field field) {
    switch (field) {
        case Field::staff_name:
            return form.staff_name;
        case Field::venue:
            return form.venue;
        case Field::doctor:
            return form.doctor;
        case Field::lot:
            return form.lot;
        case Field::expiry:
        case Field::approver:  // Of other forms; see the caller.
        case Field::second:
        case Field::date:
        case Field::time:
        case Field::note:
            break;
    }
    return form.expiry;
}

void edit_form(const StartOfWork& view, StartForm form, Turn& turn) {
    turn.edit(StartOfWork{std::move(form), view.choices, std::nullopt});
}

void start(const StartOfWork& view, Turn& turn) {
    if (auto problem = obstacle_to_start(view, turn.day())) {
        turn.edit(StartOfWork{view.form, view.choices, std::move(problem)});
        return;
    }
    const DeskKind kind = view.form.desk;
    Vial vial;
    SessionOpened session{view.form.staff_name,
                          view.form.venue,
                          "",
                          "",
                          "",
                          std::nullopt,
                          kind == DeskKind::all_in_one ? "" : to_text(kind)};
    session.approver = view.form.approver;
    if (injects(kind)) session.doctor = view.form.doctor;
    if (injects(kind) && !takes_vials_from_the_list(view.form)) {
        vial = {view.form.product, view.form.lot, *parse_day(view.form.expiry)};
        session.product = vial.product;
        session.lot = vial.lot;
        session.expiry = vial.expiry;
    }
    const Ticket ticket = turn.next_ticket();
    turn.ask(OpenWork{ticket, std::move(session), view.form.signed_in});
    turn.show(OpeningWork{view.form, view.choices, vial, ticket});
}

void show_scan(const StartOfWork& view, StartForm form, VialScan scan, Turn& turn) {
    turn.edit(StartOfWork{std::move(form), view.choices, std::nullopt, std::move(scan)});
}

// The vial that work begins with takes the place of whatever stands there.
void take_package(const StartOfWork& view, const Gs1Code& code, Turn& turn) {
    const auto vial = scanned_vial(code, view.choices.rules.lots.get(), turn.now());
    if (!vial) return show_scan(view, view.form, scan_of(vial.error()), turn);
    if (!vial->product.empty() && !find_product(view.choices.rules, vial->product))
        return show_scan(view, view.form, scan_of(not_of_the_programme()), turn);
    const LotForm next = filled({view.form.product, view.form.lot, view.form.expiry}, *vial);
    StartForm form = view.form;
    form.product = next.product;
    form.lot = next.lot;
    form.expiry = next.expiry;
    show_scan(view, std::move(form), scan_of(*vial), turn);
}

std::optional<StaffId> staff_of(const StartForm& form) {
    return form.signed_in ? std::optional(form.signed_in->staff) : std::nullopt;
}

Desk desk_of(const OpeningWork& view, SessionId session) {
    return Desk{.session = session,
                .kind = view.form.desk,
                .staff_name = view.form.staff_name,
                .venue = view.form.venue,
                .doctor = view.form.doctor,
                .vial = view.vial,
                .municipality = view.choices.municipality,
                .rules = view.choices.rules,
                .staff = staff_of(view.form)};
}

// The next person at this desk may differ from the one who left; the place does not.
StartForm form_after(const Desk& desk) {
    return StartForm{"", desk.venue, desk.doctor, "", "", "", desk.kind};
}

}  // namespace

Error not_of_the_programme() {
    return Error{ErrorKind::refused,
                 "package.product",
                 {"読み取った製品は、この事業にありません。画面は変えていません",
                  "The programme does not know the product that was scanned. The screen is as it "
                  "was"},
                 {"容器の製品名を確かめてください", "Look at the product on the label"}};
}

void close_work(const Desk& desk, Turn& turn) {
    const Ticket ticket = turn.next_ticket();
    turn.ask(CloseWork{ticket});
    turn.show(ClosingWork{desk, ticket});
}

void use_new_rules(StartOfWork& view, const DeskRules& rules) {
    view.choices.rules = rules;
    if (!find_product(view.choices.rules, view.form.product)) view.form.product.clear();
}

void on(const StartOfWork& view, const Event& event, Turn& turn) {
    match(
        event,
        [&](const FieldEdited& edited) {
            if (edited.text.size() > field_bytes_max || edited.field > Field::expiry) return;
            // A name from the list is signed in for, not typed.
            if (edited.field == Field::staff_name && view.form.signed_in) return;
            StartForm form = view.form;
            field_of(form, edited.field) = edited.text;
            edit_form(view, std::move(form), turn);
        },
        [&](const AnotherPerson&) {
            StartForm form = view.form;
            form.staff_name.clear();
            form.signed_in.reset();
            form.approver.clear();
            turn.show(first_view(std::move(form), view.choices));
        },
        [&](const ProductChosen& chosen) {
            if (!find_product(view.choices.rules, chosen.product)) return;
            StartForm form = view.form;
            form.product = chosen.product;
            edit_form(view, std::move(form), turn);
        },
        [&](const DeskChosen& chosen) {
            StartForm form = view.form;
            form.desk = chosen.kind;
            form.approver.clear();
            edit_form(view, std::move(form), turn);
        },
        [&](const PackageSeen& seen) {
            if (seen.seen_in == turn.generation()) take_package(view, seen.code, turn);
        },
        [&](const PackageRefused& refused) {
            if (refused.seen_in == turn.generation())
                show_scan(view, view.form, scan_of(refused.error), turn);
        },
        [&](const StartWork&) { start(view, turn); });
}

void on(const OpeningWork& view, const Event& event, Turn& turn) {
    match(
        event,
        [&](const WorkOpened& opened) {
            if (opened.ticket == view.ticket) go_home(desk_of(view, opened.session), turn);
        },
        [&](const EffectFailed& failed) {
            if (failed.ticket != view.ticket) return;
            turn.show(StartOfWork{view.form, view.choices, failed.error});
        });
}

void on(const ClosingWork& view, const Event& event, Turn& turn) {
    match(
        event,
        [&](const WorkClosed& closed) {
            if (closed.ticket != view.ticket) return;
            turn.screen().staff = closed.choices.staff;  // With who was here now.
            turn.show(first_view(form_after(view.desk), closed.choices));
        },
        [&](const EffectFailed& failed) {
            if (failed.ticket == view.ticket) turn.show(Trouble{view.desk, failed.error});
        });
}

void on(const ListingFindings& view, const Event& event, Turn& turn) {
    match(
        event, [&](const Back&) { turn.show(Scan{view.desk}); },
        [&](const FindingsListed& listed) {
            if (listed.ticket == view.ticket) turn.show(FindingsShown{view.desk, listed.findings});
        },
        [&](const EffectFailed& failed) {
            if (failed.ticket == view.ticket) turn.show(Trouble{view.desk, failed.error});
        });
}

void on(const FindingsShown& view, const Event& event, Turn& turn) {
    match(event, [&](const Back&) { turn.show(Scan{view.desk}); });
}

}  // namespace uketsuke
