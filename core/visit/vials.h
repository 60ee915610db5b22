// 充填: from a vial in the hand to the one that the lanes may use. `open_vial` is where its
// product, lot and last day are compared for all the doses in it.
#pragma once

#include "core/ledger/vials.h"
#include "core/visit/dose.h"

namespace uketsuke {

// As entered at the filling desk.
struct VialEntered {
    Vial vial;
    int doses = 0;
    Instant opened{};  // 希釈 or the first puncture.
};

// The time until which it may be used; not set where the programme knows no hours.
Instant use_until(const ProductFacts& product, Instant opened);

// What may not be entered, or nothing. Errors (refused): as `obstacle` (dose.h), vial.doses (none,
// or more than vial_doses_max), vial.opened (later than `now`, or on another day), vial.time_over,
// vial.second (nobody else has compared it, or the same person).
std::optional<Error> obstacle_to_open(const VialEntered& entered, const ProductFacts& product,
                                      const Desk& desk, Instant now);
// Its number is not set: whoever writes it down gives it out.
Result<VialOpened> open_vial(const VialEntered& entered, const ProductFacts& product,
                             const Desk& desk, Instant now);

// The vial as a lane uses it.
Vial vial_of(const VialRow& row);

// "A3": the n-th that this terminal entered on a day; the letter as for people (desks.h).
std::string vial_number(std::size_t terminal_place, std::size_t n);

// 廃棄の理由, and for a count that was wrong.
std::vector<ScreeningReason> waste_reasons();
inline constexpr const char* counted_anew = "counted_anew";

}  // namespace uketsuke
