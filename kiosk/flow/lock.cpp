// 画面ロック and the list of staff while work goes on. A lock lies over the view: answers of the
// store reach the view behind it, and taps and readings do not, so that whoever signs in finds the
// person and everything that was entered as it was.
#include "kiosk/flow/is_any.h"
#include "kiosk/flow/turn.h"

namespace uketsuke {
namespace {

// From the vial in the hand to the store's answer a dose may be in the arm and on no disk; what
// failed has to be seen until it is there, or on paper.
bool may_be_covered(const View& view) {
    return !is_any<SignIn, StartOfWork, OpeningWork, ClosingWork, LotCheck, SavingDose, SaveFailed,
                   SavingScreening, ScreeningSaveFailed, SavingMending, MendingFailed, SavingStep,
                   StepFailed, TakingIn, Revoked>(view);
}

SignInForm form_for(const Colleagues& staff, std::optional<StaffId> who) {
    SignInForm form{staff, std::nullopt, "", "", std::nullopt, std::nullopt};
    if (who && colleague_of(staff, *who)) form.chosen = who;
    return form;
}

// Start of work has nobody to come back to: it is the question itself that is asked again.
void lock(Turn& turn) {
    Screen& screen = turn.screen();
    if (const auto* start = get_if<StartOfWork>(&screen.view)) {
        StartForm form = start->form;
        form.signed_in.reset();
        StartChoices choices = start->choices;
        choices.staff = screen.staff;
        return turn.show(first_view(std::move(form), std::move(choices)));
    }
    const Desk* desk = desk_in(screen.view);
    turn.ask_over(Asked{AskedFor::lock, form_for(screen.staff, desk->staff), desk->staff_name});
    if (holds_person(screen.view)) turn.ask(ForgetPerson{});
}

// Whoever works here has left meanwhile.
bool is_gone(const Screen& screen) {
    const Desk* desk = desk_in(screen.view);
    return desk && desk->staff && !colleague_of(screen.staff, *desk->staff);
}

template <class Answer>
constexpr bool is_answer = requires(const Answer& answer) {
    answer.ticket;
};

struct IsTouch {
    bool operator()(const ClockTicked&) const { return false; }
    bool operator()(const HubReported&) const { return false; }
    bool operator()(const Exported&) const { return false; }
    bool operator()(const RulesArrived&) const { return false; }
    bool operator()(const StaffArrived&) const { return false; }
    bool operator()(const CameraReported&) const { return false; }
    bool operator()(const DeskNewsCame&) const { return false; }
    bool operator()(const VisitorsChanged&) const { return false; }
    bool operator()(const PapersMoved&) const { return false; }
    template <class Other>
    bool operator()(const Other&) const {
        return !is_answer<Other>;
    }
};

bool asks_for_approver(const View& view) {
    if (const auto* start = get_if<StartOfWork>(&view)) return asks_for_approver(*start);
    const auto after = [](const MendingBase& base) {
        return base.when == MendingTime::after_close;
    };
    if (const auto* asked = get_if<TakeBackAsked>(&view)) return after(asked->base);
    if (const auto* asked = get_if<CorrectionAsked>(&view)) return after(asked->base);
    if (const auto* asked = get_if<MoveTo>(&view)) return after(asked->base);
    if (const auto* closing = get_if<ClosingShown>(&view))
        return !closing->saving && !closing->balance.differences.empty();
    return false;
}

std::optional<AskedFor> asked_over(const View& view) {
    const auto* vial = get_if<VialAsked>(&view);
    if (vial && !vial->saving && second_asked(*vial)) return AskedFor::second;
    const auto* lot = get_if<LotCheck>(&view);
    if (lot && second_asked(*lot)) return AskedFor::second;
    if (holds_alternative<PaperAsked>(view)) return AskedFor::second;
    if (asks_for_approver(view)) return AskedFor::approval;
    return std::nullopt;
}

// Whoever is being asked for may have left meanwhile.
void renew(SignInForm& form, const Colleagues& staff) {
    form.staff = staff;
    if (!form.chosen || colleague_of(staff, *form.chosen)) return;
    form.chosen.reset();
    form.pin.clear();
}

}  // namespace

bool is_locked(const Screen& screen) {
    return screen.asked && screen.asked->what == AskedFor::lock;
}

bool may_lock(const Screen& screen) {
    if (!is_listed(screen.staff) || is_locked(screen)) return false;
    if (const auto* start = get_if<StartOfWork>(&screen.view))
        return start->form.signed_in.has_value();
    return may_be_covered(screen.view) && desk_in(screen.view);
}

const SignInForm* sign_in_of(const Screen& screen) {
    if (screen.asked) return &screen.asked->form;
    const auto* view = get_if<SignIn>(&screen.view);
    return view ? &view->form : nullptr;
}

bool reaches_view_behind(const Event& event) {
    return visit([]<class E>(const E&) { return is_answer<E> || std::is_same_v<E, PapersMoved>; },
                 event);
}

void note_touch(const Event& event, Turn& turn) {
    Instant& touched = turn.screen().touched;
    // A clock that was set back does not put the lock off for hours.
    const bool is_touch = visit(IsTouch{}, event);
    if (is_touch || touched > turn.now()) touched = turn.now();
    if (is_touch) turn.bar().scan_unused = holds_alternative<ScanUnused>(event);
}

void take_staff(const Event& event, Turn& turn) {
    const auto* arrived = get_if<StaffArrived>(&event);
    if (!arrived) return;
    Screen& screen = turn.screen();
    screen.staff = arrived->staff;
    if (screen.asked && is_listed(screen.staff)) renew(screen.asked->form, screen.staff);
    if (auto* view = get_if<SignIn>(&screen.view)) {
        view->choices.staff = screen.staff;
        renew(view->form, screen.staff);
        if (!is_listed(screen.staff)) turn.show(first_view(view->start, view->choices));
    } else if (auto* start = get_if<StartOfWork>(&screen.view)) {
        StartChoices choices = start->choices;
        choices.staff = screen.staff;
        StartForm form = start->form;
        const bool gone = form.signed_in && !colleague_of(screen.staff, form.signed_in->staff);
        if (gone) form.signed_in.reset();
        if (is_listed(screen.staff) && !form.signed_in)
            return turn.show(first_view(std::move(form), std::move(choices)));
        turn.edit(StartOfWork{std::move(form), std::move(choices), start->problem});
    }
}

void ask_over_view(const Event& event, Turn& turn) {
    match(
        event,
        [&](const LockWanted&) {
            if (may_lock(turn.screen())) lock(turn);
        },
        [&](const ApproverWanted&) {
            const Screen& screen = turn.screen();
            const auto what = asked_over(screen.view);
            if (screen.asked || !is_listed(screen.staff) || !what) return;
            turn.ask_over(Asked{*what, form_for(screen.staff, std::nullopt), ""});
        });
}

void lock_when_idle(Turn& turn) {
    const Screen& screen = turn.screen();
    const bool by_hand_only = screen.lock_after == std::chrono::minutes{0};
    const bool idle = !by_hand_only && turn.now() - screen.touched >= screen.lock_after;
    if ((idle || is_gone(screen)) && may_lock(screen)) lock(turn);
}

}  // namespace uketsuke
