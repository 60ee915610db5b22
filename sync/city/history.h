// When a made-up citizen was given which product: days, intervals and products as the plan has them
// (plan.h), so that the programme of that city would have allowed them on the day.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/ledger/facts.h"
#include "sync/city/chance.h"
#include "sync/city/plan.h"

namespace uketsuke {

struct Patient {
    Day birth_date{};
    std::vector<std::string> groups;
    Day today{};  // No dose on this day or later.
};

// One or two doses of a primary series. Who came of the adults' age too late had the children's
// vaccine: the product of a series is fixed by the age at dose 1.
std::vector<DoseReported> primary_series(const CityPlan& plan, const Patient& patient, int doses,
                                         Chance chance);
// Dose 1 for infants.
std::optional<DoseReported> infant_dose(const CityPlan& plan, const Patient& patient,
                                        Chance chance);
// Boosters of the original vaccine after a full primary series, as far as the periods allowed them.
std::vector<DoseReported> original_boosters(const CityPlan& plan, const Patient& patient,
                                            const DoseReported& last, Chance chance);
// The dose after a children's series.
std::optional<DoseReported> child_booster(const CityPlan& plan, const Patient& patient,
                                          const DoseReported& last, Chance chance);
// The one dose of an adapted vaccine after `earlier` doses; nothing where none was allowed before
// today (which day opens hangs on dose number and group).
std::optional<DoseReported> adapted_dose(const CityPlan& plan, const Patient& patient,
                                         const std::vector<DoseReported>& earlier, Chance chance);

}  // namespace uketsuke
