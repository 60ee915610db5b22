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

}  // namespace

void first_yes(Asker& asker, const Option& option, Day from, Found& out) {
    out.option = &option;
    asker.turn_to(option);
    Day day = from;
    for (int jump = 0;; ++jump) {
        require(jump < jumps_max, "the search for the first day comes to an end");
        Answer& now = jump == 0 ? out.at_start : out.at_day;
        now = asker.answer(day);
        if (now.worst != RuleEffect::block) {
            out.day = day;
            if (jump == 0) out.at_day = now;
            return;
        }
        out.on_the_way |= now.reasons();
        if (now.retry >= day_never) return;
        require(now.retry > day, "a no names a later day to ask again");
        day = now.retry;
    }
}

bool can_finish(Standing after, const Deadline& deadline, Interval interval) {
    after.doses.reserve(after.doses.size() + 2);
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
            Found found;
            first_yes(asker, option, last, found);
            if (found.day == day_never) continue;
            if (aimed && found.day <= deadline.target_until) return true;
            if (found.day < next.day) next = {found.day, any_of_mask(products)};
        }
        if (!primary || next.product == none_index) return false;
        add_dose(after, next.day, next.product);
    }
    return false;
}

}  // namespace uketsuke
