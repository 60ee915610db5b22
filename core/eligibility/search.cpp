// Jumping instead of trying every day: an answer that is a no says until when it stays one.
#include "core/eligibility/search.h"

#include <bit>

#include "core/base/require.h"

namespace uketsuke {

namespace {

// Each jump passes an edge of a rule, an age or a date of the case; programmes have a few dozen.
constexpr int jumps_max = 10000;

// The earliest day on which the next dose can follow, and what it would be.
struct Step {
    Day day = day_never;
    int product = none_index;
};

int any_of_mask(Mask products) { return products == 0 ? none_index : std::countr_zero(products); }

bool aims_at(const Deadline& deadline, int dose, Mask products) {
    return (deadline.target_dose == 0 || deadline.target_dose == dose) &&
           (deadline.target_products == 0 || (deadline.target_products & products) != 0);
}

// Calls `see` with the answer on each day on which it can become another, until a yes. Returns the
// day of the yes, or day_never where none comes up to `until`.
template <class See>
Day search(Asker& asker, Day day, Day until, See see) {
    for (int jump = 0; day <= until; ++jump) {
        require(jump < jumps_max, "the search for the first day comes to an end");
        const Answer answer = asker.answer(day);
        see(jump, answer);
        if (answer.worst != RuleEffect::block) return day;
        if (answer.retry >= day_never) break;
        require(answer.retry > day, "a no names a later day to ask again");
        day = answer.retry;
    }
    return day_never;
}

}  // namespace

void first_yes(Asker& asker, Day from, Found& out) {
    out.day = search(asker, from, day_never, [&](int jump, const Answer& answer) {
        if (jump == 0) out.at_start = answer;
        if (answer.worst == RuleEffect::block) {
            if (jump != 0) out.on_the_way |= answer.reasons();
        } else {
            out.effect = answer.worst;
            out.reasons = answer.reasons();
        }
    });
}

bool can_finish(Standing after, const Deadline& deadline, Interval interval) {
    const Programme& programme = after.programme();
    while (after.next_dose <= dose_number_max) {
        const Day last = after.doses.back().date;
        // Beyond the primary series one dose is not a way to another.
        const bool primary =
            after.series >= 0 && after.series < none_index &&
            after.next_dose <= programme.series[static_cast<std::size_t>(after.series)].doses;
        Step next;
        Asker asker(after, last, interval);
        for (const Option& option :
             programme.plans[static_cast<std::size_t>(after.next_dose)].options) {
            const Mask products = products_for(after, option);
            const bool aimed = aims_at(deadline, after.next_dose, products);
            if (products == 0 || (!aimed && !primary) || is_over(after, option, last)) continue;
            asker.turn_to(option);
            const Day day = search(asker, last, deadline.target_until, [](int, const Answer&) {});
            if (day == day_never) continue;
            if (aimed) return true;
            if (day < next.day) next = {day, any_of_mask(products)};
        }
        if (!primary || next.product == none_index) return false;
        add_dose(after, next.day, next.product);
    }
    return false;
}

}  // namespace uketsuke
