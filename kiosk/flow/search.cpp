// From what the desk knows of a person to a row of the roster: three fields, a list, one tap.
#include "kiosk/flow/search.h"

#include <algorithm>

#include "core/people/people_query.h"
#include "kiosk/flow/turn.h"

namespace uketsuke {
namespace {

constexpr std::size_t field_bytes_max = 120;  // Forty kana.

std::string& field_of(SearchForm& form, SearchField field) {
    switch (field) {
        case SearchField::kana:
            return form.kana;
        case SearchField::born:
            return form.born;
        case SearchField::number:
            break;
    }
    return form.number;
}

void edit(const Search& view, const SearchEdited& edited, Turn& turn) {
    if (edited.text.size() > field_bytes_max) return;
    SearchForm form = view.form;
    field_of(form, edited.field) = edited.text;
    turn.edit(Search{view.desk, std::move(form), std::nullopt, view.trouble});
}

// What cannot be asked is said at once, while the fingers are still at the keys.
void start(const Search& view, Turn& turn) {
    auto query = parse_people_query(view.form.kana, view.form.born, view.form.number, turn.day());
    if (!query) return turn.edit(Search{view.desk, view.form, query.error(), view.trouble});
    const Ticket ticket = turn.next_ticket();
    turn.ask(FindPeople{ticket, *std::move(query)});
    turn.show(Searching{view.desk, view.form, ticket, view.trouble});
}

void open(const PeopleListed& view, PersonId person, Turn& turn) {
    const auto& people = view.answer.people;
    if (std::ranges::find(people, person, &PersonLine::person) == people.end()) return;
    open_person(view.desk, person, NoneAtHand{view.trouble}, turn, view.form);
}

// The store was asked for one person and answered with another one's row (scan.cpp, wrong_row).
Error another_row() {
    return Error{
        ErrorKind::conflict,
        "flow.wrong_row",
        {"選んだ方と名簿の記録が一致しません。何も記録していません",
         "The roster's row is not that of the person who was chosen. Nothing was recorded"},
        {"受付を止め、責任者に知らせてください", "Stop and tell the person in charge"}};
}

Error gone() {
    return Error{ErrorKind::not_found,
                 "person.gone",
                 {"この方の記録が見つかりません。何も記録していません",
                  "This person's record is not here any more. Nothing was recorded"},
                 {"もう一度探してください", "Search again"}};
}

void show_opened(const OpeningPerson& view, const PersonFound& opened, Turn& turn) {
    const PersonRow& row = opened.row;
    auto found = found_person(view.voucher, row, opened.alike);
    if (!found || row.person != view.person) return turn.show(Trouble{view.desk, another_row()});
    turn.show(WhoIsIt{view.desk, *std::move(found), view.searched});
}

void leave_to_scan(const Desk& desk, const Event& event, Turn& turn) {
    match(event, [&](const NextPerson&) { turn.show(Scan{desk}); });
}

}  // namespace

void search(const Desk& desk, Turn& turn, const std::string& trouble) {
    turn.show(Search{desk, {}, std::nullopt, trouble});
}

void open_person(const Desk& desk, PersonId person, VoucherAtDesk voucher, Turn& turn,
                 const SearchForm& searched) {
    const Ticket ticket = turn.next_ticket();
    turn.ask(OpenPerson{ticket, person});
    turn.show(OpeningPerson{desk, person, ticket, std::move(voucher), searched});
}

bool may_search(const Search& view) {
    const SearchForm& form = view.form;
    return !form.kana.empty() || !form.born.empty() || !form.number.empty();
}

void on(const Search& view, const Event& event, Turn& turn) {
    leave_to_scan(view.desk, event, turn);
    match(
        event, [&](const Back&) { turn.show(Scan{view.desk}); },
        [&](const SearchEdited& edited) { edit(view, edited, turn); },
        [&](const SearchStarted&) { start(view, turn); });
}

void on(const Searching& view, const Event& event, Turn& turn) {
    leave_to_scan(view.desk, event, turn);
    match(
        event,
        [&](const Back&) {
            turn.show(Search{view.desk, view.form, std::nullopt, view.trouble});
        },
        [&](const PeopleFound& found) {
            if (found.ticket == view.ticket)
                turn.show(PeopleListed{view.desk, view.form, found.answer, view.trouble});
        },
        [&](const EffectFailed& failed) {
            if (failed.ticket == view.ticket)
                turn.show(Search{view.desk, view.form, failed.error, view.trouble});
        });
}

void on(const PeopleListed& view, const Event& event, Turn& turn) {
    leave_to_scan(view.desk, event, turn);
    match(
        event,
        [&](const Back&) {
            turn.show(Search{view.desk, view.form, std::nullopt, view.trouble});
        },
        [&](const PersonChosen& chosen) { open(view, chosen.person, turn); },
        [&](const ProvisionalWanted&) {
            ask_provisional(view.desk, NoneAtHand{view.trouble},
                            {view.form.kana, view.form.born, "", "", Sex::unknown}, turn);
        });
}

void on(const OpeningPerson& view, const Event& event, Turn& turn) {
    leave_to_scan(view.desk, event, turn);
    match(
        event, [&](const Back&) { turn.show(Scan{view.desk}); },
        [&](const PersonFound& found) {
            if (found.ticket == view.ticket) show_opened(view, found, turn);
        },
        [&](const PersonMissing& missing) {
            if (missing.ticket == view.ticket) turn.show(Trouble{view.desk, gone()});
        },
        [&](const EffectFailed& failed) {
            if (failed.ticket == view.ticket) turn.show(Trouble{view.desk, failed.error});
        });
}

void on(const VoucherReplaced& view, const Event& event, Turn& turn) {
    leave_to_scan(view.desk, event, turn);
    match(
        event, [&](const Back&) { turn.show(Scan{view.desk}); },
        [&](const SearchWanted&) { search(view.desk, turn); });
}

}  // namespace uketsuke
