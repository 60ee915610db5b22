// From paper to a row of the roster. A reading counts only if it was seen while this very view
// stood; where two carriers disagree or the roster knows nothing, the line stops and says so.
#include <algorithm>

#include "kiosk/flow/turn.h"

namespace uketsuke {
namespace {

void look_up(const Desk& desk, Presented presented, Turn& turn, bool hub_asked = false) {
    const Ticket ticket = turn.next_ticket();
    turn.ask(FindPerson{ticket, presented.voucher});
    turn.show(LookingUp{desk, std::move(presented), ticket, hub_asked});
}

void ask_hub(const Desk& desk, Presented presented, Turn& turn) {
    const Ticket ticket = turn.next_ticket();
    turn.ask(AskHub{ticket, presented.voucher.number.text()});
    turn.show(AskingHub{desk, std::move(presented), ticket});
}

}  // namespace

void take_reading(const Desk& desk, const Event& event, Turn& turn, const std::string& trouble) {
    match(
        event,
        [&](const VoucherSeen& seen) {
            if (seen.seen_in != turn.generation()) return;
            Presented presented = seen.presented;
            presented.trouble = trouble;
            // One of another day says nothing of today.
            if (seen.beside && seen.beside->day == turn.day())
                presented.sticker = seen.beside->number;
            look_up(desk, std::move(presented), turn);
        },
        [&](const StickerSeen& seen) {
            if (seen.seen_in == turn.generation()) open_number(desk, seen.sticker, turn);
        },
        [&](const VoucherRefused& refused) {
            if (refused.seen_in == turn.generation())
                turn.show(ReadingProblem{desk, refused.error});
        },
        [&](const VoucherContradicted& contradicted) {
            if (contradicted.seen_in != turn.generation()) return;
            turn.show(Contradiction{desk, contradicted.readings});
        });
}

namespace {

void leave_by_back(const Desk& desk, const Event& event, Turn& turn) {
    match(
        event, [&](const Back&) { go_home(desk, turn); },
        [&](const NextPerson&) { go_home(desk, turn); });
}

bool answers_to(const PersonRow& row, const Voucher& voucher) {
    const auto described = described_in(row);
    return described && described->municipality == voucher.municipality.text() &&
           described->voucher_number == voucher.number.text();
}

// The store was asked for one voucher and answered with another person's row. Nothing of it is
// shown: a wrong person is the worst error (design.md section 1, 3).
Error wrong_row() {
    return Error{ErrorKind::conflict,
                 "flow.wrong_row",
                 {"名簿の記録が券と一致しません。何も記録していません",
                  "The roster's row does not belong to this voucher. Nothing was recorded"},
                 {"この券の受付を止め、責任者に知らせてください",
                  "Stop with this voucher and tell the person in charge"}};
}

// 再発行などで無効: the roster has given this person another number since.
bool is_voided(const PersonRow& row, const Voucher& voucher) {
    return std::ranges::any_of(row.voided_vouchers, [&](const VoidedVoucher& one) {
        return one.municipality == voucher.municipality.text() &&
               one.number == voucher.number.text();
    });
}

Error voided_voucher() {
    return Error{
        ErrorKind::refused,
        "voucher.voided",
        {"この接種券は無効です。市がこの方に新しい券を発行しています。何も記録していません",
         "This voucher is void: the city has issued a new one to this person. Nothing was "
         "recorded"},
        {"新しい券を出してもらってください。なければ市の窓口に電話で確かめてください",
         "Ask for the new voucher; if it is not here, call the city's counter"}};
}

// Where the new number is known it is told by its end, so that a second voucher in the bag is
// known for what it is.
void show_voided(const Desk& desk, const PersonRow& row, Turn& turn) {
    const auto described = described_in(row);
    std::string end = described ? voucher_end_of(*described) : "";
    if (end.empty()) return turn.show(Trouble{desk, voided_voucher()});
    turn.show(VoucherReplaced{desk, std::move(end)});
}

// 予診票の取り違え: the form that lies there is another person's.
std::optional<Error> sticker_of_another(const Presented& presented, const VisitState& state) {
    if (presented.sticker.empty() || presented.sticker == state.number) return std::nullopt;
    const std::string& lies_there = presented.sticker;
    const Words his =
        state.number.empty() ? Words{"なし", "none"} : Words{state.number, state.number};
    return Error{
        ErrorKind::conflict,
        "sticker.of_another",
        {"整理番号 " + lies_there + " は、この接種券の人のものではありません (この人: " + his.ja +
             ")。何も記録していません",
         "The number " + lies_there + " is not that of this voucher's person (whose is: " + his.en +
             "). Nothing was recorded"},
        {"予診票と接種券が別の人のものではないか、名前で確かめてください",
         "Form and voucher may be of two people: compare the names on them"}};
}

void show_found(const LookingUp& view, const PersonFound& found, Turn& turn) {
    const PersonRow& row = found.row;
    if (!described_in(row)) return turn.show(NotInRoster{view.desk, view.presented});
    if (is_voided(row, view.presented.voucher)) return show_voided(view.desk, row, turn);
    if (auto problem = problem_of_row(row, view.presented.voucher))
        return turn.show(Trouble{view.desk, *std::move(problem)});
    if (auto other = sticker_of_another(view.presented, visit_state(row, turn.day())))
        return turn.show(Trouble{view.desk, *std::move(other)});
    turn.show(WhoIsIt{view.desk, *found_person(view.presented, row, found.alike)});
}

// The hub knows the person, and not all of the records are here: others are being written, or it
// lacks some itself.
Error not_all_here() {
    return Error{ErrorKind::conflict,
                 "person.not_whole",
                 {"この方の記録がまだ揃っていません。何も記録していません",
                  "Not all of this person's records are here yet. Nothing was recorded"},
                 {"もう一度問い合わせてください", "Ask the centre again"}};
}

void show_missing(const LookingUp& view, const PersonMissing& missing, Turn& turn) {
    if (!missing.ask_hub) return turn.show(NotInRoster{view.desk, view.presented});
    if (!view.hub_asked) return ask_hub(view.desk, view.presented, turn);
    turn.show(HubNotReached{view.desk, view.presented, not_all_here()});
}

void take_answer(const AskingHub& view, const HubAnswered& answer, Turn& turn) {
    if (answer.trouble) {
        turn.show(HubNotReached{view.desk, view.presented, *answer.trouble});
    } else if (answer.known) {
        look_up(view.desk, view.presented, turn, true);
    } else {
        turn.show(NotInRoster{view.desk, view.presented});
    }
}

// Digits that somebody typed can be corrected; what a device read cannot.
void show_failure(const LookingUp& view, const Error& error, Turn& turn) {
    const bool typed = view.presented.read_by == std::vector<std::string>{"typed"};
    if (!typed || error.kind != ErrorKind::bad_input) return turn.show(Trouble{view.desk, error});
    const Voucher& voucher = view.presented.voucher;
    std::string digits =
        view.presented.number_only ? voucher.number.text() : format_voucher_line(voucher);
    turn.show(Keypad{view.desk, std::move(digits), error, view.presented.trouble});
}

// Ten digits name a person only within a municipality, and this desk may have none.
Error only_the_number() {
    return Error{
        ErrorKind::bad_input,
        "voucher.number_only",
        {"券番号だけでは、どの市町村の券か分かりません。何も記録していません",
         "The number alone does not say whose voucher it is. Nothing was recorded"},
        {"接種券の下の18桁を入力してください", "Type the 18 digits at the bottom of the voucher"}};
}

// The bar code's ten digits are taken for a voucher of the desk's own municipality; whether there
// is such a person the roster says, and whether it is this one, name and date of birth.
Result<Presented> presented_by(const Keypad& view) {
    if (view.digits.size() != number_digits) {
        return Presented{TRY(parse_voucher_line(view.digits)), {"typed"}};
    }
    auto municipality = MunicipalityCode::parse(view.desk.municipality);
    if (!municipality) return std::unexpected(only_the_number());
    auto number = TRY(VoucherNumber::parse(view.digits));
    return Presented{Voucher{0, 0, *std::move(municipality), std::move(number)}, {"typed"}, true};
}

void enter_digits(const Keypad& view, Turn& turn) {
    auto presented = presented_by(view);
    if (!presented)
        return turn.edit(Keypad{view.desk, view.digits, presented.error(), view.trouble});
    presented->trouble = view.trouble;
    look_up(view.desk, *std::move(presented), turn);
}

}  // namespace

std::optional<Error> problem_of_row(const PersonRow& row, const Voucher& voucher) {
    if (is_voided(row, voucher)) return voided_voucher();
    if (!answers_to(row, voucher)) return wrong_row();
    return std::nullopt;
}

void on(const Scan& view, const Event& event, Turn& turn) {
    take_reading(view.desk, event, turn);
    match(
        event,
        [&](const KeypadOpened&) {
            turn.show(Keypad{view.desk, "", std::nullopt});
        },
        [&](const SearchWanted&) { search(view.desk, turn); },
        [&](const TroublesWanted&) { show_troubles(view.desk, NoneAtHand{}, turn); },
        [&](const FindingsWanted&) {
            const Ticket ticket = turn.next_ticket();
            turn.ask(ListFindings{ticket});
            turn.show(ListingFindings{view.desk, ticket});
        },
        [&](const RecordsWanted&) { list_records(view.desk, turn); },
        [&](const VisitorsWanted&) { list_visitors(view.desk, turn); },
        [&](const PapersWanted&) { turn.show(PapersShown{view.desk}); },
        [&](const ClosingWanted&) { list_closing(view.desk, turn); },
        [&](const VialsWanted&) {
            if (sees_vials(view.desk.kind)) list_vials(view.desk, turn);
        },
        [&](const EndWork&) { close_work(view.desk, turn); });
    count_vial(view, event, turn);
}

void on(const Keypad& view, const Event& event, Turn& turn) {
    leave_by_back(view.desk, event, turn);
    match(
        event,
        [&](const DigitTyped& typed) {
            if (typed.digit < '0' || typed.digit > '9') return;
            if (view.digits.size() >= line_digits) return;
            turn.edit(Keypad{view.desk, view.digits + typed.digit, std::nullopt, view.trouble});
        },
        [&](const DigitErased&) {
            std::string digits =
                view.digits.substr(0, view.digits.empty() ? 0 : view.digits.size() - 1);
            turn.edit(Keypad{view.desk, std::move(digits), std::nullopt, view.trouble});
        },
        [&](const DigitsEntered&) { enter_digits(view, turn); },
        [&](const SearchWanted&) { search(view.desk, turn, view.trouble); });
}

void on(const ReadingProblem& view, const Event& event, Turn& turn) {
    // The same unreadable paper under the camera reports itself again and again: nothing new.
    const auto* refused = get_if<VoucherRefused>(&event);
    if (refused && refused->error == view.error) return;
    take_reading(view.desk, event, turn);
    leave_by_back(view.desk, event, turn);
    match(
        event,
        [&](const KeypadOpened&) {
            turn.show(Keypad{view.desk, "", std::nullopt});
        },
        [&](const TroublesWanted&) { show_troubles(view.desk, NoneAtHand{}, turn); });
}

void on(const Contradiction& view, const Event& event, Turn& turn) {
    leave_by_back(view.desk, event, turn);
}

void on(const LookingUp& view, const Event& event, Turn& turn) {
    leave_by_back(view.desk, event, turn);
    match(
        event,
        [&](const PersonFound& found) {
            if (found.ticket == view.ticket) show_found(view, found, turn);
        },
        [&](const PersonMissing& missing) {
            if (missing.ticket == view.ticket) show_missing(view, missing, turn);
        },
        [&](const EffectFailed& failed) {
            if (failed.ticket == view.ticket) show_failure(view, failed.error, turn);
        });
}

void on(const AskingHub& view, const Event& event, Turn& turn) {
    leave_by_back(view.desk, event, turn);
    match(event, [&](const HubAnswered& answer) {
        if (answer.ticket == view.ticket) take_answer(view, answer, turn);
    });
}

void on(const HubNotReached& view, const Event& event, Turn& turn) {
    leave_by_back(view.desk, event, turn);
    match(event, [&](const Retry&) { ask_hub(view.desk, view.presented, turn); });
}

void on(const NotInRoster& view, const Event& event, Turn& turn) {
    leave_by_back(view.desk, event, turn);
    match(
        event, [&](const SearchWanted&) { search(view.desk, turn, view.presented.trouble); },
        [&](const TroublesWanted&) { show_troubles(view.desk, view.presented, turn); },
        [&](const ProvisionalWanted&) { ask_provisional(view.desk, view.presented, {}, turn); });
    // What was read from print alone may be misread: the digits are typed, or the paper shown
    // again.
    if (!is_proposal(view.presented)) return;
    match(event, [&](const KeypadOpened&) { turn.show(Keypad{view.desk, "", std::nullopt}); });
}

void on(const Trouble& view, const Event& event, Turn& turn) {
    leave_by_back(view.desk, event, turn);
}

}  // namespace uketsuke
