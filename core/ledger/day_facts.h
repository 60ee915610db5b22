// Facts at the end of a visit and of a day: reactions, incidents, and the close. A part of facts.h,
// which says how they are stored.
#pragma once

#include <string>
#include <vector>

#include "core/base/date.h"
#include "core/base/ids.h"

namespace uketsuke {

// 接種後の反応: what was seen of somebody after an injection, and what was done about it.
struct ReactionNoted {
    std::string dose;   // By its entry's name; empty where the terminal has none of today.
    Day date{};         // Of the reaction: kept as long as the dose.
    Instant noticed{};  // When it was seen first.
    std::vector<std::string> signs;  // Codes of reaction_signs() (core/visit/reaction.h).
    std::vector<std::string> done;   // Codes of reaction_measures().
    std::string note;                // In words; may be empty.
    std::string recorder;
    std::string venue;
    SessionId session;
    bool operator==(const ReactionNoted&) const = default;
};

// 間違い接種: what went wrong with a dose, for the report to the city (様式4-10).
struct IncidentNoted {
    std::string dose;  // By its entry's name.
    Day date{};        // Of that dose: both are over after the same five years.
    std::string kind;  // A code of incident_kinds() (core/visit/incident.h).
    Instant noticed{};
    std::string harm;   // 健康被害: a code of incident_harms().
    bool told = false;  // 本人・保護者に説明済み
    std::string note;   // In words; may be empty.
    std::string recorder;
    std::string venue;
    SessionId session;
    bool operator==(const IncidentNoted&) const = default;
};

// 予診票の回収: the paper of this person lies in the pile of the day; subject is closing_subject().
struct FormCollected {
    std::string person;  // 32 hexadecimal digits.
    std::string recorder;
    SessionId session;
    bool operator==(const FormCollected&) const = default;
};

// 締め: the day of a venue was balanced, with what it came to (core/visit/closing.h). Subject is
// closing_subject(); the last one counts.
struct DayClosed {
    Day date{};
    std::string venue;
    int forms = 0;           // Collected.
    int doses = 0;           // Recorded and counting.
    int not_vaccinated = 0;  // Screenings that ended without an injection.
    int drawn = 0;           // Doses of the day's vials.
    int wasted = 0;
    int unsent = 0;                        // Records that no hub had acknowledged.
    std::vector<std::string> differences;  // "code about", as they stood.
    std::string note;                      // Why it was closed with them; empty without.
    std::string recorder;
    std::string approver;  // The manager, where there were any.
    SessionId session;
    bool operator==(const DayClosed&) const = default;
};

}  // namespace uketsuke
