// The views of a site with several desks: who waits where, and the step that a desk takes with a
// person (core/ledger/visit.h, core/visit/desks.h).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/visit/desks.h"
#include "kiosk/flow/papers.h"

namespace uketsuke {

// One line of the list of today's visitors. Called by number; the name is for whoever asks for it.
struct VisitorLine {
    PersonId person;
    std::string name;
    VisitState state;
    Listing listing = Listing::roster;
    bool operator==(const VisitorLine&) const = default;
};

struct ListingVisitors {
    Desk desk;
    Ticket ticket;
    bool operator==(const ListingVisitors&) const = default;
};

// 来場者: those of this venue today, whoever waits for this desk first. Follows what other desks do
// while it is shown.
struct VisitorsShown {
    Desk desk;
    std::vector<VisitorLine> visitors;
    Ticket ticket;                    // Of the list asked for last.
    bool awaited = false;             // Its answer is not here yet.
    bool outdated = false;            // Something has happened since it was asked for.
    PrintState print = NotPrinted{};  // 本日の来場者名簿
    bool operator==(const VisitorsShown&) const = default;
};

// A confirmed person at a desk that asks no rules: certificates, observation, command.
struct AtDesk {
    Desk desk;
    ConfirmedPerson person;
    bool operator==(const AtDesk&) const = default;
};

// A number that a desk of this venue gave out is being looked up.
struct OpeningNumber {
    Desk desk;
    std::string number;
    Ticket ticket;
    bool operator==(const OpeningNumber&) const = default;
};

// What is written about a person.
struct Stepping {
    PersonId person;
    std::string municipality;  // Of the person, six digits.
    std::string name;
    StepTaken fact;
    Listing listing = Listing::roster;
    bool operator==(const Stepping&) const = default;
};
struct SavingStep {
    Desk desk;
    Stepping stepping;
    Ticket ticket;
    bool operator==(const SavingStep&) const = default;
};
struct StepFailed {
    Desk desk;
    Stepping stepping;
    Error error;
    bool operator==(const StepFailed&) const = default;
};
// The step is on disk; at reception with the number that the person was given.
struct StepDone {
    Desk desk;
    Stepping stepping;
    PrintState sticker = NotPrinted{};
    bool operator==(const StepDone&) const = default;
};

// Why somebody is parked; asked after it is done, so that the next person can come at once.
std::vector<ScreeningReason> parking_reasons();

// The record of today that a certificate is made of, the last where there are two; nothing where
// nobody was vaccinated.
std::optional<RecordedDose> record_of_today(const AtDesk& view, Day today);

// 経過観察: from the injection on, as the programme has it.
std::vector<ObservationTime> observation_choices(const AtDesk& view);

// Another desk's turn: said to whoever comes to the wrong one. Nothing where it is this one's, or
// one desk does everything.
std::optional<DeskKind> other_desks_turn(const Desk& desk, const PersonRow& row, Day today);

}  // namespace uketsuke
