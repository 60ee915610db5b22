// What is the same on every view: the bar, staff and rules that arrive, what lies over the view,
// and that leaving a person is told to the shell. The rest goes to the view's own function.
#include "kiosk/flow/step.h"

#include "kiosk/flow/is_any.h"
#include "kiosk/flow/turn.h"

namespace uketsuke {
namespace {

// The hub acknowledges from the oldest on, and the oldest are those that were exported.
void acknowledge(Bar& bar, std::size_t count) {
    if (!bar.exported) return;
    if (bar.exported->count <= count) return bar.exported.reset();
    bar.exported->count -= count;
}

void update_bar(const Event& event, Turn& turn) {
    match(
        event, [&](const LanguageChosen& chosen) { turn.bar().language = chosen.language; },
        [&](const ClockTicked& tick) { turn.bar().now = tick.now; },
        [&](const HubReported& hub) {
            const std::size_t before = turn.bar().hub.unsent;
            turn.bar().hub = hub.report;
            if (hub.report.unsent < before) acknowledge(turn.bar(), before - hub.report.unsent);
        },
        [&](const Exported& file) {
            turn.bar().exported.reset();
            if (file.count > 0) turn.bar().exported = ExportReport{file.count, file.at};
        },
        [&](const RulesArrived& arrived) { turn.rules_to_come() = arrived.rules; },
        [&](const CameraReported& camera) { turn.bar().camera_trouble = camera.trouble; });
}

// Only where nobody is being served: a person is judged by one state of the rules from first to
// last.
void take_new_rules(Turn& turn) {
    auto& waiting = turn.rules_to_come();
    if (!waiting) return;
    if (auto* scan = get_if<Scan>(&turn.view())) {
        scan->new_rules = scan->desk.rules.edition != waiting->edition;
        scan->desk.rules = *waiting;
    } else if (auto* vials = get_if<VialsShown>(&turn.view())) {
        vials->desk.rules = *waiting;
    } else if (auto* start = get_if<StartOfWork>(&turn.view())) {
        use_new_rules(*start, *waiting);
    } else {
        return;
    }
    turn.ask(UseRules{waiting->edition});
    waiting.reset();
}

// Only where nobody is being served and no answer of the store is awaited: a dose that is in the
// arm is recorded and sent first.
void take_revocation(Turn& turn) {
    if (!turn.bar().hub.revoked) return;
    if (is_at_rest(turn.view())) {
        turn.show(Revoked{});
        turn.screen().asked.reset();
    }
    const auto* revoked = get_if<Revoked>(&turn.view());
    if (!revoked || revoked->keys_given_up || turn.bar().hub.unsent > 0) return;
    turn.edit(Revoked{true});
    turn.ask(GiveUpKeys{});
}

// A dose, a closed screening and a step end a check-in by themselves, and what stands on paper is
// not over.
bool keeps_check_in(const View& before, const View& after) {
    return holds_alternative<SavingDose>(after) || holds_alternative<SavingStep>(after) ||
           holds_alternative<ScreeningRecorded>(before) ||
           holds_alternative<ScreeningSaveFailed>(before);
}

// The person left this desk: every other one may go on with him.
void end_check_in(const View& before, Step& next) {
    const auto attended = attended_in(before);
    if (!attended || attended == attended_in(next.screen.view)) return;
    if (!keeps_check_in(before, next.screen.view)) next.effects.emplace_back(EndCheckIn{*attended});
}

// The next paper was read while whoever had been served was still on the screen.
bool next_came(const View& before, const View& after) {
    return was_served(before) && is_any<LookingUp, OpeningNumber>(after);
}

bool is_forgotten(const View& before, const View& after) {
    return (holds_person(before) && !holds_person(after)) || next_came(before, after);
}

}  // namespace

Step step(const Screen& screen, const Event& event) {
    Turn turn(screen);
    update_bar(event, turn);
    note_touch(event, turn);
    take_staff(event, turn);
    take_papers(event, turn);
    if (screen.asked) on_asked(event, turn);
    if (!screen.asked || reaches_view_behind(event))
        visit([&](const auto& view) { on(view, event, turn); }, View(turn.view()));
    if (!screen.asked) ask_over_view(event, turn);
    take_desk_news(event, turn);
    take_new_rules(turn);
    take_revocation(turn);
    lock_when_idle(turn);
    Step next = turn.take();
    end_check_in(screen.view, next);
    if (is_forgotten(screen.view, next.screen.view)) next.effects.emplace_back(ForgetPerson{});
    return next;
}

}  // namespace uketsuke
