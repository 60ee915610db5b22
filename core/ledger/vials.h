// 接種液: the vials that were opened at a venue on a day, how long each may be used, and how many
// doses are left in it. Derived like everything else: every terminal of the site that has seen the
// same entries says the same.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/ledger/fold.h"

namespace uketsuke {

// All vials of a venue and a day are about one subject, so that they are found as one. A venue is
// known by the name that was entered at start of work; of that name only a digest is in the id.
Subject vials_subject(std::string_view venue, Day day);

struct VialRow {
    std::string entry;  // entry_name() of the entry that opened it; a dose names its vial by it.
    VialOpened fact;
    int given = 0;   // Doses that count and name it.
    int wasted = 0;  // Never less than 0.
    bool operator==(const VialRow&) const = default;
};

// In the order in which they were opened. `entries` are those of vials_subject(), in canonical
// order; `visitors` all who came that day. A word about a vial that is not among them says nothing.
std::vector<VialRow> vials_of(const std::vector<Entry>& entries,
                              const std::vector<PersonRow>& visitors);

// Not less than 0: more may be drawn from a vial than was meant.
int doses_left(const VialRow& vial);
// Its time is over: after use_until, where there is one.
bool is_over(const VialOpened& vial, Instant now);

}  // namespace uketsuke
