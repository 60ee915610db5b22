// The made-up city that reproduces every count of the tables in its plan (plan.h): two base dates,
// so also people who have left since.
#pragma once

#include <string>
#include <vector>

#include "sync/city/city.h"

namespace uketsuke {

enum class Left { died, moved_out };

// On the register or vaccinated before its day, and no longer there on the day of counting.
struct FormerResident {
    std::string resident_id;
    Day birth_date{};
    Day left_on{};
    Left reason = Left::moved_out;
    std::vector<DoseReported> doses;
    bool operator==(const FormerResident&) const = default;
};

struct PresetCity {
    std::vector<Citizen> citizens;
    std::vector<FormerResident> former;
};

// Readings taken where a document says nothing: the age of who was given a dose counts on the day
// of counting; people who moved out took their doses with them. All doses of the dead were given
// before the register's day, which is what separates the count with the dead from the one without.
// Names and dates follow the seed. Errors (bad_input): city.register, where more people of a row
// stayed than the register has.
Result<PresetCity> make_preset(const CityPlan& plan, std::uint64_t seed,
                               const std::string& municipality);

// On the register of `day`: moved in and old enough for the first row by then.
bool on_register(const CityPlan& plan, const Resident& resident, Day day);

// resident_id,birth_date,left_on,reason ("died", "moved_out"), and their doses as doses.csv has
// them.
std::string print_former_residents(const std::vector<FormerResident>& former);
std::string print_former_doses(const std::vector<FormerResident>& former);

}  // namespace uketsuke
