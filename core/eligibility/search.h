// The first day on which an option is a yes, found by jumping from one day on which the answer can
// change to the next. Only for the .cpp files of this room.
#pragma once

#include "core/eligibility/predicate.h"

namespace uketsuke {

struct Found {
    const Option* option = nullptr;
    Mask products = 0;
    Answer at_start;
    Answer at_day;         // Only when there is such a day.
    Day day = day_never;   // The first yes from the start on, or day_never.
    ReasonSet on_the_way;  // Everything that stood in the way until then.
};

// `from` is not before the start of the asker.
// Fills `out` except for its products.
void first_yes(Asker& asker, const Option& option, Day from, Found& out);

// Can what a deadline aims at still be given to who stands there after the last dose?
bool can_finish(Standing after, const Deadline& deadline, Interval interval);

}  // namespace uketsuke
