// Vials from the fridge to the lanes: the list, the one being opened, and what is discarded.
#include "kiosk/flow/vials.h"

#include <algorithm>

#include "kiosk/flow/saving.h"
#include "kiosk/flow/turn.h"
#include "kiosk/flow/vial_scan.h"

namespace uketsuke {
namespace {

constexpr std::size_t field_bytes_max = 120;

bool opens_for_itself(const Desk& desk) { return desk.kind == DeskKind::all_in_one; }

const VialRow* vial_in(const std::vector<VialRow>& vials, const std::string& entry) {
    const auto found = std::ranges::find(vials, entry, &VialRow::entry);
    return found == vials.end() ? nullptr : &*found;
}

VialEntered entered_in(const VialAsked& view, Day expiry) {
    Vial vial{view.form.product, view.form.lot, expiry};
    vial.second = view.second;
    return {std::move(vial), view.doses, view.opened};
}

void use(Desk desk, const VialRow& vial, Turn& turn) {
    desk.vial = vial_of(vial);
    desk.doses_left = doses_left(vial);
    turn.show(Scan{std::move(desk)});
}

// What is most likely opened next: the product of the one before. Its lot is read from the vial or
// chosen, so that a new box is not taken for the one before.
void ask_vial(const VialsShown& view, Turn& turn) {
    VialAsked asked{view.desk, view.vials, {}};
    asked.form.product =
        view.vials.empty() ? view.desk.vial.product : view.vials.back().fact.product;
    if (const auto* product = find_product(view.desk.rules, asked.form.product))
        asked.doses = product->doses_per_vial;
    asked.opened = turn.now();
    turn.show(std::move(asked));
}

// Whatever changes about the vial has to be compared anew.
void edit_vial(VialAsked view, LotForm form, Turn& turn) {
    const auto* product = find_product(view.desk.rules, form.product);
    if (form.product != view.form.product) view.doses = product ? product->doses_per_vial : 0;
    if (form != view.form) view.second.clear();
    view.form = std::move(form);
    view.problem.reset();
    turn.edit(std::move(view));
}

void edit_field(const VialAsked& view, const FieldEdited& edited, Turn& turn) {
    if (edited.text.size() > field_bytes_max) return;
    VialAsked next = view;
    next.scan.reset();
    if (edited.field == Field::second) {
        if (is_listed(turn.screen().staff)) return;  // By PIN or card.
        next.second = edited.text;
        next.problem.reset();
        return turn.edit(std::move(next));
    }
    LotForm form = view.form;
    if (edited.field == Field::lot) form.lot = edited.text;
    if (edited.field == Field::expiry) form.expiry = edited.text;
    // A lot that was opened today has its date.
    for (const VialRow& vial : view.vials) {
        if (edited.field == Field::lot && vial.fact.lot == form.lot &&
            vial.fact.product == form.product)
            form.expiry = format_day(vial.fact.expiry);
    }
    edit_vial(std::move(next), std::move(form), turn);
}

void take_package(const VialAsked& view, const Gs1Code& code, Turn& turn) {
    VialAsked next = view;
    const auto vial = scanned_vial(code, view.desk.rules.lots.get(), turn.now());
    if (!vial) {
        next.scan = scan_of(vial.error());
        return turn.edit(std::move(next));
    }
    if (!vial->product.empty() && !find_product(view.desk.rules, vial->product)) {
        next.scan = scan_of(not_of_the_programme());
        return turn.edit(std::move(next));
    }
    next.scan = scan_of(*vial);
    edit_vial(std::move(next), filled(view.form, *vial), turn);
}

void open_vial(const VialAsked& view, Turn& turn) {
    VialAsked next = view;
    if (auto problem = obstacle_to_open(view, turn.now())) {
        next.problem = std::move(problem);
        return turn.edit(std::move(next));
    }
    const auto fact =
        open_vial(entered_in(view, *parse_day(view.form.expiry)),
                  *find_product(view.desk.rules, view.form.product), view.desk, turn.now());
    if (!fact) return;
    next.problem.reset();
    next.saving = turn.next_ticket();
    turn.ask(OpenVial{*next.saving, *fact});
    turn.edit(std::move(next));
}

void waste(const WasteAsked& view, Turn& turn) {
    if (!may_waste(view)) return;
    WasteAsked next = view;
    next.problem.reset();
    next.saving = turn.next_ticket();
    const int doses = view.reason == counted_anew ? -view.doses : view.doses;
    turn.ask(WasteDoses{
        *next.saving, view.desk.venue,
        DosesWasted{view.vial.entry, doses, view.reason, view.desk.staff_name, view.desk.session}});
    turn.edit(std::move(next));
}

void show_list(const Desk& desk, const VialsListed& listed, Turn& turn) {
    VialsShown shown{desk, in_order(listed.vials, turn.now()), listed.opened, listed.waiting};
    turn.show(std::move(shown));
}

// The desk's own vial, with what is left of it by now.
Desk counted(Desk desk, const std::vector<VialRow>& vials) {
    if (const VialRow* vial = vial_in(vials, desk.vial.entry)) desk.doses_left = doses_left(*vial);
    return desk;
}

}  // namespace

bool handles_vials(DeskKind kind) { return injects(kind) || kind == DeskKind::filling; }

bool sees_vials(DeskKind kind) { return handles_vials(kind) || kind == DeskKind::command; }

std::vector<DosesLeft> doses_left_in(const std::vector<VialRow>& vials, Instant now) {
    std::vector<DosesLeft> left;
    for (const VialRow& vial : vials) {
        if (use_of(vial, now) != VialUse::usable) continue;
        auto found = std::ranges::find(left, vial.fact.product, &DosesLeft::product);
        if (found == left.end()) found = left.insert(found, {vial.fact.product});
        found->doses += doses_left(vial);
        const Instant until = vial.fact.use_until;
        const bool sooner = found->until == Instant{} || until < found->until;
        if (until != Instant{} && sooner) found->until = until;
    }
    return left;
}

int surplus_in(const VialsShown& view, Instant now) {
    int doses = 0;
    for (const DosesLeft& left : doses_left_in(view.vials, now)) doses += left.doses;
    return std::max(0, doses - view.waiting);
}

VialUse use_of(const VialRow& vial, Instant now) {
    if (doses_left(vial) == 0) return VialUse::empty;
    return is_over(vial.fact, now) ? VialUse::over : VialUse::usable;
}

std::vector<VialRow> in_order(std::vector<VialRow> vials, Instant now) {
    std::ranges::stable_sort(vials, {}, [&](const VialRow& vial) { return use_of(vial, now); });
    return vials;
}

bool second_asked(const VialAsked& view) {
    return second_asked(Vial{view.form.product, view.form.lot}, view.desk.rules.lots.get());
}

std::optional<Error> obstacle_to_open(const VialAsked& view, Instant now) {
    const ProductFacts* product = find_product(view.desk.rules, view.form.product);
    if (!product) return missing_product();
    if (view.form.lot.empty()) return wrong_lot().error();
    const auto expiry = parse_day(view.form.expiry);
    if (!expiry) return missing_expiry();
    return obstacle_to_open(entered_in(view, *expiry), *product, view.desk, now);
}

std::vector<VialNotice> notices_of_vial(const VialAsked& view) {
    const auto expiry = parse_day(view.form.expiry);
    if (!expiry || view.form.lot.empty()) return {};
    return notices_about({view.form.product, view.form.lot, *expiry}, view.desk.rules.lots.get());
}

bool may_use(const VialsShown& view, const VialRow& vial, Instant now) {
    return injects(view.desk.kind) && use_of(vial, now) != VialUse::over;
}

int waste_max(const WasteAsked& view) {
    return view.reason == counted_anew ? view.vial.wasted : doses_left(view.vial);
}

bool may_waste(const WasteAsked& view) {
    return !view.saving && is_screening_reason(waste_reasons(), view.reason) && view.doses >= 1 &&
           view.doses <= waste_max(view);
}

void list_vials(const Desk& desk, Turn& turn) {
    const Ticket ticket = turn.next_ticket();
    turn.ask(ListVials{ticket, desk.venue});
    turn.show(ListingVials{desk, ticket});
}

void go_home(const Desk& desk, Turn& turn) {
    if (desk.kind == DeskKind::filling) return list_vials(desk, turn);
    turn.show(Scan{desk});
}

void count_vial(const Scan& view, const Event& event, Turn& turn) {
    if (view.desk.vial.entry.empty()) return;
    match(
        event,
        [&](const VisitorsChanged&) {
            turn.ask(ListVials{turn.next_ticket(), view.desk.venue});
        },
        [&](const VialsListed& listed) {
            Scan next = view;
            next.desk = counted(view.desk, listed.vials);
            turn.edit(std::move(next));
        });
}

void on(const ListingVials& view, const Event& event, Turn& turn) {
    match(
        event,
        [&](const Back&) {
            if (view.desk.kind != DeskKind::filling) turn.show(Scan{view.desk});
        },
        [&](const VialsListed& listed) {
            if (listed.ticket == view.ticket)
                show_list(counted(view.desk, listed.vials), listed, turn);
        },
        [&](const EffectFailed& failed) {
            if (failed.ticket == view.ticket) turn.show(Trouble{view.desk, failed.error});
        });
}

void on(const VialsShown& view, const Event& event, Turn& turn) {
    match(
        event,
        [&](const Back&) {
            if (view.desk.kind != DeskKind::filling) turn.show(Scan{view.desk});
        },
        [&](const EndWork&) {
            if (view.desk.kind == DeskKind::filling) close_work(view.desk, turn);
        },
        [&](const VisitorsChanged&) { follow<ListVials>(view, turn); },
        [&](const VialsListed& listed) {
            if (listed.ticket != view.ticket) return;
            VialsShown next{counted(view.desk, listed.vials), in_order(listed.vials, turn.now()),
                            view.opened, listed.waiting, view.ticket};
            view.outdated ? follow<ListVials>(std::move(next), turn) : turn.edit(std::move(next));
        },
        [&](const VialChosen& chosen) {
            const VialRow* vial = vial_in(view.vials, chosen.entry);
            if (vial && may_use(view, *vial, turn.now())) use(view.desk, *vial, turn);
        },
        [&](const VialEntryWanted&) {
            if (handles_vials(view.desk.kind)) ask_vial(view, turn);
        },
        [&](const WasteWanted& wanted) {
            const VialRow* vial = vial_in(view.vials, wanted.entry);
            if (!vial) return;
            WasteAsked asked{view.desk, *vial};
            if (use_of(*vial, turn.now()) == VialUse::over) {
                asked.doses = doses_left(*vial);
                asked.reason = "time_over";
            }
            turn.show(std::move(asked));
        });
}

void on(const VialAsked& view, const Event& event, Turn& turn) {
    if (view.saving) {
        return await_saved(view, event, turn, [&](const VialsListed& listed) {
            const VialRow* vial = vial_in(listed.vials, listed.opened);
            if (vial && opens_for_itself(view.desk)) return use(view.desk, *vial, turn);
            show_list(view.desk, listed, turn);
        });
    }
    match(
        event, [&](const Back&) { list_vials(view.desk, turn); },
        [&](const FieldEdited& edited) { edit_field(view, edited, turn); },
        [&](const ProductChosen& chosen) {
            if (!find_product(view.desk.rules, chosen.product)) return;
            LotForm form = view.form;
            if (form.product != chosen.product) form = {chosen.product, "", ""};
            edit_vial(view, std::move(form), turn);
        },
        [&](const OpenedAgo& ago) {
            if (std::ranges::count(opened_ago_choices, ago.minutes) == 0) return;
            VialAsked next = view;
            next.opened = turn.now() - std::chrono::minutes{ago.minutes};
            next.problem.reset();
            turn.edit(std::move(next));
        },
        [&](const DosesCounted& counted) {
            if (counted.doses < 0 || counted.doses > vial_doses_max) return;
            VialAsked next = view;
            next.doses = counted.doses;
            next.problem.reset();
            turn.edit(std::move(next));
        },
        [&](const PackageSeen& seen) {
            if (seen.seen_in == turn.generation()) take_package(view, seen.code, turn);
        },
        [&](const PackageRefused& refused) {
            if (refused.seen_in != turn.generation()) return;
            VialAsked next = view;
            next.scan = scan_of(refused.error);
            turn.edit(std::move(next));
        },
        [&](const VialConfirmed&) { open_vial(view, turn); });
}

void on(const WasteAsked& view, const Event& event, Turn& turn) {
    if (view.saving) {
        return await_saved(view, event, turn, [&](const VialsListed& listed) {
            show_list(counted(view.desk, listed.vials), listed, turn);
        });
    }
    match(
        event, [&](const Back&) { list_vials(view.desk, turn); },
        [&](const DosesCounted& counted) {
            if (counted.doses < 1 || counted.doses > waste_max(view)) return;
            WasteAsked next = view;
            next.doses = counted.doses;
            turn.edit(std::move(next));
        },
        [&](const ReasonChosen& chosen) {
            if (!is_screening_reason(waste_reasons(), chosen.reason)) return;
            WasteAsked next = view;
            next.reason = chosen.reason;
            next.doses = std::clamp(view.doses, 1, std::max(1, waste_max(next)));
            turn.edit(std::move(next));
        },
        [&](const WasteConfirmed&) { waste(view, turn); });
}

}  // namespace uketsuke
