// The one predicate: may this option be given to this person on this day, and if not, from which
// day on could the answer be another? The status and `earliest` both come from here.
#pragma once

#include "core/eligibility/question.h"

namespace uketsuke {

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

// The offer's days or ages are past, so that no day from `day` on can be a yes.
bool is_over(const Standing& standing, const Option& option, Day day);

// Asks about one option after another of a person's next dose. What all options share is asked
// once a day, what some share is picked once, and rules that cannot concern the person on any day
// are laid aside beforehand.
class Asker {
  public:
    // `standing` must outlive the asker; its next dose is at most dose_number_max. No day before
    // `start` is asked about.
    Asker(const Standing& standing, Day start, Interval interval = Interval::bound);
    Asker(const Asker&) = delete;
    Asker& operator=(const Asker&) = delete;

    // Must be called before `answer`; `option` is of the standing's next dose. Returns a number
    // that is the same for options to which the same rules speak.
    std::size_t turn_to(const Option& option);
    Answer answer(Day day);

  private:
    struct Shared {
        Day day = day_never;
        Answer answer;
    };
    // Places in questions_.
    struct Picked {
        bool done = false;
        std::size_t first = 0;
        std::size_t end = 0;
        std::size_t voice = 0;  // The place of the first list with the same questions.
    };

    bool lays_aside(const Glance& rule) const;
    std::size_t voice_of(const Picked& list) const;
    Picked pick(const std::vector<Glance>& rules, Mask products);
    const Answer& shared(Day day);

    const Standing& standing_;
    const DosePlan& plan_;
    Day start_;
    Interval interval_;
    Mask series_;  // What a glance at a rule is compared with.
    Mask previous_;
    Mask given_;
    unsigned silent_;
    int days_after_last_;  // At the start.
    const Offer* offer_ = nullptr;
    std::pmr::vector<Question> questions_;
    Picked shared_;
    std::pmr::vector<Picked> lists_;  // As DosePlan::rules.
    Picked own_;                      // Of the option.
    Shared at_start_;                 // Every option begins with the same day
    Shared latest_;                   // and goes on to others.
};

// What the rules in whose scope `products` and the next dose lie say on `day`, where there is no
// option to ask about.
Answer answer_without_option(const Standing& standing, Mask products, Day day);

}  // namespace uketsuke
