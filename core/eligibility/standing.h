// Where a person stands in a programme: the plain facts of a Case turned into numbers and bits,
// once for each verdict, so that the rules can be asked about many days cheaply.
#pragma once

#include <memory_resource>
#include <vector>

#include "core/eligibility/verdict.h"
#include "core/programme/programme.h"

namespace uketsuke {

// Days in a row: those of a person's life on which an age class holds, or on which a rule speaks.
struct Days {
    Day opens{};   // The first day inside.
    Day closes{};  // The first day that is outside again; not after `opens` where there is no day.
    bool holds(Day day) const { return opens <= day && day < closes; }
    bool operator==(const Days&) const = default;
};

// What does not change when a dose is given.
struct Visitor {
    const Programme* programme = nullptr;  // Both must outlive the visitor.
    const Case* facts = nullptr;
    std::pmr::vector<Day> edges;  // As Programme::age_edges.
    Mask groups = 0;
    Mask unconfirmed = 0;  // Of these, the ones that the doctor still has to confirm.
    // Product asked about; unknown_index where it is not named.
    std::optional<int> asked = std::nullopt;
    bool lives_here = true;     // In the municipality, from `resident_since` on.
    unsigned silent_kinds = 0;  // By place in Rule::what: they have nothing to say to this person.
    // Room for what lives no longer than the verdict.
    std::pmr::memory_resource* room = std::pmr::get_default_resource();

    Day edge(int place) const { return edges[static_cast<std::size_t>(place)]; }
    Days when(const Ages& ages) const { return {edge(ages.opens), edge(ages.closes)}; }
};

struct StandingDose {
    Day date{};
    int product = unknown_index;
    auto operator<=>(const StandingDose&) const = default;
};

struct Standing {
    const Visitor* visitor = nullptr;      // Must outlive the standing.
    std::pmr::vector<StandingDose> doses;  // By date; the same dose reported twice stands once.
    int next_dose = 1;                     // Counted from all of them, whatever their product.
    int last_product = none_index;         // none_index, a product, or unknown_index.
    int series = none_index;               // none_index, a series, or unknown_index.
    Mask given = 0;                        // Products, with unknown_index.
    std::optional<int> asked;              // As the visitor's; nothing once a dose is added.

    const Programme& programme() const { return *visitor->programme; }
    const Case& facts() const { return *visitor->facts; }
};

// `room` must outlive the visitor.
Visitor visitor_of(const Programme& programme, const Case& facts,
                   std::pmr::memory_resource* room = std::pmr::get_default_resource());
Standing stand(const Visitor& visitor);

// `product` is given on `day`; nothing is asked for any more.
void add_dose(Standing& standing, Day day, int product);
Standing with_dose(const Standing& standing, Day day, int product);

// Body mass index of `bmi` and over, in integers (grams and millimetres) so that no rounding moves
// the border: 86.7 kg at 170 cm is 30 and 86.69 kg is not (SAI 基準(BMI30以上)).
bool body_mass_reaches(int bmi, double height_cm, double weight_kg);

}  // namespace uketsuke
