// A made-up city: residents, what they were already given, and the city's own words. Nobody in it
// exists. Its shape follows the tables of the Satsumasendai document (seed 003, sections 5 and 6).
#pragma once

#include <string>
#include <vector>

#include "core/certificate/certificate.h"
#include "core/ledger/facts.h"

namespace uketsuke {

// How many of each kind there are. The document's coverage, scaled to the city, or its very counts.
struct CityShape {
    int residents = 0;  // Of whom the next five are parts:
    int under_six_months = 0;
    int infants = 0;   // 6 months to 4 years.
    int children = 0;  // 5 to 11.
    int adults = 0;    // 12 to 64.
    int elderly = 0;   // 65 and over.
    // Given before the day (SAT 6, table 1; dose 2 and 3 of infants are 0).
    int infant_first = 0;
    int child_first = 0, child_second = 0, child_third = 0;
    int adult_first = 0, adult_second = 0, adult_omicron = 0;  // 12 and over.
    // Doses 1 and 2 given at the city's own sites (SAT 6, table 2).
    int collective_first = 0, collective_second = 0;
    bool operator==(const CityShape&) const = default;
};

// Shares: 65 and over 30,367 of 92,292; 6 months to 4 years 3,843 and 5 to 11 6,177 of 93,176 (SAT
// 5, 6); under 6 months 3.5 in a thousand (ours). Coverage is that of the document's table.
CityShape shape_for(int residents);

struct CityOrder {
    int residents = 0;
    std::uint64_t seed = 1;
    Day today = make_day(2022, 12, 1);  // Histories end before it. The document's own base date.
    std::string municipality = "462152";
};

struct Citizen {
    Resident resident;  // Kana as the source has it, half width for some.
    std::vector<DoseReported> doses;
    bool operator==(const Citizen&) const = default;
};

// Equal orders make equal cities. Doses that a shape asks for and no citizen can have had before
// today (a small city, an early today) are left out.
std::vector<Citizen> make_citizens(const CityOrder& order, const CityShape& shape);

// The city's words for certificates: 見本県見本市, its mayor a placeholder.
CityFacts made_up_city_facts(const std::string& municipality);

}  // namespace uketsuke
