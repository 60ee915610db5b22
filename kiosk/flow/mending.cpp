// From a record that is wrong to what counts instead: one tap makes one effect, and only the
// store's answer says that it is done.
#include "kiosk/flow/mending.h"

#include <algorithm>

#include "kiosk/flow/turn.h"

namespace uketsuke {

namespace {

constexpr std::size_t field_bytes_max = 40;

void save(const MendingBase& base, Mending mending, Turn& turn) {
    const Ticket ticket = turn.next_ticket();
    turn.ask(SaveMending{ticket, mending});
    turn.show(SavingMending{base, std::move(mending), ticket});
}

// Reason and approver, on each view that has them.
template <class View>
void take_reason(const View& view, const Event& event, Turn& turn) {
    match(
        event,
        [&](const ReasonChosen& chosen) {
            if (!is_screening_reason(mending_reasons(), chosen.reason)) return;
            View next = view;
            next.reason.code = chosen.reason;
            turn.edit(std::move(next));
        },
        [&](const FieldEdited& edited) {
            if (edited.field != Field::approver || edited.text.size() > field_bytes_max) return;
            if (is_listed(turn.screen().staff)) return;  // Approved by PIN or card instead.
            View next = view;
            next.reason.approver = edited.text;
            turn.edit(std::move(next));
        },
        [&](const Back&) { turn.show(MendingAsked{view.base}); });
}

// The volume is the recorded one where the product is: it belongs to the dose number.
std::optional<ProductFacts> facts_of(const CorrectionAsked& view) {
    const DoseGiven& dose = view.base.record.dose.fact();
    if (view.product == dose.product)
        return ProductFacts{dose.product, dose.product_name, dose.maker, dose.volume_ul};
    const ProductFacts* known = find_product(view.base.desk.rules, view.product);
    return known ? std::optional(*known) : std::nullopt;
}

std::optional<Vial> vial_of(const CorrectionAsked& view) {
    const auto expiry = parse_day(view.expiry);
    if (!expiry) return std::nullopt;
    return Vial{view.product, view.lot, *expiry};
}

CorrectionAsked correction_of(const MendingBase& base) {
    const DoseGiven& dose = base.record.dose.fact();
    CorrectionAsked view{base, dose.product, dose.lot, "", BodySite::left_upper_arm, false, {}};
    if (dose.expiry) view.expiry = format_day(*dose.expiry);
    view.site = parse_body_site(dose.body_site).value_or(view.site);
    return view;
}

// Whatever changes has to be compared anew.
void change(CorrectionAsked view, Turn& turn) {
    view.compared = false;
    turn.edit(std::move(view));
}

void correct(const CorrectionAsked& view, Turn& turn) {
    if (obstacle_to_mend(view)) return;
    const auto vial = vial_of(view);
    const auto product = facts_of(view);
    if (!vial || !product) return;
    auto mending = uketsuke::correct(view.base.record, {*vial, *product, view.site, view.reason},
                                     view.base.desk);
    if (mending) save(view.base, *std::move(mending), turn);
}

void move(const MoveTo& view, Turn& turn) {
    if (obstacle_to_mend(view)) return;
    const auto right = confirm(view.found, view.check);
    if (!right) return;
    auto mending = move_to(*right, view.base.record, view.reason, view.base.desk);
    if (!mending) return turn.show(MoveAsked{view.base, mending.error()});
    save(view.base, *std::move(mending), turn);
}

Error nobody_of_it() {
    return Error{ErrorKind::not_found,
                 "mending.nobody",
                 {"この接種券の人は名簿にありません。何も変更していません",
                  "The roster has nobody of this voucher. Nothing was changed"},
                 {"正しい人の接種券を読み取ってください", "Scan the right person's voucher"}};
}

void look_up(const MoveLookingUp& view, const PersonFound& found, Turn& turn) {
    if (auto problem = problem_of_row(found.row, view.presented.voucher))
        return turn.show(MoveAsked{view.base, *std::move(problem)});
    auto person = found_person(view.presented, found.row);
    if (!person) return turn.show(MoveAsked{view.base, nobody_of_it()});
    turn.show(MoveTo{view.base, *std::move(person), {}, {}});
}

}  // namespace

std::optional<Error> obstacle_to_mend(const TakeBackAsked& view) {
    return obstacle(view.reason, view.base.when);
}

std::optional<Error> obstacle_to_mend(const CorrectionAsked& view) {
    if (!facts_of(view)) {
        return Error{ErrorKind::refused,
                     "work.product",
                     {"ワクチンが選ばれていません", "No vaccine is chosen"},
                     {"ワクチンを選んでください", "Choose the vaccine"}};
    }
    if (!parse_day(view.expiry)) return missing_expiry();
    if (view.lot.empty() || view.lot.size() > lot_length_max) return wrong_lot().error();
    // A slip that is put right at once has its reason in itself.
    if (auto error = obstacle(view.reason, view.base.when)) return error;
    if (view.compared) return std::nullopt;
    return Error{ErrorKind::refused,
                 "mending.not_compared",
                 {"予診票のシールとの見比べがまだです", "Not compared with the sticker yet"},
                 {"見比べてから記録してください", "Compare, then record"}};
}

std::optional<Error> obstacle_to_mend(const MoveTo& view) {
    if (!view.check.name || !view.check.birth_date) {
        return Error{ErrorKind::refused,
                     "mending.not_confirmed",
                     {"氏名と生年月日の確認がまだです", "Name and date of birth are not compared"},
                     {"両方を確かめてください", "Compare both"}};
    }
    return obstacle(view.reason, view.base.when);
}

std::vector<VialNotice> doubts_of(const CorrectionAsked& view) {
    const auto vial = vial_of(view);
    if (!vial || vial->lot.empty()) return {};
    return doubts_about(*vial, view.base.record.dose.fact().date, view.base.desk.rules.lots.get());
}

void list_records(const Desk& desk, Turn& turn) {
    const Ticket ticket = turn.next_ticket();
    turn.ask(ListRecords{ticket, desk.session});
    turn.show(ListingRecords{desk, ticket});
}

void on(const ListingRecords& view, const Event& event, Turn& turn) {
    match(
        event, [&](const Back&) { turn.show(Scan{view.desk}); },
        [&](const RecordsListed& listed) {
            if (listed.ticket == view.ticket)
                turn.show(RecordsShown{view.desk, listed.records, listed.day_closed});
        },
        [&](const EffectFailed& failed) {
            if (failed.ticket == view.ticket) turn.show(Trouble{view.desk, failed.error});
        });
}

void on(const RecordsShown& view, const Event& event, Turn& turn) {
    match(
        event, [&](const Back&) { turn.show(Scan{view.desk}); },
        [&](const RecordChosen& chosen) {
            const auto found = std::ranges::find(view.records, chosen.entry, &RecordedDose::entry);
            if (found == view.records.end()) return;
            turn.show(MendingAsked{
                {view.desk, *found,
                 view.day_closed ? MendingTime::after_close : MendingTime::before_close}});
        });
}

void on(const MendingAsked& view, const Event& event, Turn& turn) {
    const bool within = view.base.when == MendingTime::within_visit;
    match(
        event,
        [&](const Back&) {
            if (within) return turn.show(Recorded{view.base.desk, view.base.record});
            list_records(view.base.desk, turn);
        },
        [&](const NextPerson&) { turn.show(Scan{view.base.desk}); },
        [&](const MendingChosen& chosen) {
            if (chosen.way == MendingWay::take_back) turn.show(TakeBackAsked{view.base, {}});
            if (chosen.way == MendingWay::correct) turn.show(correction_of(view.base));
            if (chosen.way == MendingWay::move) turn.show(MoveAsked{view.base, std::nullopt});
            if (chosen.way == MendingWay::report) ask_incident(view.base, turn);
        });
}

void on(const TakeBackAsked& view, const Event& event, Turn& turn) {
    take_reason(view, event, turn);
    match(event, [&](const MendingConfirmed&) {
        if (obstacle_to_mend(view)) return;
        save(view.base, take_back(view.base.record, view.reason, view.base.desk), turn);
    });
}

void on(const CorrectionAsked& view, const Event& event, Turn& turn) {
    take_reason(view, event, turn);
    match(
        event,
        [&](const FieldEdited& edited) {
            if (edited.text.size() > field_bytes_max) return;
            CorrectionAsked next = view;
            if (edited.field == Field::lot) next.lot = edited.text;
            if (edited.field == Field::expiry) next.expiry = edited.text;
            if (next != view) change(std::move(next), turn);
        },
        [&](const ProductChosen& chosen) {
            CorrectionAsked next = view;
            next.product = chosen.product;
            if (facts_of(next)) change(std::move(next), turn);
        },
        [&](const BodySiteChosen& chosen) {
            CorrectionAsked next = view;
            next.site = chosen.site;
            change(std::move(next), turn);
        },
        [&](const VialCompared& compared) {
            CorrectionAsked next = view;
            next.compared = compared.agrees;
            turn.edit(std::move(next));
        },
        [&](const MendingConfirmed&) { correct(view, turn); });
}

void on(const MoveAsked& view, const Event& event, Turn& turn) {
    match(
        event, [&](const Back&) { turn.show(MendingAsked{view.base}); },
        [&](const VoucherSeen& seen) {
            if (seen.seen_in != turn.generation()) return;
            const Ticket ticket = turn.next_ticket();
            turn.ask(FindPerson{ticket, seen.presented.voucher});
            turn.show(MoveLookingUp{view.base, seen.presented, ticket});
        },
        [&](const VoucherRefused& refused) {
            if (refused.seen_in == turn.generation())
                turn.edit(MoveAsked{view.base, refused.error});
        });
}

void on(const MoveLookingUp& view, const Event& event, Turn& turn) {
    match(
        event,
        [&](const Back&) {
            turn.show(MoveAsked{view.base, std::nullopt});
        },
        [&](const PersonFound& found) {
            if (found.ticket == view.ticket) look_up(view, found, turn);
        },
        [&](const PersonMissing& missing) {
            if (missing.ticket == view.ticket) turn.show(MoveAsked{view.base, nobody_of_it()});
        },
        [&](const EffectFailed& failed) {
            if (failed.ticket == view.ticket) turn.show(MoveAsked{view.base, failed.error});
        });
}

void on(const MoveTo& view, const Event& event, Turn& turn) {
    take_reason(view, event, turn);
    match(
        event,
        [&](const NameCompared& compared) {
            MoveTo next = view;
            next.check.name = compared.agrees;
            turn.edit(std::move(next));
        },
        [&](const BirthDateCompared& compared) {
            MoveTo next = view;
            next.check.birth_date = compared.agrees;
            turn.edit(std::move(next));
        },
        [&](const MendingConfirmed&) { move(view, turn); });
}

void on(const SavingMending& view, const Event& event, Turn& turn) {
    match(
        event,
        [&](const MendingSaved& saved) {
            if (saved.ticket != view.ticket) return;
            turn.show(MendingDone{view.base, view.mending, saved.instead});
        },
        [&](const EffectFailed& failed) {
            if (failed.ticket != view.ticket) return;
            turn.show(MendingFailed{view.base, view.mending, failed.error});
        });
}

void on(const MendingFailed& view, const Event& event, Turn& turn) {
    match(
        event, [&](const Retry&) { save(view.base, view.mending, turn); },
        [&](const Back&) { turn.show(MendingAsked{view.base}); });
}

void on(const MendingDone& view, const Event& event, Turn& turn) {
    match(
        event, [&](const NextPerson&) { turn.show(Scan{view.base.desk}); },
        [&](const CertificateWanted&) {
            if (!view.mending.instead) return;
            make_preview(view.base.desk, {view.instead, *view.mending.instead}, {}, turn);
        });
}

}  // namespace uketsuke
