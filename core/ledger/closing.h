// 締め: what of a venue's day is said about its closing: whose forms lie in the pile, and what the
// day came to. Derived like everything else: every terminal of the site that has seen the same
// entries says the same.
#pragma once

#include <optional>
#include <set>
#include <string_view>

#include "core/ledger/fold.h"

namespace uketsuke {

// All that is said about the closing of a venue's day is about one subject, as with vials.
Subject closing_subject(std::string_view venue, Day day);

struct ClosedDay {
    std::string entry;  // entry_name() of the entry that says so.
    Instant at{};
    DayClosed fact;
    bool operator==(const ClosedDay&) const = default;
};

struct ClosingState {
    std::set<PersonId> collected;
    std::optional<ClosedDay> closed;  // The last one.
    bool operator==(const ClosingState&) const = default;
};

// `entries` are those of closing_subject(), in canonical order.
ClosingState closing_state(const std::vector<Entry>& entries);

}  // namespace uketsuke
