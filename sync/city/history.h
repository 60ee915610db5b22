// When a made-up citizen was given which product: dates and intervals that the programme of
// Satsumasendai (seed 003, sections 2, 3 and 8) would have allowed on the day. Windows within those
// periods are ours, as the document does not give them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/ledger/facts.h"
#include "sync/city/chance.h"

namespace uketsuke {

struct Patient {
    Day birth_date{};
    std::vector<std::string> groups;
    Day today{};  // No dose on this day or later.
};

// One or two doses of a primary series. Who turned 12 too late for the adults' vaccine had the
// children's: the product of a series is fixed by the age at dose 1.
std::vector<DoseReported> primary_series(const Patient& patient, int doses, Chance chance);
// Dose 1 for 6 months to 4 years, from 2022-11-12 on: dose 2 is not due before 2022-12-03.
std::optional<DoseReported> infant_dose(const Patient& patient, Chance chance);
// 従来型 doses 3 and 4 after a full primary series, as far as the periods allowed them. Their share
// is ours (three quarters, and four fifths of those whom dose 4 was for).
std::vector<DoseReported> original_boosters(const Patient& patient, const DoseReported& last,
                                            Chance chance);
// 5 to 11: dose 3, five months after dose 2 and from 2022-09-06 on.
std::optional<DoseReported> child_booster(const Patient& patient, const DoseReported& last,
                                          Chance chance);
// The one dose of an omicron-adapted vaccine after `earlier` doses; nothing where none was allowed
// before today (SAT 8(1): which day opens hangs on dose number and group).
std::optional<DoseReported> omicron_dose(const Patient& patient,
                                         const std::vector<DoseReported>& earlier, Chance chance);

}  // namespace uketsuke
