// The one fold (design.md D2): the entries of one subject, in canonical order, to what the tables
// say of it. Pure, without SQL; two stores that have seen the same entries say the same, whatever
// came first.
#pragma once

#include <string>
#include <vector>

#include "core/eligibility/verdict.h"
#include "core/ledger/check_in.h"
#include "core/ledger/entry.h"
#include "core/ledger/findings.h"
#include "core/ledger/visit.h"
#include "core/ledger/withdrawal.h"

namespace uketsuke {

// A dose of a person, wherever it was learned of.
struct PersonDose {
    std::string entry;        // "device/municipality/sequence" of the entry that says so.
    bool given_here = false;  // DoseGiven (in full) rather than DoseReported.
    DoseGiven dose;           // For a reported dose only what was reported is set.
    bool operator==(const PersonDose&) const = default;
};

// 接種後の反応 and 間違い接種 as the row holds them, in canonical order.
struct PastReaction {
    std::string entry;  // entry_name() of the entry that says so.
    Instant at{};
    ReactionNoted fact;
    bool operator==(const PastReaction&) const = default;
};
struct PastIncident {
    std::string entry;
    Instant at{};
    IncidentNoted fact;
    bool operator==(const PastIncident&) const = default;
};

struct PersonRow {
    PersonId person;
    std::optional<Resident> resident;   // Nothing for a person whom the roster does not know yet.
    std::vector<PersonDose> doses;      // Those that count, by date, then canonical order.
    std::vector<PersonDose> set_aside;  // Withdrawn or corrected ones (withdrawal.h); the same.
    std::vector<Withdrawal> withdrawals;
    // Taken in without a roster row; what a roster that came to know the person says stands beside.
    std::optional<ProvisionalTaken> provisional;
    std::vector<ScreeningClosed> screenings;
    int certificates_made = 0;
    std::optional<Day> certified_on;  // When the last of them was made.
    std::vector<CheckIn> check_ins;   // Of the last day on which there was one.
    std::vector<PastStep> steps;      // The same (visit.h).
    std::vector<PastReaction> reactions;
    std::vector<PastIncident> incidents;
    std::vector<VoidedVoucher> voided_vouchers;  // In the order in which they were replaced.
    std::vector<Settlement> settlements;
    // entry_name() of what was erased of this person, sorted, whether or not it is here: what is
    // named here counts for nothing, and its body goes as soon as it comes.
    std::vector<std::string> erased;
    std::vector<Finding> findings;  // What the row alone shows (findings_in).
    bool operator==(const PersonRow&) const = default;
};

// `entries` in any order and possibly repeated; an entry that cannot be understood is passed over
// (it is kept, and folded after an upgrade).
PersonRow fold_person(PersonId person, const std::vector<Entry>& entries);

// The history that eligibility asks for, by date.
std::vector<PastDose> history_of(const PersonRow& row);
int next_dose_number(const PersonRow& row);

// A row as one line of JSON and back: what `show` prints for people and for other programs. What
// the tables hold is in folded_row.h.
std::string print_row(const PersonRow& row);
Result<PersonRow> parse_row(std::string_view json);

std::string entry_name(const EntryHeader& header);

// Whether the row says that this entry of the person is erased. Neither an erasure nor a view can
// be: they are what is left to tell of it.
bool is_erased(const std::vector<std::string>& erased, const EntryHeader& header);

}  // namespace uketsuke
