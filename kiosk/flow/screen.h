// What the terminal shows, as values. Each view holds exactly what it shows, so a state that must
// not be cannot be written: no view before `WhoIsIt` can hold a person, none before `LotCheck` a
// decision, and only the store's answer makes a `Recorded`. Drawing reads these and nothing else.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/one_of.h"
#include "kiosk/flow/bar.h"
#include "kiosk/flow/certificate.h"
#include "kiosk/flow/closing.h"
#include "kiosk/flow/incident.h"
#include "kiosk/flow/mending.h"
#include "kiosk/flow/papers.h"
#include "kiosk/flow/provisional.h"
#include "kiosk/flow/reaction.h"
#include "kiosk/flow/search.h"
#include "kiosk/flow/sign_in.h"
#include "kiosk/flow/steps.h"
#include "kiosk/flow/troubles.h"
#include "kiosk/flow/vials.h"
#include "kiosk/flow/visit.h"
#include "kiosk/flow/work.h"

namespace uketsuke {

// Waiting for a voucher: the live picture, and the hand scanner. Holds nobody.
struct Scan {
    Desk desk;
    bool new_rules = false;  // They came into force here; told until the next voucher.
    bool operator==(const Scan&) const = default;
};

inline constexpr std::size_t line_digits = 18;
inline constexpr std::size_t number_digits = 10;  // NW-7 carries no more (domain.md section 1).

struct Keypad {
    Desk desk;
    std::string digits;            // At most 18; ten of them alone are the voucher's number.
    std::optional<Error> problem;  // Of the digits as entered.
    std::string trouble = {};      // 券の困りごと that led here; a code, or empty.
    bool operator==(const Keypad&) const = default;
};

// What was read is not a voucher; the error says why.
struct ReadingProblem {
    Desk desk;
    Error error;
    bool operator==(const ReadingProblem&) const = default;
};

struct CarrierReading {
    std::string carrier;  // "qr", "nw7", "typed", "ocr" ...
    std::string text;
    bool operator==(const CarrierReading&) const = default;
};

// Two carriers on one paper disagree: the line stops, and nothing is guessed.
struct Contradiction {
    Desk desk;
    std::vector<CarrierReading> readings;
    bool operator==(const Contradiction&) const = default;
};

struct LookingUp {
    Desk desk;
    Presented presented;
    Ticket ticket;
    bool hub_asked = false;  // Its answer is here.
    bool operator==(const LookingUp&) const = default;
};

// 問い合わせ中: this terminal holds those whom it has seen, and the hub is asked for this person.
struct AskingHub {
    Desk desk;
    Presented presented;
    Ticket ticket;
    bool operator==(const AskingHub&) const = default;
};

// 確認できない: the hub could not be asked, so nothing is known of this person here. The line
// stops.
struct HubNotReached {
    Desk desk;
    Presented presented;
    Error error;
    bool operator==(const HubNotReached&) const = default;
};

// 名簿にない: a sound voucher that the roster of this terminal does not know.
struct NotInRoster {
    Desk desk;
    Presented presented;
    bool operator==(const NotInRoster&) const = default;
};

struct WhoIsIt {
    Desk desk;
    FoundPerson found;
    SearchForm searched = {};  // What led here: somebody else is looked for among the same.
    bool operator==(const WhoIsIt&) const = default;
};

// 受付: the person is confirmed, and every other desk is about to be told.
struct CheckingIn {
    Desk desk;
    ConfirmedPerson person;
    Ticket ticket;
    bool operator==(const CheckingIn&) const = default;
};

// 受付中: another desk serves this person. The line stops here; somebody asks there, and leaves the
// person to that desk or takes over.
struct ElsewhereShown {
    Desk desk;
    ConfirmedPerson person;
    Elsewhere elsewhere;
    bool operator==(const ElsewhereShown&) const = default;
};

// Something that is needed for going on failed before anything was given or recorded.
struct Trouble {
    Desk desk;
    Error error;
    bool operator==(const Trouble&) const = default;
};

// 無効: the city revoked this terminal. The end of the flow: nothing leads on from here.
struct Revoked {
    bool keys_given_up = false;  // Asked for once nothing is unsent.
    bool operator==(const Revoked&) const = default;
};

struct View
    : OneOf<SignIn, StartOfWork, OpeningWork, ClosingWork, ListingFindings, FindingsShown, Scan,
            Keypad, ReadingProblem, Contradiction, LookingUp, AskingHub, HubNotReached, NotInRoster,
            Search, Searching, PeopleListed, OpeningPerson, VoucherReplaced, TroublesShown,
            TroubleTold, ProvisionalAsked, SeekingAlike, AlikeShown, ProvisionalCheck, TakingIn,
            WhoIsIt, CheckingIn, ElsewhereShown, Assessing, VerdictShown, HearingAsked, SlipShown,
            FormAsked, ScreeningAsked, NotTodayAsked, LotCheck, SavingDose, SaveFailed, Recorded,
            SavingScreening, ScreeningSaveFailed, ScreeningRecorded, CertificateMaking,
            CertificateShown, CertificateFailed, ListingRecords, RecordsShown, MendingAsked,
            TakeBackAsked, CorrectionAsked, MoveAsked, MoveLookingUp, MoveTo, SavingMending,
            MendingFailed, MendingDone, ListingVisitors, VisitorsShown, AtDesk, SavingStep,
            StepFailed, StepDone, OpeningNumber, ListingVials, VialsShown, VialAsked, WasteAsked,
            PaperAsked, PapersShown, ReactionAsked, ReactionShown, IncidentAsked, IncidentShown,
            ListingClosing, ClosingShown, Trouble, Revoked> {
    using OneOf::OneOf;
    View() : OneOf(SignIn{}) {}
};

struct Screen {
    Bar bar;
    Generation generation;  // Of `view`; moves on whenever another view is shown.
    Ticket last_ticket;     // The last one handed out.
    View view;
    // Received and not in force yet: a person is judged by one state of the rules from first to
    // last.
    std::optional<DeskRules> rules_to_come;
    Colleagues staff = {};            // As the hub lists them now; null or empty: nobody.
    std::optional<Asked> asked = {};  // Over the view: lock, or a manager's approval.
    Instant touched{};                // When somebody last did something here.
    std::chrono::minutes lock_after{5};
    bool operator==(const Screen&) const = default;
};

// SignIn where somebody is listed and nobody has signed in, else StartOfWork. A name that `form`
// begins with is chosen from the list.
View first_view(StartForm form, StartChoices choices);
Screen first_screen(Instant now, Language language, StartChoices choices, StartForm form = {});

// "scan", "who_is_it" ...: for the trace and the tests. Never holds anything of a person. Of a
// screen: "locked" and "approval" while these lie over the view.
const char* name_of(const View& view);
const char* name_of(const Screen& screen);

// Whose data the view holds, if anybody's: a person, or a voucher that was presented.
bool holds_person(const View& view);

// 仮受付: the view is about somebody whom no roster lists, or leads to one. Marked on every view.
bool is_provisional(const View& view);

// Nobody is being served, and no answer is awaited.
bool is_at_rest(const View& view);

// The desk that the view belongs to, or null: before and after work there is none.
const Desk* desk_in(const View& view);

// The visit that the view is part of, or null: a person with a verdict.
const Visit* visit_in(const View& view);

// The check-in of whoever is being served in this view and not recorded yet, or null.
struct Attended {
    PersonId person;
    std::string municipality;  // Of the person, six digits.
    std::string check_in;
    bool operator==(const Attended&) const = default;
};
std::optional<Attended> attended_in(const View& view);

// The camera and the hand scanner are heard only while one of these is awaited, on no locked
// screen: a voucher, or the code of a vial or box.
bool awaits_voucher(const View& view);
bool awaits_package(const View& view);
// Only the hand scanner is heard as well where a person has just been served, for the paper that
// lies under the camera is still his, and where a pile of forms is gone through.
bool takes_scan(const View& view);
// What was to be done with whoever the view is about is done and on disk.
bool was_served(const View& view);

enum class Sought { voucher, package };
std::optional<Sought> sought_in(const Screen& screen);
// A PIN or a card is asked for; what a hand scanner types is then a card and nothing else.
const SignInForm* sign_in_of(const Screen& screen);
bool is_locked(const Screen& screen);
// Somebody on the list works here, and no dose is in the arm and not on disk.
bool may_lock(const Screen& screen);

// Is the button to be drawn as enabled? `step` asks the same questions, so they cannot differ.
std::optional<Error> obstacle_to_start(const StartOfWork& view, Day today);
// Whoever has signed in lacks the qualification that the desk's duty needs (core/visit/duties.h).
bool asks_for_approver(const StartOfWork& view);
bool is_barred(const Colleague& who, DeskKind kind);
// A lane may begin without a vial where somebody else fills.
bool takes_vials_from_the_list(const StartForm& form);
bool may_enter(const Keypad& view);
// 本人確認書類: the first desk of a day to which a person comes asks for one.
bool asks_document(const WhoIsIt& view, Day today);
bool may_screen(const VerdictShown& view);  // Verdict eligible or confirm.
std::optional<Error> obstacle_to_hear(const HearingAsked& view, Day today);
std::optional<Error> obstacle_to_screen(const FormAsked& view);
bool guardian_asked(const FormAsked& view);
// 代筆: who may have written for the person. Codes and words.
std::vector<ScreeningReason> proxy_writers();
FormJudgement judgement_of(const ScreeningAsked& view);
bool needs_doctor(const ScreeningAsked& view);
bool asks_doctors_reason(const ScreeningAsked& view);
bool may_vaccinate(const ScreeningAsked& view);
bool may_close(const NotTodayAsked& view);
// Another vial than the desk's, or something to see about it: then it is confirmed on its own that
// vial and screen were compared. Else the tap that records says so.
bool asks_to_compare(const LotCheck& view);
// Two people compare this vial; who the second was, or empty.
bool second_asked(const LotCheck& view);
std::string second_in(const LotCheck& view);
std::optional<Error> obstacle_to_record(const LotCheck& view, Instant now);

bool may_print(const PrintState& state);

// 後追い入力. Errors as obstacle_to_enter (core/visit/paper.h), and paper.date, paper.site,
// visit.not_compared where there are doubts.
bool may_enter_paper(const VerdictShown& view);
std::optional<Error> obstacle_to_enter(const PaperAsked& view, Instant now);
std::vector<VialNotice> doubts_about(const PaperAsked& view);

// The vial as entered; that of the desk, as it was opened, where it is the same. Nothing while the
// expiry is no day.
std::optional<Vial> vial_in(const LotCheck& view);
Error missing_product();

// What is wrong with the vial as entered, and what the list of lots says about one that is right.
// At the start of work nothing is said before its three fields are filled.
std::optional<Error> obstacle_of_vial(const StartOfWork& view, Day today);
std::optional<Error> obstacle_of_vial(const LotCheck& view, Instant now);
std::vector<VialNotice> notices_of_vial(const StartOfWork& view);
std::vector<VialNotice> notices_of_vial(const LotCheck& view);

}  // namespace uketsuke
