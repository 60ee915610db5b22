// From a name that no roster has to a person who is served like everybody else, and marked. Before
// anybody is recorded the store is asked who is alike, so that nobody is there twice by accident.
#include "kiosk/flow/provisional.h"

#include <algorithm>

#include "kiosk/flow/turn.h"

namespace uketsuke {
namespace {

constexpr std::size_t field_bytes_max = 120;  // Forty kana.
constexpr std::size_t address_bytes_max = 300;

std::string& field_of(ProvisionalForm& form, ProvisionalField field) {
    switch (field) {
        case ProvisionalField::kana:
            return form.kana;
        case ProvisionalField::born:
            return form.born;
        case ProvisionalField::name:
            return form.name;
        case ProvisionalField::address:
            break;
    }
    return form.address;
}

void edit(const ProvisionalAsked& view, const ProvisionalEdited& edited, Turn& turn) {
    const bool address = edited.field == ProvisionalField::address;
    if (edited.text.size() > (address ? address_bytes_max : field_bytes_max)) return;
    ProvisionalEntry entry = view.entry;
    field_of(entry.form, edited.field) = edited.text;
    turn.edit(ProvisionalAsked{std::move(entry), std::nullopt});
}

// What cannot be is said at once, while the fingers are still at the keys.
void enter(const ProvisionalAsked& view, Turn& turn) {
    const ProvisionalEntry& entry = view.entry;
    auto taken = provisional_of(entry.form, entry.voucher, entry.desk.municipality, turn.day());
    if (!taken) return turn.edit(ProvisionalAsked{entry, taken.error()});
    const Ticket ticket = turn.next_ticket();
    turn.ask(SeekAlike{ticket, *taken});
    turn.show(SeekingAlike{entry, *std::move(taken), ticket});
}

void show_alike(const SeekingAlike& view, const PeopleList& answer, Turn& turn) {
    if (!answer.people.empty()) return turn.show(AlikeShown{view.entry, view.taken, answer});
    turn.show(ProvisionalCheck{view.entry, view.taken, answer, std::nullopt, std::nullopt});
}

void take_in(const ProvisionalCheck& view, Turn& turn) {
    if (!may_confirm(view)) return;
    ProvisionalCheck check = view;
    check.problem.reset();
    const Ticket ticket = turn.next_ticket();
    turn.ask(TakeIn{ticket, compared(check.taken, *check.document, check.entry.desk)});
    turn.show(TakingIn{std::move(check), ticket});
}

// The store was given one person and answered with another one's row (scan.cpp, wrong_row).
Error another_row() {
    return Error{ErrorKind::conflict,
                 "flow.wrong_row",
                 {"仮受付の記録が、入力した方と一致しません",
                  "The row of the person who was taken in is not that of who was entered"},
                 {"受付を止め、責任者に知らせてください", "Stop and tell the person in charge"}};
}

bool is_of(const PersonRow& row, const ProvisionalTaken& taken) {
    return is_provisional(row) && row.provisional->kana == taken.kana &&
           row.provisional->name == taken.name && row.provisional->birth_date == taken.birth_date;
}

// Both were compared with the document before anything was written.
void serve(const TakingIn& view, const PersonRow& row, Turn& turn) {
    const ProvisionalEntry& entry = view.check.entry;
    auto found = found_person(entry.voucher, row);
    if (!found || !is_of(row, view.check.taken))
        return turn.show(Trouble{entry.desk, another_row()});
    confirm_person(WhoIsIt{entry.desk, *std::move(found)},
                   view.check.document.value_or(IdentityDocument::none), turn);
}

void leave_to_scan(const Desk& desk, const Event& event, Turn& turn) {
    match(event, [&](const NextPerson&) { turn.show(Scan{desk}); });
}

void back_to_entry(const ProvisionalEntry& entry, const Event& event, Turn& turn) {
    match(event, [&](const Back&) { turn.show(ProvisionalAsked{entry, std::nullopt}); });
}

}  // namespace

bool may_take_in(const Desk& desk) { return judges(desk.kind); }

bool may_confirm(const ProvisionalCheck& view) { return view.document.has_value(); }

void ask_provisional(const Desk& desk, VoucherAtDesk voucher, ProvisionalForm form, Turn& turn) {
    if (!may_take_in(desk)) return;
    if (auto refused = refuses_print(voucher)) return turn.show(Trouble{desk, *std::move(refused)});
    turn.show(ProvisionalAsked{{desk, std::move(voucher), std::move(form)}, std::nullopt});
}

void on(const ProvisionalAsked& view, const Event& event, Turn& turn) {
    leave_to_scan(view.entry.desk, event, turn);
    match(
        event, [&](const Back&) { turn.show(Scan{view.entry.desk}); },
        [&](const ProvisionalEdited& edited) { edit(view, edited, turn); },
        [&](const SexChosen& chosen) {
            ProvisionalEntry entry = view.entry;
            entry.form.sex = chosen.sex;
            turn.edit(ProvisionalAsked{std::move(entry), view.problem});
        },
        [&](const ProvisionalEntered&) { enter(view, turn); });
}

void on(const SeekingAlike& view, const Event& event, Turn& turn) {
    leave_to_scan(view.entry.desk, event, turn);
    back_to_entry(view.entry, event, turn);
    match(
        event,
        [&](const PeopleFound& found) {
            if (found.ticket == view.ticket) show_alike(view, found.answer, turn);
        },
        [&](const EffectFailed& failed) {
            if (failed.ticket == view.ticket) turn.show(ProvisionalAsked{view.entry, failed.error});
        });
}

void on(const AlikeShown& view, const Event& event, Turn& turn) {
    leave_to_scan(view.entry.desk, event, turn);
    back_to_entry(view.entry, event, turn);
    match(
        event,
        [&](const PersonChosen& chosen) {
            const auto& people = view.alike.people;
            if (std::ranges::find(people, chosen.person, &PersonLine::person) == people.end())
                return;
            open_person(view.entry.desk, chosen.person, NoneAtHand{trouble_of(view.entry.voucher)},
                        turn);
        },
        [&](const ProvisionalWanted&) {
            turn.show(
                ProvisionalCheck{view.entry, view.taken, view.alike, std::nullopt, std::nullopt});
        });
}

void on(const ProvisionalCheck& view, const Event& event, Turn& turn) {
    leave_to_scan(view.entry.desk, event, turn);
    back_to_entry(view.entry, event, turn);
    match(
        event,
        [&](const DocumentSeen& seen) {
            ProvisionalCheck next = view;
            next.document = seen.document;
            turn.edit(std::move(next));
        },
        [&](const PersonConfirmed&) { take_in(view, turn); });
}

// Being written: there is no way back before the store has answered.
void on(const TakingIn& view, const Event& event, Turn& turn) {
    match(
        event,
        [&](const PersonFound& found) {
            if (found.ticket == view.ticket) serve(view, found.row, turn);
        },
        [&](const EffectFailed& failed) {
            if (failed.ticket != view.ticket) return;
            ProvisionalCheck check = view.check;
            check.problem = failed.error;
            turn.show(std::move(check));
        });
}

namespace {

// Whatever a view holds of a person says whether a roster lists him.
struct IsProvisional {
    static bool is(Listing listing) { return listing == Listing::provisional; }
    bool operator()(const auto& view) const {
        if constexpr (requires { view.entry.voucher; }) return true;
        if constexpr (requires { view.check.entry; }) return true;
        if constexpr (requires { view.visit.person; })
            return is_provisional(view.visit.person.row());
        if constexpr (requires { view.person.row(); }) return is_provisional(view.person.row());
        if constexpr (requires { view.who.person; }) return is_provisional(view.who.person.row());
        if constexpr (requires { view.found.row; }) return is_provisional(view.found.row);
        if constexpr (requires { view.dose.listing(); }) return is(view.dose.listing());
        if constexpr (requires { view.record.dose; }) return is(view.record.dose.listing());
        if constexpr (requires { view.base.record; }) return is(view.base.record.dose.listing());
        if constexpr (requires { view.stepping.listing; }) return is(view.stepping.listing);
        return false;
    }
};

}  // namespace

bool is_provisional(const View& view) { return visit(IsProvisional{}, view); }

}  // namespace uketsuke
