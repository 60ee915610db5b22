// 受付: who is being served at which desk today. The same voucher at two desks is stopped before
// the needle: one check-in of a person counts at a time, and every store that has seen the same
// entries says the same one.
#pragma once

#include <string>
#include <vector>

#include "core/base/date.h"
#include "core/ledger/facts.h"

namespace uketsuke {

struct PersonRow;

// A check-in as the row holds it. A row keeps those of the last day on which there was one.
struct CheckIn {
    std::string entry;   // entry_name() of the entry that says so.
    Instant at{};        // When it was made, by its device's clock.
    CheckedIn fact;      // `voucher_line` and `read_by` stay with the entry and are empty here.
    bool ended = false;  // By a dose or a closed screening of its session, or by CheckInEnded.
    bool operator==(const CheckIn&) const = default;
};

// The check-in that counts on this day, or null: the earliest that is neither ended nor taken over
// by another. Points into the row.
const CheckIn* standing_check_in(const PersonRow& row, Day today);

// What the fold does with each fact, in canonical order.
void check_in(PersonRow& row, std::string entry, Instant at, CheckedIn fact);
void end_check_in(PersonRow& row, const std::string& entry);
// A dose or a closed screening ends the visit of its session.
void end_check_ins_of(PersonRow& row, SessionId session);

}  // namespace uketsuke
