// The made-up city that reproduces every count of the Satsumasendai document's tables (seed 003,
// sections 5 and 6; documents.md section 2): two base dates, so also people who have left since.
#pragma once

#include <string>
#include <vector>

#include "sync/city/city.h"

namespace uketsuke {

enum class Left { died, moved_out };

// On the register of 2022-01-01 or vaccinated in 2021, and no longer there on 2022-12-01.
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

inline const Day satsumasendai_register_day = make_day(2022, 1, 1);  // Denominators of table 1.
inline const Day satsumasendai_count_day = make_day(2022, 12, 1);    // Numerators, population.

// Readings taken where the document says nothing: a numerator's age counts on 2022-12-01; people
// who moved out took their doses with them. All doses of the dead were given in 2021, which is what
// separates table 2 from table 1 (1,534 dose 1 and 1,410 dose 2). Names and dates follow the seed.
PresetCity make_satsumasendai(std::uint64_t seed, const std::string& municipality);

// On the register of `day`: born, moved in and six months old by then.
bool on_register(const Resident& resident, Day day);

// resident_id,birth_date,left_on,reason ("died", "moved_out"), and their doses as doses.csv has
// them.
std::string print_former_residents(const std::vector<FormerResident>& former);
std::string print_former_doses(const std::vector<FormerResident>& former);

}  // namespace uketsuke
