// 取り消し and 訂正: records of a dose that count no longer, because somebody withdrew them or
// another record stands in their place. They stay readable, and nothing that comes later brings
// them back: a record is named by its entry, whichever of the two arrives first.
#pragma once

#include <string>
#include <vector>

#include "core/base/date.h"
#include "core/ledger/facts.h"

namespace uketsuke {

struct PersonDose;
struct PersonRow;

struct Withdrawal {
    std::string entry;  // entry_name() of the entry that says so.
    Instant at{};
    DoseWithdrawn fact;
    bool operator==(const Withdrawal&) const = default;
};

// What the fold does with each fact, in canonical order. Of two records in the place of the same
// one, the later counts.
void add_dose(PersonRow& row, PersonDose dose);
void withdraw(PersonRow& row, Withdrawal withdrawal);

// Why a record of set_aside counts no longer: one of the two. Points into the row.
struct SetAsideBy {
    const Withdrawal* withdrawal = nullptr;
    const PersonDose* correction = nullptr;  // Of this record, or a later one of the same.
};
SetAsideBy set_aside_by(const PersonRow& row, const PersonDose& dose);

}  // namespace uketsuke
