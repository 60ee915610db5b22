// 接種券の申請と発送: who applies for a voucher and when the city plans to send it, as the
// programme file says. Guides for the office; they never change a verdict, and nothing is
// extrapolated.
#pragma once

#include <optional>
#include <vector>

#include "core/programme/programme.h"

namespace uketsuke {

const char* to_text(AppliedBy by);         // "nobody" and so on, as in the file.
const char* to_text(DispatchState state);  // "sent" and so on; "on_day" where the file has a day.

struct SendingFacts {
    Day birth_date{};
    int next_dose = 1;
    std::optional<Day> last_dose;     // Nothing before the first.
    std::vector<std::string> groups;  // Ids, as said by the person or the institution.
};

// The ways to apply, in the file's order; "nobody" stands alone. Empty: the file does not say
// (佐伯市: a person who turns 60 after the five months), for a person to decide. Pointers into
// `programme`.
std::vector<const Application*> applications_for(const Programme& programme,
                                                 const SendingFacts& facts, Day today);

// The first row of the table that fits, or null where the file does not say.
const Dispatch* dispatch_of(const Programme& programme, const SendingFacts& facts, Day today);

}  // namespace uketsuke
