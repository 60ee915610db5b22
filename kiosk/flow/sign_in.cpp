// The list, the PIN and the card; and what a right one leads to in each of the three places.
#include "kiosk/flow/sign_in.h"

#include <algorithm>

#include "kiosk/flow/turn.h"

namespace uketsuke {
namespace {

constexpr std::size_t scan_bytes_max = 128;

SignInForm cleared(SignInForm form) {
    form.pin.clear();
    form.problem.reset();
    return form;
}

bool lists(const SignInForm& form, StaffId id) { return colleague_of(form.staff, id) != nullptr; }

Error no_card() {
    return Error{ErrorKind::refused,
                 "staff.no_card",
                 {"担当者カードではありません", "This is no staff card"},
                 {"カードのQRコードを読み取るか、PINを入力してください",
                  "Scan the code on the card, or enter the PIN"}};
}

// What a finger or a card does to the form; an effect is asked for where something is to be
// compared. `session` is the one that goes on, if any.
SignInForm touched(const SignInForm& form, const Event& event, std::optional<SessionId> session,
                   Turn& turn) {
    SignInForm next = form;
    if (form.checking) return next;
    const auto compare = [&](std::optional<StaffId> staff, std::string secret) {
        next = cleared(std::move(next));
        next.checking = turn.next_ticket();
        turn.ask(Identify{*next.checking, staff, std::move(secret), session});
    };
    match(
        event,
        [&](const StaffChosen& chosen) {
            if (!lists(form, chosen.staff)) return;
            next = cleared(std::move(next));
            next.chosen = chosen.staff;
        },
        [&](const KanaRowChosen& chosen) {
            const auto rows = rows_of(form);
            if (std::ranges::find(rows, chosen.row) != rows.end()) next.row = chosen.row;
        },
        [&](const AnotherPerson&) {
            next = cleared(std::move(next));
            next.chosen.reset();
        },
        [&](const DigitTyped& typed) {
            if (!form.chosen || typed.digit < '0' || typed.digit > '9') return;
            next.problem.reset();
            if (next.pin.size() < pin_digits_max) next.pin += typed.digit;
        },
        [&](const DigitErased&) {
            if (!next.pin.empty()) next.pin.pop_back();
        },
        [&](const DigitsEntered&) {
            if (may_enter(form)) compare(form.chosen, form.pin);
        },
        [&](const CardSeen& seen) {
            if (seen.seen_in != turn.generation() || seen.text.size() > scan_bytes_max) return;
            if (const auto code = card_code_in(seen.text)) return compare(std::nullopt, *code);
            next.problem = no_card();
        });
    return next;
}

bool answers(const SignInForm& form, const Ticket& ticket) { return form.checking == ticket; }

SignInForm refused(SignInForm form, const Error& error) {
    form.checking.reset();
    form.problem = error;
    return form;
}

template <class DeskPointer>
struct DeskOf {
    DeskPointer operator()(auto& view) const {
        if constexpr (requires { view.visit.desk; })
            return &view.visit.desk;
        else if constexpr (requires { view.base.desk; })
            return &view.base.desk;
        else if constexpr (requires { view.entry.desk; })
            return &view.entry.desk;
        else if constexpr (requires { view.check.entry; })
            return &view.check.entry.desk;
        else if constexpr (requires { view.desk; })
            return &view.desk;
        else
            return nullptr;
    }
};

// The same session and the same person before the desk; who works there is another.
void unlock(const Colleague& who, Turn& turn) {
    if (Desk* desk = visit(DeskOf<Desk*>{}, turn.view())) {
        desk->staff = who.id;
        desk->staff_name = who.name;
    }
    turn.screen().touched = turn.now();  // Else the time that lay locked would lock it again.
    turn.ask_over(std::nullopt);
}

Error no_manager(const Colleague& who) {
    return Error{ErrorKind::refused,
                 "staff.no_manager",
                 {who.name + "さんは責任者ではありません", who.name + " is no manager"},
                 {"責任者のPINかカードで承認してください", "A manager approves, by PIN or card"}};
}

struct ReasonOf {
    MendingReason* operator()(auto& view) const {
        if constexpr (requires {
                          view.base;
                          view.reason;
                      })
            return &view.reason;
        return nullptr;
    }
};

// 交代 at a desk that needs a qualification: whoever lacks it begins anew, with an approval.
Error not_their_duty(const Colleague& who) {
    return Error{ErrorKind::refused,
                 "staff.duty",
                 {who.name + "さんには、この担当に必要な資格がありません",
                  who.name + " lacks the qualification for this desk"},
                 {"資格のある人が交代するか、業務を終了して責任者の承認を受けてください",
                  "Somebody who has it takes over; or end work, and let a manager approve"}};
}

Error same_person(const Colleague& who) {
    return Error{
        ErrorKind::refused,
        "staff.same_person",
        {who.name + "さんは、この端末で作業している人です",
         who.name + " is the one who works here"},
        {"別の人が容器と画面を見比べてください", "Somebody else compares vial and screen"}};
}

void refuse(const Asked& asked, const Error& error, Turn& turn) {
    Asked next = asked;
    next.form = refused(std::move(next.form), error);
    next.form.chosen.reset();
    turn.screen().asked = std::move(next);
}

void compare_as_second(const Asked& asked, const Colleague& who, Turn& turn) {
    const Desk* desk = desk_in(turn.view());
    if (desk && desk->staff == who.id) return refuse(asked, same_person(who), turn);
    if (auto* vial = get_if<VialAsked>(&turn.view())) {
        vial->second = who.name;
        vial->problem.reset();
    }
    if (auto* lot = get_if<LotCheck>(&turn.view())) lot->second = who.name;
    if (auto* paper = get_if<PaperAsked>(&turn.view())) paper->form.second = who.name;
    turn.ask_over(std::nullopt);
}

void approve(const Asked& asked, const Colleague& who, Turn& turn) {
    if (asked.what == AskedFor::second) return compare_as_second(asked, who, turn);
    if (!who.manager) return refuse(asked, no_manager(who), turn);
    if (MendingReason* reason = visit(ReasonOf{}, turn.view())) reason->approver = who.name;
    if (auto* closing = get_if<ClosingShown>(&turn.view())) {
        closing->reason.approver = who.name;
        closing->problem.reset();
    }
    if (auto* start = get_if<StartOfWork>(&turn.view())) {
        start->form.approver = who.name;
        start->problem.reset();
    }
    turn.ask_over(std::nullopt);
}

// Those of this desk who were here before; everybody where that is nobody.
bool is_in_row(const Colleague& one, const std::string& row) {
    return row.empty() ? one.was_here : kana_row(one.kana) == row;
}

}  // namespace

const Desk* desk_in(const View& view) { return visit(DeskOf<const Desk*>{}, view); }

const Colleague* chosen_in(const SignInForm& form) {
    return form.chosen ? colleague_of(form.staff, *form.chosen) : nullptr;
}

std::vector<std::string> rows_of(const SignInForm& form) {
    std::vector<std::string> rows;
    if (!form.staff) return rows;
    const auto add = [&](std::string row) {
        if (std::ranges::find(rows, row) == rows.end()) rows.push_back(std::move(row));
    };
    if (std::ranges::any_of(*form.staff, &Colleague::was_here)) rows.emplace_back();
    for (const Colleague& one : *form.staff) add(kana_row(one.kana));
    return rows;
}

std::vector<Colleague> shown_in(const SignInForm& form) {
    std::vector<Colleague> shown;
    const auto rows = rows_of(form);
    if (rows.empty()) return shown;
    const bool there = std::ranges::find(rows, form.row) != rows.end();
    const std::string& row = there ? form.row : rows.front();
    std::ranges::copy_if(*form.staff, std::back_inserter(shown),
                         [&](const Colleague& one) { return is_in_row(one, row); });
    return shown;
}

bool may_enter(const SignInForm& form) {
    return form.chosen && !form.checking && form.pin.size() >= pin_digits_min;
}

View first_view(StartForm form, StartChoices choices) {
    if (!is_listed(choices.staff) || form.signed_in)
        return StartOfWork{std::move(form), std::move(choices), std::nullopt};
    SignInForm sign_in{choices.staff, std::nullopt, "", "", std::nullopt, std::nullopt};
    if (const Colleague* named = colleague_named(choices.staff, form.staff_name))
        sign_in.chosen = named->id;
    return SignIn{std::move(sign_in), std::move(form), std::move(choices)};
}

void on(const SignIn& view, const Event& event, Turn& turn) {
    SignIn next = view;
    next.form = touched(view.form, event, std::nullopt, turn);
    match(
        event,
        [&](const EffectFailed& failed) {
            if (answers(view.form, failed.ticket))
                next.form = refused(std::move(next.form), failed.error);
        },
        [&](const Identified& known) {
            if (!answers(view.form, known.ticket)) return;
            StartForm form = view.start;
            form.staff_name = known.who.name;
            form.approver.clear();
            form.signed_in = SignedIn{known.who.id, known.who.name, known.how};
            turn.show(StartOfWork{std::move(form), view.choices, std::nullopt});
        });
    if (holds_alternative<SignIn>(turn.view())) turn.edit(std::move(next));
}

void on_asked(const Event& event, Turn& turn) {
    const Asked asked = *turn.screen().asked;
    const Desk* desk = desk_in(turn.view());
    const bool lock = asked.what == AskedFor::lock;
    Asked next = asked;
    next.form = touched(asked.form, event,
                        lock && desk ? std::optional(desk->session) : std::nullopt, turn);
    match(event, [&](const EffectFailed& failed) {
        if (answers(asked.form, failed.ticket))
            next.form = refused(std::move(next.form), failed.error);
    });
    turn.screen().asked = next;
    match(
        event,
        [&](const Back&) {
            if (!lock && !asked.form.checking) turn.ask_over(std::nullopt);
        },
        [&](const Identified& known) {
            if (!answers(asked.form, known.ticket)) return;
            if (lock && desk && desk->staff != known.who.id && is_barred(known.who, desk->kind))
                return refuse(asked, not_their_duty(known.who), turn);
            if (lock) return unlock(known.who, turn);
            approve(asked, known.who, turn);
        });
}

}  // namespace uketsuke
