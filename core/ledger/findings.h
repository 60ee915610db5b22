// 要確認: what does not fit together about a person. Reality is recorded, then judged (design.md
// section 1): nothing is dropped for it. Findings are derived from rows, never stored, so they are
// equal wherever the same entries are; people work through the list and settle each by an entry.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/date.h"
#include "core/base/result.h"
#include "core/ledger/facts.h"

namespace uketsuke {

struct PersonRow;

// How somebody settled a finding, and when.
struct Settlement {
    FindingSettled fact;
    Instant at{};
    bool operator==(const Settlement&) const = default;
};

struct Finding {
    // From one row: "same_day_dose", "same_dose_number", "voided_voucher", "corrected_twice",
    // "provisional_person". In a second step:
    // "too_early" (core/eligibility/early_doses.h), "two_roster_rows".
    std::string code;
    std::string entry;  // entry_name() of the later of the entries that clash; may be empty.
    std::string about;  // What it clashes with: an entry's name or a person's id; may be empty.
    Words text;
    std::optional<Settlement> settled;  // The last word on it.
    bool operator==(const Finding&) const = default;
};

// 無効になった券: a number that the roster gave to this person and has replaced since.
struct VoidedVoucher {
    std::string municipality;
    std::string number;
    Instant at{};  // When the roster replaced it.
    bool operator==(const VoidedVoucher&) const = default;
};

// What the row alone shows, in the order of its doses.
std::vector<Finding> findings_in(const PersonRow& row);

// The dose's terminal counted fewer doses than are known now: it could not know of one.
bool knew_less(const PersonRow& row, std::size_t dose);

// Something is, or with the rules may be, found in this row: a quick look for the list.
bool may_hold_findings(const PersonRow& row);

// 同一人の疑い: two rows of the roster with the same name in kana and the same date of birth, the
// person of the smaller id first. Nothing where they are not alike.
std::optional<Finding> two_roster_rows(const PersonRow& first, const PersonRow& second);

// With what the row says of its settlement.
Finding with_settlement(Finding finding, const PersonRow& row);

}  // namespace uketsuke
