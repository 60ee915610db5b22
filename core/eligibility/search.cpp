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

Found first_yes(const Standing& standing, const Option& option, Day from, Interval interval) {
    Found out;
    out.option = &option;
    Day day = from;
    for (int jump = 0;; ++jump) {
        require(jump < jumps_max, "the search for the first day comes to an end");
        Answer now = answer(standing, option, day, interval);
        if (jump == 0) out.at_start = now;
        if (now.worst != RuleEffect::block) {
            out.day = day;
            out.at_day = std::move(now);
            return out;
        }
        out.on_the_way |= now.reasons();
        if (now.retry >= day_never) return out;
        require(now.retry > day, "a no names a later day to ask again");
        day = now.retry;
    }
}

bool can_finish(const Standing& standing, const Deadline& deadline, int product, Day day,
                Interval interval) {
    const Programme& programme = *standing.programme;
    Standing now = stand_after(standing, day, product);
    while (now.next_dose <= dose_number_max) {
        Step next;
        for (const Option& option : programme.options[static_cast<std::size_t>(now.next_dose)]) {
            const Mask products = products_for(now, option);
            if (products == 0) continue;
            const Found found = first_yes(now, option, now.doses.back().date, interval);
            if (found.day == day_never) continue;
            if (aims_at(deadline, now.next_dose, products) && found.day <= deadline.target_until) {
                return true;
            }
            if (found.day < next.day) next = {found.day, any_of_mask(products)};
        }
        // Beyond the primary series one dose is not a way to another.
        const bool primary =
            now.series >= 0 && now.series < none_index &&
            now.next_dose <= programme.series[static_cast<std::size_t>(now.series)].doses;
        if (!primary || next.product == none_index) return false;
        now = stand_after(now, next.day, next.product);
    }
    return false;
}

}  // namespace uketsuke
