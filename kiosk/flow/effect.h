// What `step` asks the shell to do. Comparable values, so that a test reads them; each that is
// answered carries the ticket of its answer, and a failure is answered by EffectFailed.
#pragma once

#include "core/base/one_of.h"
#include "core/people/people_query.h"
#include "kiosk/flow/screen.h"

namespace uketsuke {

// Answered by WorkOpened.
struct OpenWork {
    Ticket ticket;
    SessionOpened session;
    std::optional<SignedIn> signed_in;  // Nothing: by the name alone, which nobody has checked.
    bool operator==(const OpenWork&) const = default;
};
// A PIN or a card is compared. Answered by Identified; where it names a session, that somebody goes
// on with its work is on disk then. Failures: staff.wrong_pin, staff.wait, staff.card_unknown,
// staff.unknown, those of the store.
struct Identify {
    Ticket ticket;
    std::optional<StaffId> staff;  // Whose PIN `secret` is; nothing: it is a card's code.
    std::string secret;
    std::optional<SessionId> session;
    bool operator==(const Identify&) const = default;
};
struct CloseWork {  // Answered by WorkClosed.
    Ticket ticket;
    bool operator==(const CloseWork&) const = default;
};
struct ListFindings {  // Answered by FindingsListed.
    Ticket ticket;
    bool operator==(const ListFindings&) const = default;
};
struct FindPerson {  // Answered by PersonFound or PersonMissing.
    Ticket ticket;
    Voucher voucher;
    bool operator==(const FindPerson&) const = default;
};
// This terminal does not hold whoever has this voucher: the hub is asked. Answered by HubAnswered.
struct AskHub {
    Ticket ticket;
    std::string voucher_number;
    bool operator==(const AskHub&) const = default;
};
struct FindPeople {  // Answered by PeopleFound.
    Ticket ticket;
    PeopleQuery query;
    bool operator==(const FindPeople&) const = default;
};
struct OpenPerson {  // Answered by PersonFound or PersonMissing.
    Ticket ticket;
    PersonId person;
    bool operator==(const OpenPerson&) const = default;
};
// 仮受付: who of the roster, or of those taken in already, may be meant. Answered by PeopleFound.
struct SeekAlike {
    Ticket ticket;
    ProvisionalTaken taken;
    bool operator==(const SeekAlike&) const = default;
};
// The person is recorded as taken in provisionally. Answered by PersonFound, with the new row.
struct TakeIn {
    Ticket ticket;
    ProvisionalTaken taken;  // Without a municipality where the desk has none: the host's.
    bool operator==(const TakeIn&) const = default;
};
struct CheckPersonIn {  // Answered by CheckedInHere or CheckedInElsewhere.
    Ticket ticket;
    PersonId person;
    std::string municipality;  // Of the person, six digits.
    CheckedIn fact;
    bool operator==(const CheckPersonIn&) const = default;
};
// The person left this desk, and nothing was given or recorded. No answer.
struct EndCheckIn {
    Attended who;
    bool operator==(const EndCheckIn&) const = default;
};
struct Assess {  // Answered by VerdictReady, for the history as the store knows it now.
    Ticket ticket;
    PersonId person;
    VoucherAtDesk voucher;
    Hearing heard;
    Day on{};
    bool operator==(const Assess&) const = default;
};
struct SaveDose {  // Answered by DoseRecorded.
    Ticket ticket;
    Dose dose;
    bool operator==(const SaveDose&) const = default;
};
struct SaveScreening {  // Answered by ScreeningSaved.
    Ticket ticket;
    PersonId person;
    std::string municipality;  // Of the person, six digits.
    ScreeningClosed closed;
    bool operator==(const SaveScreening&) const = default;
};
struct ListVisitors {  // Answered by VisitorsListed: of today, of this venue.
    Ticket ticket;
    std::string venue;
    bool operator==(const ListVisitors&) const = default;
};
struct TakeStep {  // Answered by StepSaved. At reception a number is given out.
    Ticket ticket;
    Stepping stepping;
    bool operator==(const TakeStep&) const = default;
};
struct OpenNumbered {  // Answered by PersonFound or PersonMissing: 整理番号 of today.
    Ticket ticket;
    std::string number;
    std::string venue;
    bool operator==(const OpenNumbered&) const = default;
};
struct ListVials {  // Answered by VialsListed: of today, of this venue.
    Ticket ticket;
    std::string venue;
    bool operator==(const ListVials&) const = default;
};
struct OpenVial {  // Answered by VialsListed, with the number that it was given.
    Ticket ticket;
    VialOpened fact;
    bool operator==(const OpenVial&) const = default;
};
struct WasteDoses {  // Answered by VialsListed.
    Ticket ticket;
    std::string venue;
    DosesWasted fact;
    bool operator==(const WasteDoses&) const = default;
};
// A reaction or an incident. Answered by FactNoted.
struct NoteFact {
    Ticket ticket;
    PersonId person;
    std::string municipality;  // Of the person, six digits.
    std::variant<ReactionNoted, IncidentNoted> fact;
    bool operator==(const NoteFact&) const = default;
};
struct ListClosing {  // Answered by ClosingListed.
    Ticket ticket;
    std::string venue;
    Day day{};
    bool look_back = false;  // Which day before it is not closed yet, too.
    bool operator==(const ListClosing&) const = default;
};
// 予診票の回収: of the person, of whoever was given that number on the day, or of the voucher's.
// Answered by ClosingListed. Failures: sticker.twice, closing.not_here (nobody of that day).
struct CollectForm {
    Ticket ticket;
    std::string venue;
    Day day{};
    std::variant<PersonId, std::string, Voucher> whose;
    FormCollected fact;  // The person is not set.
    bool operator==(const CollectForm&) const = default;
};
struct CloseDay {  // Answered by ClosingListed.
    Ticket ticket;
    DayClosed fact;
    bool operator==(const CloseDay&) const = default;
};
struct ListRecords {  // Answered by RecordsListed: of today, of this session.
    Ticket ticket;
    SessionId session;
    bool operator==(const ListRecords&) const = default;
};
struct SaveMending {  // Answered by MendingSaved. All of it is written, or nothing.
    Ticket ticket;
    Mending mending;
    bool operator==(const SaveMending&) const = default;
};
struct MakePreview {  // Of a dose's paper. Answered by PreviewReady.
    Ticket ticket;
    PaperOrder order;
    bool operator==(const MakePreview&) const = default;
};
// Answered by PaperHandedOver. Failures: print.nowhere (nothing prints here), those of making it.
struct PrintPaper {
    Ticket ticket;
    PaperOrder order;
    bool operator==(const PrintPaper&) const = default;
};
// One that is on its way: once more from the start, or not at all. PapersMoved follows.
struct PrintAgain {
    std::string paper;
    bool operator==(const PrintAgain&) const = default;
};
struct DropPaper {
    std::string paper;
    bool operator==(const DropPaper&) const = default;
};
// From here on verdicts are asked by this edition of the rules, as RulesArrived brought it. No
// answer.
struct UseRules {
    std::string edition;
    bool operator==(const UseRules&) const = default;
};
// All that lies here becomes unreadable for ever: nothing is unsent and this terminal is revoked.
// No answer.
struct GiveUpKeys {
    bool operator==(const GiveUpKeys&) const = default;
};
// The flow has left a person: readings, pictures and textures of that person go. No answer.
struct ForgetPerson {
    bool operator==(const ForgetPerson&) const = default;
};

struct Effect
    : OneOf<OpenWork, Identify, CloseWork, ListFindings, FindPerson, AskHub, FindPeople, OpenPerson,
            SeekAlike, TakeIn, CheckPersonIn, EndCheckIn, Assess, SaveDose, SaveScreening,
            ListVisitors, TakeStep, OpenNumbered, ListRecords, SaveMending, MakePreview, PrintPaper,
            PrintAgain, DropPaper, UseRules, GiveUpKeys, ForgetPerson, ListVials, OpenVial,
            WasteDoses, NoteFact, ListClosing, CollectForm, CloseDay> {
    using OneOf::OneOf;
};

}  // namespace uketsuke
