// The answers to effects, as events: each carries its effect's ticket, and one with another ticket
// is late and is dropped.
#pragma once

#include "kiosk/flow/screen.h"

namespace uketsuke {

struct WorkOpened {
    Ticket ticket;
    SessionId session;
    bool operator==(const WorkOpened&) const = default;
};
struct WorkClosed {
    Ticket ticket;
    StartChoices choices;
    bool operator==(const WorkClosed&) const = default;
};
struct FindingsListed {
    Ticket ticket;
    std::vector<FindingLine> findings;
    bool operator==(const FindingsListed&) const = default;
};
struct PeopleFound {
    Ticket ticket;
    PeopleList answer;
    bool operator==(const PeopleFound&) const = default;
};
struct PersonFound {
    Ticket ticket;
    PersonRow row;
    std::vector<AlikeVisitor> alike = {};
    bool operator==(const PersonFound&) const = default;
};
struct PersonMissing {
    Ticket ticket;
    bool ask_hub = false;  // This terminal does not hold everybody, or not all of this person.
    bool operator==(const PersonMissing&) const = default;
};
// What the hub said of a voucher; where it knows somebody, the records are here now.
struct HubAnswered {
    Ticket ticket;
    bool known = false;
    std::optional<Error> trouble;  // Why it could not be asked, or did not say.
    bool operator==(const HubAnswered&) const = default;
};
// The check-in is on disk; this is its entry's name.
struct CheckedInHere {
    Ticket ticket;
    std::string check_in;
    bool operator==(const CheckedInHere&) const = default;
};
// Nothing was recorded: the person is at another desk.
struct CheckedInElsewhere {
    Ticket ticket;
    Elsewhere elsewhere;
    bool operator==(const CheckedInElsewhere&) const = default;
};
// What happened to the person of this check-in, by other desks, while he is served here; with his
// row as it is now.
struct DeskNewsCame {
    std::string check_in;
    DeskNews news;
    PersonRow row;
    bool operator==(const DeskNewsCame&) const = default;
};
struct VerdictReady {
    Ticket ticket;
    Verdict verdict;
    std::vector<ProductFacts> products;
    std::vector<Advice> advice = {};
    bool operator==(const VerdictReady&) const = default;
};
// Sent only after the entry's transaction was committed and synced.
struct DoseRecorded {
    Ticket ticket;
    std::string entry;
    bool operator==(const DoseRecorded&) const = default;
};
struct ScreeningSaved {
    Ticket ticket;
    bool operator==(const ScreeningSaved&) const = default;
};
struct VisitorsListed {  // In no order.
    Ticket ticket;
    std::vector<VisitorLine> visitors;
    bool operator==(const VisitorsListed&) const = default;
};
// Some desk of this venue has done something with somebody.
struct VisitorsChanged {
    bool operator==(const VisitorsChanged&) const = default;
};
// The step is on disk. At reception with the number.
struct StepSaved {
    Ticket ticket;
    std::string number;
    bool operator==(const StepSaved&) const = default;
};
struct RecordsListed {  // The latest first.
    Ticket ticket;
    std::vector<RecordedDose> records;
    bool day_closed = false;  // 締め was made at this venue today.
    bool operator==(const RecordsListed&) const = default;
};
struct MendingSaved {
    Ticket ticket;
    std::string instead;  // See MendingDone.
    bool operator==(const MendingSaved&) const = default;
};
struct PreviewReady {
    Ticket ticket;
    std::shared_ptr<const Picture> preview;
    std::vector<PaperChoice> offered;
    bool operator==(const PreviewReady&) const = default;
};
// The paper is made, noted in the records, and where papers come out.
struct PaperHandedOver {
    Ticket ticket;
    std::string where;       // A printer's name or a file's path.
    std::string paper = {};  // As PapersMoved will name it; empty: it lies there.
    bool operator==(const PaperHandedOver&) const = default;
};
// All papers that have not come out; one that has is among them once, with stage `done`.
struct PapersMoved {
    std::vector<PaperOnItsWay> papers;
    bool operator==(const PapersMoved&) const = default;
};
// The effect with this ticket did not happen, and changed nothing.
struct EffectFailed {
    Ticket ticket;
    Error error;
    bool operator==(const EffectFailed&) const = default;
};

}  // namespace uketsuke
