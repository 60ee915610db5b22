// A made-up city: residents, what they were already given, and the city's own words. Nobody in it
// exists. Its shape and its histories follow a plan (plan.h), the data of one document.
#pragma once

#include <string>
#include <vector>

#include "core/certificate/certificate.h"
#include "core/ledger/facts.h"
#include "sync/city/plan.h"

namespace uketsuke {

// How many of each kind there are; the ages of the kinds are the plan's.
struct CityShape {
    int residents = 0;  // Of whom the next five are parts:
    int babies = 0;     // Too young for every row.
    int infants = 0;
    int children = 0;
    int adults = 0;
    int elderly = 0;
    // Given before the day.
    int infant_first = 0;
    int child_first = 0, child_second = 0, child_third = 0;
    int adult_first = 0, adult_second = 0, adult_adapted = 0;  // The elderly are among them.
    // Doses 1 and 2 given at the city's own sites.
    int collective_first = 0, collective_second = 0;
    bool operator==(const CityShape&) const = default;
};

// The shares of the plan's tables, scaled to so many people.
CityShape shape_for(const CityPlan& plan, int residents);

struct CityOrder {
    int residents = 0;
    std::uint64_t seed = 1;
    Day today{};  // Histories end before it.
    std::string municipality;
};

// On the day and with the municipality code that the plan has where none is asked for.
CityOrder usual_order(const CityPlan& plan, int residents, std::uint64_t seed = 1);

struct Citizen {
    Resident resident;  // Kana as the source has it, half width for some.
    std::vector<DoseReported> doses;
    bool operator==(const Citizen&) const = default;
};

// Equal orders make equal cities. Doses that a shape asks for and no citizen can have had before
// today (a small city, an early today) are left out.
std::vector<Citizen> make_citizens(const CityPlan& plan, const CityOrder& order,
                                   const CityShape& shape);

// The city's words for certificates: 見本県見本市, its mayor a placeholder.
CityFacts made_up_city_facts(const CityPlan& plan, const std::string& municipality);

}  // namespace uketsuke
