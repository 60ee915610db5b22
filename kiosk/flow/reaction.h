// The views of somebody who does not feel well after an injection (core/visit/reaction.h).
#pragma once

#include "core/visit/reaction.h"
#include "kiosk/flow/steps.h"

namespace uketsuke {

// 接種後の反応 as it is being noted.
struct ReactionAsked {
    Desk desk;
    ConfirmedPerson person;
    ReactionForm form;
    std::optional<Error> problem = {};  // Of the last attempt.
    std::optional<Ticket> saving = {};
    bool operator==(const ReactionAsked&) const = default;
};

// It is on disk. 受診案内 for the person, and a draft of the 副反応疑い報告 for the doctor.
struct ReactionShown {
    Desk desk;
    ConfirmedPerson person;
    ReactionNoted fact;
    std::string entry;
    PrintState slip = NotPrinted{};
    PrintState report = NotPrinted{};
    bool operator==(const ReactionShown&) const = default;
};

// Minutes ago; a reaction is seldom entered at the very minute it is seen.
inline constexpr int noticed_ago_choices[] = {0, 5, 10, 15, 30};

// Whether somebody's reaction can be noted there at all: a dose of today is recorded.
bool may_note_reaction(const AtDesk& view, Day today);
// What was noted of the person today, for whoever needs its papers once more.
std::vector<PastReaction> reactions_of(const AtDesk& view, Day today);
// Minutes of observation_choices() that fit this person, and why.
ObservationChoice observation_for(const AtDesk& view, Day today);

}  // namespace uketsuke
