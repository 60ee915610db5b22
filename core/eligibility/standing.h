// Where a person stands in a programme: the plain facts of a Case turned into numbers and bits,
// once for each verdict, so that the rules can be asked about many days cheaply.
#pragma once

#include <vector>

#include "core/eligibility/verdict.h"
#include "core/programme/programme.h"

namespace uketsuke {

struct StandingDose {
    Day date{};
    int product = unknown_index;
    auto operator<=>(const StandingDose&) const = default;
};

struct Standing {
    const Programme* programme = nullptr;  // Both must outlive the standing.
    const Case* facts = nullptr;
    std::vector<StandingDose> doses;  // By date; the same dose reported twice stands once.
    int next_dose = 1;                // Counted from all of them, whatever their product.
    int last_product = none_index;    // none_index, a product, or unknown_index.
    int series = none_index;          // none_index, a series, or unknown_index.
    Mask given = 0;                   // Products, with unknown_index.
    Mask groups = 0;
    Mask confirmed = 0;        // Groups that the doctor confirmed.
    std::optional<int> asked;  // Product asked about; unknown_index where it is not named.
    bool lives_here = true;    // In the municipality, from `resident_since` on.
};

Standing stand(const Programme& programme, const Case& facts);

// The same person once `product` has been given on `day`; nothing is asked for any more.
Standing stand_after(const Standing& before, Day day, int product);

// Body mass index of `bmi` and over, in integers (grams and millimetres) so that no rounding moves
// the border: 86.7 kg at 170 cm is 30 and 86.69 kg is not (SAI 基準(BMI30以上)).
bool body_mass_reaches(int bmi, double height_cm, double weight_kg);

}  // namespace uketsuke
