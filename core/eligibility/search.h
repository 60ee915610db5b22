// The first day on which options are a yes, found by jumping from one day on which the answer can
// change to the next. Only for the .cpp files of this room.
#pragma once

#include "core/eligibility/predicate.h"

namespace uketsuke {

struct Found {
    int offer = 0;
    std::size_t voice = 0;  // Asker::turn_to.
    Mask products = 0;
    Answer at_start;
    Day day = day_never;                    // The first yes from the start on, or day_never.
    RuleEffect effect = RuleEffect::block;  // On that day.
    ReasonSet reasons;                      // On that day.
    ReasonSet on_the_way;                   // After the start, until that day.
};

// Of the option that the asker has turned to; fills `out` from `at_start` on. `from` is not before
// the start of the asker.
void first_yes(Asker& asker, Day from, Found& out);

// Can what a deadline aims at still be given to who stands there after the last dose?
bool can_finish(Standing after, const Deadline& deadline, Interval interval);

}  // namespace uketsuke
