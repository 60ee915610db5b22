// What can happen to a reaction, an incident, and the close of a day.
#pragma once

#include "kiosk/flow/answer.h"

namespace uketsuke {

struct ReactionWanted {  // AtDesk of an observation, when may_note_reaction().
    bool operator==(const ReactionWanted&) const = default;
};
struct ReactionChosen {  // AtDesk of an observation: one that was noted, for its papers.
    std::string entry;
    bool operator==(const ReactionChosen&) const = default;
};
struct SignChosen {  // ReactionAsked: one of reaction_signs(), or not any more.
    std::string sign;
    bool operator==(const SignChosen&) const = default;
};
struct MeasureChosen {  // ReactionAsked: one of reaction_measures(), or not any more.
    std::string measure;
    bool operator==(const MeasureChosen&) const = default;
};
struct NoticedAgo {  // ReactionAsked: minutes before now.
    int minutes = 0;
    bool operator==(const NoticedAgo&) const = default;
};
struct ReactionConfirmed {  // ReactionAsked, when there is no obstacle_to_note().
    bool operator==(const ReactionConfirmed&) const = default;
};
struct ReportWanted {  // ReactionShown, IncidentShown, ClosingShown once the day is closed.
    bool operator==(const ReportWanted&) const = default;
};

// IncidentAsked; the kind is a ReasonChosen.
struct HarmChosen {
    std::string harm;
    bool operator==(const HarmChosen&) const = default;
};
struct ToldChosen {
    bool told = false;
    bool operator==(const ToldChosen&) const = default;
};
struct IncidentConfirmed {
    bool operator==(const IncidentConfirmed&) const = default;
};

struct ClosingWanted {  // Scan.
    bool operator==(const ClosingWanted&) const = default;
};
struct FormTicked {  // ClosingShown: the form of this person lies there.
    PersonId person;
    bool operator==(const FormTicked&) const = default;
};
struct DifferenceChosen {   // ClosingShown: the way to it.
    std::size_t place = 0;  // In DayBalance::differences.
    bool operator==(const DifferenceChosen&) const = default;
};
struct EarlierDayWanted {  // ClosingShown, where a day before is not closed.
    bool operator==(const EarlierDayWanted&) const = default;
};
struct ClosingConfirmed {  // ClosingShown, when may_close_day().
    bool operator==(const ClosingConfirmed&) const = default;
};

// Answers.
struct FactNoted {  // The reaction or the incident is on disk, by its entry's name.
    Ticket ticket;
    std::string entry;
    bool operator==(const FactNoted&) const = default;
};
struct ClosingListed {
    Ticket ticket;
    DayBalance balance;
    std::string scanned = {};  // CollectForm: whose form it was.
    // The last day before it on which something happened at the venue and that nobody has closed,
    // where that was asked for and lies within days_to_look_back.
    std::optional<Day> earlier = {};
    bool operator==(const ClosingListed&) const = default;
};

}  // namespace uketsuke
