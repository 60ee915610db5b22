// From the vial to the disk. One tap makes one save effect; only the store's answer makes a
// Recorded; a failed save keeps the fact on the screen until it is on disk or on paper.
#include <algorithm>

#include "kiosk/flow/turn.h"
#include "kiosk/flow/vial_scan.h"

namespace uketsuke {
namespace {

constexpr std::size_t field_bytes_max = 40;

void record(const LotCheck& view, Turn& turn) {
    if (obstacle_to_record(view, turn.now())) return;
    const ProductFacts* product = find_product(view.visit, view.form.product);
    const auto vial = vial_in(view);
    if (!product || !vial || !view.site) return;
    auto dose = give(view.decision, *vial, *product, *view.site, view.visit.desk, turn.now());
    if (!dose) return;
    // The next person's vial is most likely this one; it is compared again for each dose.
    Desk desk = view.visit.desk;
    desk.vial = *vial;
    if (vial->entry.empty()) desk.doses_left.reset();
    if (desk.doses_left) --*desk.doses_left;
    save(desk, *std::move(dose), turn);
}

// Whatever changes about the vial has to be compared anew.
void edit_vial(LotCheck view, LotForm form, Turn& turn) {
    view.form = std::move(form);
    view.compared = false;
    view.second.clear();
    view.scan.reset();
    turn.edit(std::move(view));
}

// The vial on the screen stays, and has to be compared with the one in the hand anew.
void refuse_package(LotCheck view, Error problem, Turn& turn) {
    view.scan = scan_of(std::move(problem));
    view.compared = false;
    turn.edit(std::move(view));
}

Error other_lot(const std::string& scanned, const std::string& shown) {
    return Error{
        ErrorKind::refused,
        "package.other_lot",
        {"読み取ったロット " + scanned + " は、画面の " + shown +
             " と違います。画面は変えていません",
         "The lot that was scanned, " + scanned + ", is not the one on the screen, " + shown +
             ". The screen is as it was"},
        {"容器を取り違えていないか確かめてください。この容器を使うときはロット番号を入力し直"
         "してください",
         "Make sure that this is the right vial. To use it, enter its lot number"}};
}

// As of a vial that was keyed; what is still to be keyed stands in the way of nothing yet.
std::optional<Error> obstacle_of_scanned(const LotCheck& view, const LotForm& next, Day today) {
    const Vial vial{next.product, next.lot, parse_day(next.expiry).value_or(today)};
    auto error =
        obstacle(vial, view.decision.verdict().products, view.visit.desk.rules.lots.get(), today);
    if (error && error->code == "vial.lot" && next.lot.empty()) return std::nullopt;
    return error;
}

// Another product that the verdict allows takes the place of the one on the screen; another lot of
// the same product is more likely the wrong vial.
void take_package(const LotCheck& view, const Gs1Code& code, Turn& turn) {
    const auto vial = scanned_vial(code, view.visit.desk.rules.lots.get(), turn.now());
    if (!vial) return refuse_package(view, vial.error(), turn);
    const LotForm next = filled(view.form, *vial);
    if (auto problem = obstacle_of_scanned(view, next, turn.day()))
        return refuse_package(view, *std::move(problem), turn);
    const bool same_product = next.product == view.form.product;
    if (same_product && !view.form.lot.empty() && next.lot != view.form.lot)
        return refuse_package(view, other_lot(next.lot, view.form.lot), turn);
    LotCheck scanned = view;
    if (next != view.form) {
        scanned.compared = false;
        scanned.second.clear();
    }
    scanned.form = next;
    scanned.scan = scan_of(*vial);
    turn.edit(std::move(scanned));
}

void edit_field(const LotCheck& view, const FieldEdited& edited, Turn& turn) {
    if (edited.text.size() > field_bytes_max) return;
    if (edited.field == Field::second) {
        if (is_listed(turn.screen().staff)) return;  // By PIN or card.
        LotCheck next = view;
        next.second = edited.text;
        return turn.edit(std::move(next));
    }
    LotForm form = view.form;
    if (edited.field == Field::lot) form.lot = edited.text;
    if (edited.field == Field::expiry) form.expiry = edited.text;
    if (form != view.form) edit_vial(view, std::move(form), turn);
}

void save_screening(const Visit& visit, const ScreeningClosed& closed, Turn& turn) {
    const Ticket ticket = turn.next_ticket();
    turn.ask(
        SaveScreening{ticket, visit.person.id(), visit.person.resident().municipality, closed});
    turn.show(SavingScreening{visit, closed, ticket});
}

const ProductFacts* find_in(const std::vector<ProductFacts>& products, const std::string& id) {
    const auto found = std::ranges::find(products, id, &ProductFacts::id);
    return found == products.end() ? nullptr : &*found;
}

}  // namespace

const ProductFacts* find_product(const DeskRules& rules, const std::string& id) {
    return find_in(rules.products, id);
}

const ProductFacts* find_product(const Visit& visit, const std::string& id) {
    const ProductFacts* of_verdict = find_in(visit.products, id);
    return of_verdict ? of_verdict : find_product(visit.desk.rules, id);
}

void save(const Desk& desk, Dose dose, Turn& turn) {
    const Ticket ticket = turn.next_ticket();
    turn.ask(SaveDose{ticket, dose});
    turn.show(SavingDose{desk, std::move(dose), ticket});
}

void on(const LotCheck& view, const Event& event, Turn& turn) {
    match(
        event,
        [&](const Back&) {
            turn.show(ScreeningAsked{view.visit, view.answers, view.decision.screening().word});
        },
        [&](const FieldEdited& edited) { edit_field(view, edited, turn); },
        [&](const ProductChosen& chosen) {
            if (!find_product(view.visit, chosen.product)) return;
            LotForm form = view.form;
            form.product = chosen.product;
            edit_vial(view, std::move(form), turn);
        },
        [&](const BodySiteChosen& chosen) {
            LotCheck next = view;
            next.site = chosen.site;
            turn.edit(std::move(next));
        },
        [&](const VialCompared& compared) {
            LotCheck next = view;
            next.compared = compared.agrees;
            // What was refused was another vial than the one that was compared now.
            if (compared.agrees && next.scan && next.scan->problem) next.scan.reset();
            turn.edit(std::move(next));
        },
        [&](const PackageSeen& seen) {
            if (seen.seen_in == turn.generation()) take_package(view, seen.code, turn);
        },
        [&](const PackageRefused& refused) {
            if (refused.seen_in == turn.generation()) refuse_package(view, refused.error, turn);
        },
        [&](const Record&) { record(view, turn); });
}

void on(const SavingDose& view, const Event& event, Turn& turn) {
    match(
        event,
        [&](const DoseRecorded& recorded) {
            if (recorded.ticket != view.ticket) return;
            turn.show(Recorded{view.desk, {recorded.entry, view.dose}});
        },
        [&](const EffectFailed& failed) {
            if (failed.ticket != view.ticket) return;
            turn.show(SaveFailed{view.desk, view.dose, failed.error});
        });
}

void on(const SaveFailed& view, const Event& event, Turn& turn) {
    match(
        event, [&](const Retry&) { save(view.desk, view.dose, turn); },
        [&](const NotedOnPaper&) { turn.show(Scan{view.desk}); });
}

void on(const Recorded& view, const Event& event, Turn& turn) {
    match(
        event, [&](const NextPerson&) { turn.show(Scan{view.desk}); },
        [&](const CertificateWanted&) { make_preview(view.desk, view.record, {}, turn); },
        [&](const MendingWanted&) {
            turn.show(MendingAsked{{view.desk, view.record, MendingTime::within_visit}});
        });
    take_reading(view.desk, event, turn);
}

void on(const SavingScreening& view, const Event& event, Turn& turn) {
    match(
        event,
        [&](const ScreeningSaved& saved) {
            if (saved.ticket == view.ticket) turn.show(ScreeningRecorded{view.visit, view.closed});
        },
        [&](const EffectFailed& failed) {
            if (failed.ticket != view.ticket) return;
            turn.show(ScreeningSaveFailed{view.visit, view.closed, failed.error});
        });
}

void on(const ScreeningSaveFailed& view, const Event& event, Turn& turn) {
    match(
        event, [&](const Retry&) { save_screening(view.visit, view.closed, turn); },
        [&](const NotedOnPaper&) { turn.show(Scan{view.visit.desk}); });
}

void on(const ScreeningRecorded& view, const Event& event, Turn& turn) {
    match(event, [&](const NextPerson&) { turn.show(Scan{view.visit.desk}); });
    take_reading(view.visit.desk, event, turn);
}

}  // namespace uketsuke
