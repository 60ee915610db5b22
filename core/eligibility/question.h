// One rule put to one person. What does not hang on the day is reckoned once: most rules come down
// to two days between which they speak. Only for the .cpp files of this room.
#pragma once

#include "core/eligibility/standing.h"

namespace uketsuke {

// Whether the shorter interval of a `bound_days` row is good enough (the doctor may say so), or
// only the programme's own: deadlines are reckoned by the programme's own.
enum class Interval { bound, standard };

struct Question {
    const Rule* rule = nullptr;
    Days days;  // It is silent on all others.
    RuleEffect effect = RuleEffect::note;
    bool by_day = false;  // On those days, what it says hangs on the day (people, other vaccines).
    bool operator==(const Question&) const = default;
};

// `products` are those of the option that is asked about.
Question question_for(const Standing& standing, const Rule& rule, Mask products, Interval interval);

}  // namespace uketsuke
