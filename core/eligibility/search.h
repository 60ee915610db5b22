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

Found first_yes(const Standing& standing, const Option& option, Day from,
                Interval interval = Interval::bound);

// Can what a deadline aims at still be given when `product` is given on `day`?
bool can_finish(const Standing& standing, const Deadline& deadline, int product, Day day,
                Interval interval);

}  // namespace uketsuke
