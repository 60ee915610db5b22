// One drawing function for each view, and what they share: where a page's title, body and actions
// lie. The primary action is always bottom right, the way back bottom left.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "kiosk/flow/event.h"
#include "kiosk/look/widgets.h"

namespace uketsuke::look {

// What was tapped in a frame, if anything. It is handed on by pointer, not copied.
class Happened {
  public:
    Happened() = default;
    Happened(std::nullopt_t) {}
    template <class Tapped>
    requires(!std::is_same_v<Tapped, Happened>) Happened(Tapped tapped)
        : event_(std::make_shared<const Event>(std::move(tapped))) {}

    explicit operator bool() const { return event_ != nullptr; }
    const Event& operator*() const { return *event_; }

  private:
    std::shared_ptr<const Event> event_;
};

// What every view is drawn with.
struct Stage {
    Look& look;
    const Bar& bar;
    Generation generation;      // What a widget remembers belongs to one showing of one view.
    Box area;                   // Below the status bar.
    bool staff_listed = false;  // A manager approves by PIN or card, not by a typed name.
    bool provisional = false;   // 仮受付: said on every page about such a person.
};

// The steps of a visit, as the step indicator names them.
enum class VisitStep { none, voucher, person, verdict, screening, vial, record };

struct Page {
    Look& look;
    Box body;
    Box actions;  // What is left of the bottom row.

    // Each takes its part of the bottom row; true when tapped.
    bool back(const char* key);
    bool primary(const char* key, bool enabled = true);
    bool other(const char* key, Weight weight = Weight::secondary, bool enabled = true);
};

// Draws step indicator and title.
Page open_page(const Stage& stage, VisitStep step, const std::string& title);

// Two columns with a gap; the left one takes `part` of the width.
struct Columns {
    Box left;
    Box right;
};
Columns split(const Look& look, const Box& box, float part);

// A card's inside, drawn.
Box open_card(Look& look, const Box& box);

// "09:30" in Japan.
inline std::string clock_text(Instant at) { return format_instant(at).substr(11, 5); }

// What an error says, and what to do about it.
Note note_of(const Look& look, const Error& error, Ink ink = theme::trouble,
             Sign sign = Sign::cross, Role role = Role::body);

// 未送信 and the rest, on top of every view. May return LanguageChosen and, where it may be locked,
// LockWanted.
enum class Lockable { no, yes };
Happened draw_bar(Look& look, const Bar& bar, Lockable lockable, const Box& box);
float bar_height(const Look& look);

// What another desk did with a person whose dose may be in the arm.
Note note_of(const Look& look, const DeskNews& news);

// The eighteen digits as they are compared with paper: in the groups of the line, the long number
// in two halves.
std::string grouped_digits(const Voucher& voucher);

// A person at the top of a page: name large, kana, birth date and age. Returns the height used.
float draw_person_line(const Stage& stage, const Box& room, const Resident& resident);

// Name, kana, date of birth and age, large enough to be compared at arm's length; what is left of
// the card stays.
void draw_name_and_birth(const Stage& stage, Box& card, const Resident& resident);
// Above the button that goes on: what was compared, one tap each.
Happened draw_compared(Look& look, Box box, const IdentityCheck& check);
inline float compared_height(const Look& look) { return 2 * look.text_px(68) + look.px(12); }

// Whose turn it is, where it is not this desk's.
void put_turn_note(const Stage& stage, Box& room, const Desk& desk, const PersonRow& row);

// The live picture, or why there is none.
void draw_camera(const Stage& stage, const Box& box);

// Who may be meant, one line each, under what the list cannot say of itself. May return
// PersonChosen.
Happened draw_people(const Stage& stage, const Box& box, const PeopleList& people);
// What the list may not say of itself: more fit, not all is read, others are not here.
std::vector<Note> notes_about(const Look& look, const PeopleList& answer);

// One button for each, two in a row; several may be chosen. The code of the one tapped. `id` names
// the list among those of the view.
std::optional<std::string> draw_choices(Look& look, const char* id, const Box& box,
                                        const std::vector<ScreeningReason>& offered,
                                        const std::vector<std::string>& chosen);
// The same for a reason, of which there is one. May return ReasonChosen.
Happened draw_reasons(Look& look, const Box& box, const std::vector<ScreeningReason>& reasons,
                      const std::string& chosen);
// Where the needle goes. May return BodySiteChosen.
Happened draw_sites(Look& look, const Box& box, std::optional<BodySite> chosen);
float sites_height(const Look& look);

// In place of the view over which it lies.
Happened draw_asked(const Stage& stage, const Asked& asked);

Happened draw_view(const Stage& stage, const SignIn& view);
Happened draw_view(const Stage& stage, const StartOfWork& view);
Happened draw_view(const Stage& stage, const OpeningWork& view);
Happened draw_view(const Stage& stage, const ClosingWork& view);
Happened draw_view(const Stage& stage, const ListingFindings& view);
Happened draw_view(const Stage& stage, const FindingsShown& view);
Happened draw_view(const Stage& stage, const Scan& view);
Happened draw_view(const Stage& stage, const Keypad& view);
Happened draw_view(const Stage& stage, const ReadingProblem& view);
Happened draw_view(const Stage& stage, const Contradiction& view);
Happened draw_view(const Stage& stage, const LookingUp& view);
Happened draw_view(const Stage& stage, const AskingHub& view);
Happened draw_view(const Stage& stage, const HubNotReached& view);
Happened draw_view(const Stage& stage, const NotInRoster& view);
Happened draw_view(const Stage& stage, const Search& view);
Happened draw_view(const Stage& stage, const Searching& view);
Happened draw_view(const Stage& stage, const PeopleListed& view);
Happened draw_view(const Stage& stage, const OpeningPerson& view);
Happened draw_view(const Stage& stage, const VoucherReplaced& view);
Happened draw_view(const Stage& stage, const TroublesShown& view);
Happened draw_view(const Stage& stage, const TroubleTold& view);
Happened draw_view(const Stage& stage, const ProvisionalAsked& view);
Happened draw_view(const Stage& stage, const SeekingAlike& view);
Happened draw_view(const Stage& stage, const AlikeShown& view);
Happened draw_view(const Stage& stage, const ProvisionalCheck& view);
Happened draw_view(const Stage& stage, const TakingIn& view);
Happened draw_view(const Stage& stage, const WhoIsIt& view);
Happened draw_view(const Stage& stage, const CheckingIn& view);
Happened draw_view(const Stage& stage, const ElsewhereShown& view);
Happened draw_view(const Stage& stage, const Assessing& view);
Happened draw_view(const Stage& stage, const VerdictShown& view);
Happened draw_view(const Stage& stage, const HearingAsked& view);
Happened draw_view(const Stage& stage, const FormAsked& view);
Happened draw_view(const Stage& stage, const SlipShown& view);
Happened draw_view(const Stage& stage, const ScreeningAsked& view);
Happened draw_view(const Stage& stage, const NotTodayAsked& view);
Happened draw_view(const Stage& stage, const LotCheck& view);
Happened draw_view(const Stage& stage, const SavingDose& view);
Happened draw_view(const Stage& stage, const SaveFailed& view);
Happened draw_view(const Stage& stage, const Recorded& view);
Happened draw_view(const Stage& stage, const SavingScreening& view);
Happened draw_view(const Stage& stage, const ScreeningSaveFailed& view);
Happened draw_view(const Stage& stage, const ScreeningRecorded& view);
Happened draw_view(const Stage& stage, const PapersShown& view);
Happened draw_view(const Stage& stage, const CertificateMaking& view);
Happened draw_view(const Stage& stage, const CertificateShown& view);
Happened draw_view(const Stage& stage, const CertificateFailed& view);
Happened draw_view(const Stage& stage, const ListingRecords& view);
Happened draw_view(const Stage& stage, const RecordsShown& view);
Happened draw_view(const Stage& stage, const MendingAsked& view);
Happened draw_view(const Stage& stage, const TakeBackAsked& view);
Happened draw_view(const Stage& stage, const CorrectionAsked& view);
Happened draw_view(const Stage& stage, const MoveAsked& view);
Happened draw_view(const Stage& stage, const MoveLookingUp& view);
Happened draw_view(const Stage& stage, const MoveTo& view);
Happened draw_view(const Stage& stage, const SavingMending& view);
Happened draw_view(const Stage& stage, const MendingFailed& view);
Happened draw_view(const Stage& stage, const MendingDone& view);
Happened draw_view(const Stage& stage, const ListingVisitors& view);
Happened draw_view(const Stage& stage, const VisitorsShown& view);
Happened draw_view(const Stage& stage, const AtDesk& view);
Happened draw_view(const Stage& stage, const SavingStep& view);
Happened draw_view(const Stage& stage, const StepFailed& view);
Happened draw_view(const Stage& stage, const StepDone& view);
Happened draw_view(const Stage& stage, const OpeningNumber& view);
Happened draw_view(const Stage& stage, const ListingVials& view);
Happened draw_view(const Stage& stage, const VialsShown& view);
Happened draw_view(const Stage& stage, const VialAsked& view);
Happened draw_view(const Stage& stage, const WasteAsked& view);
Happened draw_view(const Stage& stage, const PaperAsked& view);
Happened draw_view(const Stage& stage, const ReactionAsked& view);
Happened draw_view(const Stage& stage, const ReactionShown& view);
Happened draw_view(const Stage& stage, const IncidentAsked& view);
Happened draw_view(const Stage& stage, const IncidentShown& view);
Happened draw_view(const Stage& stage, const ListingClosing& view);
Happened draw_view(const Stage& stage, const ClosingShown& view);
Happened draw_view(const Stage& stage, const Trouble& view);
Happened draw_view(const Stage& stage, const Revoked& view);

}  // namespace uketsuke::look
