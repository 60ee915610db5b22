// One step in the making, inside kiosk/flow only: the screen to be and the effects asked for. Each
// view's behaviour is one function `on`, in the file that the comment names.
#pragma once

#include "kiosk/flow/step.h"

namespace uketsuke {

class Turn {
  public:
    explicit Turn(const Screen& before) : step_{before, {}} {}

    // Shows another view; what devices saw before it is late from now on.
    template <class Shown>
    void show(Shown view) {
        ++step_.screen.generation.number;
        step_.screen.view = std::move(view);
    }
    void show(View view) {
        ++step_.screen.generation.number;
        step_.screen.view = std::move(view);
    }
    // The same view with other content.
    template <class Shown>
    void edit(Shown view) {
        step_.screen.view = std::move(view);
    }
    template <class Wanted>
    void ask(Wanted effect) {
        step_.effects.emplace_back(std::move(effect));
    }
    Ticket next_ticket() { return Ticket{++step_.screen.last_ticket.number}; }

    // Over the view, or not any more: what devices saw before it is late from now on.
    void ask_over(std::optional<Asked> asked) {
        ++step_.screen.generation.number;
        step_.screen.asked = std::move(asked);
    }

    Screen& screen() { return step_.screen; }
    Bar& bar() { return step_.screen.bar; }
    View& view() { return step_.screen.view; }
    std::optional<DeskRules>& rules_to_come() { return step_.screen.rules_to_come; }
    Generation generation() const { return step_.screen.generation; }
    Instant now() const { return step_.screen.bar.now; }
    Day day() const { return today(step_.screen.bar); }
    Step take() { return std::move(step_); }

  private:
    Step step_;
};

// Asks for the verdict on this person, and shows that it is being waited for. `anew` where the
// visit had one already and a record arrived after it.
enum class Judged { first, anew };
void assess(const Desk& desk, CheckedInPerson who, Hearing heard, Judged judged, Turn& turn);
CheckedInPerson person_of(const Visit& visit);

// The questions with what was already answered in this visit.
HearingAsked hearing_of(const Visit& visit);

// The next view after the verdict: the form where the desk has one, else its outcome.
void ask_form(const Visit& visit, FormAnswers answers, Turn& turn);

// The paper of a record that is on disk, to be looked at first.
void make_preview(const Desk& desk, RecordedDose record, PaperChoice paper, Turn& turn);

// 印刷物 (papers.cpp): the paper is asked for; and what the event says of that which was.
PrintState print(PaperOrder order, Turn& turn);
PrintState followed(const PrintState& state, const Event& event);
void take_papers(const Event& event, Turn& turn);

void list_records(const Desk& desk, Turn& turn);

// Why this row of the roster is not to be shown for that voucher: the store answered with another
// person's, or the number is void. Nothing where it may be.
std::optional<Error> problem_of_row(const PersonRow& row, const Voucher& voucher);

// 来場の工程 (steps.cpp): saved with the view waiting for it, or beside what goes on.
Stepping stepping_of(const Desk& desk, const ConfirmedPerson& person, DeskStep step);
void take_step(const Desk& desk, Stepping stepping, Turn& turn);
void note_step(Stepping stepping, Turn& turn);
void list_visitors(const Desk& desk, Turn& turn);
void look_up_number(const Desk& desk, const std::string& number, Turn& turn);
void open_number(const Desk& desk, const StickerReading& sticker, Turn& turn);
// A list that follows what other desks do: one answer at a time is awaited, however much happens
// meanwhile. `Wanted` is the effect that asks for it.
template <class Wanted, class View>
void follow(View view, Turn& turn) {
    view.outdated = view.awaited;
    if (!view.awaited) {
        view.ticket = turn.next_ticket();
        view.awaited = true;
        turn.ask(Wanted{view.ticket, view.desk.venue});
    }
    turn.edit(std::move(view));
}

// The product of that id as the programme has it, or as the verdict does, with the volume of this
// dose; null where it is unknown (record.cpp).
const ProductFacts* find_product(const DeskRules& rules, const std::string& id);
const ProductFacts* find_product(const Visit& visit, const std::string& id);

// 接種液 (vials.cpp).
void list_vials(const Desk& desk, Turn& turn);
// What is left of the desk's vial, while it waits for a voucher.
void count_vial(const Scan& view, const Event& event, Turn& turn);
// Where a desk waits for what comes next: a voucher, or a vial.
void go_home(const Desk& desk, Turn& turn);
void close_work(const Desk& desk, Turn& turn);  // start.cpp
Error not_of_the_programme();                   // start.cpp

// The dose is written, and the view waits for it (record.cpp).
void save(const Desk& desk, Dose dose, Turn& turn);

// 保留 on every view of a visit.
void park(const Visit& visit, const Event& event, Turn& turn);

// What of the paper was entered, for the record.
FormSeen seen_of(const FormAnswers& answers);

// What a camera or a hand scanner saw, on a view that waits for a voucher.
void take_reading(const Desk& desk, const Event& event, Turn& turn,
                  const std::string& trouble = {});

// What a function of one event takes.
template <class Function>
struct EventOf : EventOf<decltype(&Function::operator())> {};
template <class Function, class Taken>
struct EventOf<void (Function::*)(const Taken&) const> {
    using Type = Taken;
};

// Calls the one function that takes what the event holds; none: nothing happens. By asking for each
// of the few events that a view knows: a visit of all eighty, in every view, takes minutes to
// compile.
template <class... Functions>
void match(const Event& event, Functions... functions) {
    const auto take = [&](const auto& function) {
        using Taken = typename EventOf<std::remove_cvref_t<decltype(function)>>::Type;
        if (const auto* taken = get_if<Taken>(&event)) function(*taken);
    };
    (take(functions), ...);
}

// The end: nothing happens there any more.
inline void on(const Revoked&, const Event&, Turn&) {}
// Whether the hub lists anybody who may sign in.
inline bool is_listed(const Colleagues& staff) { return staff && !staff->empty(); }
// sign_in.cpp
void on(const SignIn& view, const Event& event, Turn& turn);
void on_asked(const Event& event, Turn& turn);
// lock.cpp
void take_staff(const Event& event, Turn& turn);
void note_touch(const Event& event, Turn& turn);
void ask_over_view(const Event& event, Turn& turn);
void lock_when_idle(Turn& turn);
bool reaches_view_behind(const Event& event);
// start.cpp
void use_new_rules(StartOfWork& view, const DeskRules& rules);
void on(const StartOfWork& view, const Event& event, Turn& turn);
void on(const OpeningWork& view, const Event& event, Turn& turn);
void on(const ClosingWork& view, const Event& event, Turn& turn);
void on(const ListingFindings& view, const Event& event, Turn& turn);
void on(const FindingsShown& view, const Event& event, Turn& turn);
// scan.cpp
void on(const Scan& view, const Event& event, Turn& turn);
void on(const Keypad& view, const Event& event, Turn& turn);
void on(const ReadingProblem& view, const Event& event, Turn& turn);
void on(const Contradiction& view, const Event& event, Turn& turn);
void on(const LookingUp& view, const Event& event, Turn& turn);
void on(const AskingHub& view, const Event& event, Turn& turn);
void on(const HubNotReached& view, const Event& event, Turn& turn);
void on(const NotInRoster& view, const Event& event, Turn& turn);
void on(const Trouble& view, const Event& event, Turn& turn);
// search.cpp
void search(const Desk& desk, Turn& turn, const std::string& trouble = {});
void open_person(const Desk& desk, PersonId person, VoucherAtDesk voucher, Turn& turn,
                 const SearchForm& searched = {});
void on(const Search& view, const Event& event, Turn& turn);
void on(const Searching& view, const Event& event, Turn& turn);
void on(const PeopleListed& view, const Event& event, Turn& turn);
void on(const OpeningPerson& view, const Event& event, Turn& turn);
void on(const VoucherReplaced& view, const Event& event, Turn& turn);
// troubles.cpp
void show_troubles(const Desk& desk, VoucherAtDesk voucher, Turn& turn);
void on(const TroublesShown& view, const Event& event, Turn& turn);
void on(const TroubleTold& view, const Event& event, Turn& turn);
// provisional.cpp
void ask_provisional(const Desk& desk, VoucherAtDesk voucher, ProvisionalForm form, Turn& turn);
void on(const ProvisionalAsked& view, const Event& event, Turn& turn);
void on(const SeekingAlike& view, const Event& event, Turn& turn);
void on(const AlikeShown& view, const Event& event, Turn& turn);
void on(const ProvisionalCheck& view, const Event& event, Turn& turn);
void on(const TakingIn& view, const Event& event, Turn& turn);
// check_in.cpp
void confirm_person(const WhoIsIt& view, IdentityDocument document, Turn& turn);
void on(const CheckingIn& view, const Event& event, Turn& turn);
void on(const ElsewhereShown& view, const Event& event, Turn& turn);
void take_desk_news(const Event& event, Turn& turn);
// visit.cpp
void on(const WhoIsIt& view, const Event& event, Turn& turn);
void on(const Assessing& view, const Event& event, Turn& turn);
void on(const VerdictShown& view, const Event& event, Turn& turn);
void on(const HearingAsked& view, const Event& event, Turn& turn);  // hearing.cpp
void on(const FormAsked& view, const Event& event, Turn& turn);     // form.cpp
void on(const SlipShown& view, const Event& event, Turn& turn);
void on(const ScreeningAsked& view, const Event& event, Turn& turn);
void on(const NotTodayAsked& view, const Event& event, Turn& turn);
// record.cpp
void on(const LotCheck& view, const Event& event, Turn& turn);
void on(const SavingDose& view, const Event& event, Turn& turn);
void on(const SaveFailed& view, const Event& event, Turn& turn);
void on(const Recorded& view, const Event& event, Turn& turn);
void on(const SavingScreening& view, const Event& event, Turn& turn);
void on(const ScreeningSaveFailed& view, const Event& event, Turn& turn);
void on(const ScreeningRecorded& view, const Event& event, Turn& turn);
// mending.cpp
void on(const ListingRecords& view, const Event& event, Turn& turn);
void on(const RecordsShown& view, const Event& event, Turn& turn);
void on(const MendingAsked& view, const Event& event, Turn& turn);
void on(const TakeBackAsked& view, const Event& event, Turn& turn);
void on(const CorrectionAsked& view, const Event& event, Turn& turn);
void on(const MoveAsked& view, const Event& event, Turn& turn);
void on(const MoveLookingUp& view, const Event& event, Turn& turn);
void on(const MoveTo& view, const Event& event, Turn& turn);
void on(const SavingMending& view, const Event& event, Turn& turn);
void on(const MendingFailed& view, const Event& event, Turn& turn);
void on(const MendingDone& view, const Event& event, Turn& turn);
// steps.cpp
void on(const ListingVisitors& view, const Event& event, Turn& turn);
void on(const VisitorsShown& view, const Event& event, Turn& turn);
void on(const AtDesk& view, const Event& event, Turn& turn);
void on(const SavingStep& view, const Event& event, Turn& turn);
void on(const StepFailed& view, const Event& event, Turn& turn);
void on(const StepDone& view, const Event& event, Turn& turn);
void on(const OpeningNumber& view, const Event& event, Turn& turn);
// vials.cpp
void on(const ListingVials& view, const Event& event, Turn& turn);
void on(const VialsShown& view, const Event& event, Turn& turn);
void on(const VialAsked& view, const Event& event, Turn& turn);
void on(const WasteAsked& view, const Event& event, Turn& turn);
// paper.cpp
void ask_paper(const Visit& visit, Turn& turn);
void on(const PaperAsked& view, const Event& event, Turn& turn);
// reaction.cpp
void ask_reaction(const AtDesk& view, Turn& turn);
void show_reaction(const AtDesk& view, const std::string& entry, Turn& turn);
void on(const ReactionAsked& view, const Event& event, Turn& turn);
void on(const ReactionShown& view, const Event& event, Turn& turn);
// incident.cpp
void ask_incident(const MendingBase& base, Turn& turn);
void on(const IncidentAsked& view, const Event& event, Turn& turn);
void on(const IncidentShown& view, const Event& event, Turn& turn);
// closing.cpp
void list_closing(const Desk& desk, Turn& turn);
void on(const ListingClosing& view, const Event& event, Turn& turn);
void on(const ClosingShown& view, const Event& event, Turn& turn);
// papers.cpp
void on(const PapersShown& view, const Event& event, Turn& turn);
// certificate.cpp
void on(const CertificateMaking& view, const Event& event, Turn& turn);
void on(const CertificateShown& view, const Event& event, Turn& turn);
void on(const CertificateFailed& view, const Event& event, Turn& turn);

}  // namespace uketsuke
