// 消去: which records of a person are over. A dose is kept for five years (予防接種法施行令6条の2,
// 施行規則3条) and then its body goes, in every store, by a fact of the hub's ledger (DosesErased);
// header, link and signature stay, so that every chain still verifies.
#pragma once

#include <vector>

#include "core/ledger/entry.h"

namespace uketsuke {

inline constexpr int years_kept = 5;

// The first day of which everything is still kept. A dose of this very day has its fifth year's
// last day `today` (民法140条, 143条: the first day does not count), and goes tomorrow.
Day kept_since(Day today);

struct Due {
    std::vector<std::string> entries;  // entry_name() of each, as in DosesErased.
    std::size_t doses = 0;             // Among them.
};

// What is over among all entries about one person: everything dated before `before` that says what
// was done with the person (doses, screenings, certificates, arrivals), by the day in its body, or
// where that cannot be read by the day on which it was recorded; and a certificate of whatever day
// whose dose is over, because it says that there was one; and the records in whose place one stands
// that is over. The roster's word on the person stays: it is no record of a vaccination. So do
// erasures and views, which tell of it and hold nothing of it.
Due due_for_erasure(const std::vector<Entry>& entries, Day before);

}  // namespace uketsuke
