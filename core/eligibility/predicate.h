// The one predicate: may this option be given to this person on this day, and if not, from which
// day on could the answer be another? The status and `earliest` both come from here.
#pragma once

#include "core/eligibility/standing.h"

namespace uketsuke {

// Whether the shorter interval of a `bound_days` row is good enough (the doctor may say so), or
// only the programme's own: deadlines are reckoned by the programme's own.
enum class Interval { bound, standard };

struct Answer {
    RuleEffect worst =
        RuleEffect::note;     // note: yes; confirm: yes once the doctor has said so; block: no.
    ReasonSet rule_reasons;   // What rules say on that day, notes included.
    ReasonSet offer_reasons;  // What keeps the offer itself out of reach.
    Day retry = day_always;   // For a no: the answer stays no before this day; day_never: for good.
    int mismatches = 0;       // How far the offer is from being meant for this person at all.
    bool complete = false;    // A limit on the number of doses speaks.
    ReasonSet reasons() const { return rule_reasons | offer_reasons; }
};

// Does the option exist for the person at all (series, product given last, product asked for)?
// Returns the products of the option that do.
Mask products_for(const Standing& standing, const Option& option);

Answer answer(const Standing& standing, const Option& option, Day day,
              Interval interval = Interval::bound);

// What the rules in whose scope `products` and the next dose lie say on `day`, where there is no
// option to ask about.
Answer answer_without_option(const Standing& standing, Mask products, Day day);

}  // namespace uketsuke
