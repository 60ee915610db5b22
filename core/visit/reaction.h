// 接種後の反応: what the observation desk notes of somebody who does not feel well, and how long
// somebody is observed. Signs and measures are lists of words to tap, not a diagnosis: what it is
// the doctor says on the 副反応疑い報告.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/programme/display.h"
#include "core/programme/form.h"
#include "core/visit/dose.h"

namespace uketsuke {

std::vector<ScreeningReason> reaction_signs();
std::vector<ScreeningReason> reaction_measures();
inline constexpr std::size_t reaction_note_bytes_max = 240;

// As tapped and typed. `noticed` is when it was seen first.
struct ReactionForm {
    Instant noticed{};
    std::vector<std::string> signs;
    std::vector<std::string> done;
    std::string note;
    bool operator==(const ReactionForm&) const = default;
};

// Errors (refused): reaction.signs (none), reaction.noticed (later than `now`, or before the dose).
std::optional<Error> obstacle_to_note(const ReactionForm& form, const PersonRow& row, Instant now);
ReactionNoted reaction_of(const ReactionForm& form, const PersonRow& row, const Desk& desk);

// The dose of this day that was recorded at a terminal, the last where there are two; or null.
const PersonDose* dose_of_day(const PersonRow& row, Day today);

// How long this person is observed: the longest time whose words the form's answers meet. 15
// minutes for all, 30 with a severe allergy or after feeling ill at blood draws or an earlier
// vaccination (domain.md section 4). `because`: the question that was answered so, or null.
struct ObservationChoice {
    int minutes = 0;
    const Question* because = nullptr;
};
ObservationChoice observation_for(const PersonRow& row, Day today,
                                  const std::vector<ObservationTime>& times,
                                  const ScreeningForm* form);

}  // namespace uketsuke
