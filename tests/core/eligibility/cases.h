// Made-up cases (見本) for any programme, crowded around the days, ages and intervals on which its
// rules change. Equal seeds give equal cases, on every machine.
#pragma once

#include <random>

#include "core/eligibility/verdict.h"
#include "core/programme/programme.h"

namespace uketsuke::testing {

class Cases {
  public:
    // The programme must outlive the cases.
    Cases(const Programme& programme, unsigned seed);

    Case next();

    int below(int limit) { return static_cast<int>(chance_() % static_cast<unsigned>(limit)); }
    bool one_in(int n) { return below(n) == 0; }

  private:
    template <class Item>
    const Item& any_of(const std::vector<Item>& items) {
        return items[static_cast<std::size_t>(below(static_cast<int>(items.size())))];
    }
    // Up to `days` before or after 0.
    int around(int days) { return below(2 * days + 1) - days; }
    Day day_of_injection();
    // Those of the row and of its people; all where it names none.
    std::vector<Ages> ages_of(const Offer& offer) const;
    Mask groups_of(const Offer& offer) const;
    // About to reach one of `all` on `on`; one in `scatter` of any age, none where it is 1.
    Day birth(const std::vector<Ages>& all, Day on, int scatter);
    std::string product();
    // The series, boosters included, that a person of that age would have had.
    std::string usual_product(int dose, const Series& series);
    void add_doses(const Offer* aim, Case& out);
    void add_slips(Case& out);
    void add_desk(const Offer* aim, Case& out);

    const Programme& programme_;
    std::mt19937 chance_;
    std::vector<Day> edges_;                // First days, and days after the last.
    std::vector<int> gaps_;                 // Days between doses.
    std::vector<Ages> ages_;                // As the rules have them.
    std::vector<std::string> other_kinds_;  // Of other vaccines.
};

}  // namespace uketsuke::testing
