// From the city's two files to drafts for the hub's chain: what is new or changed becomes an entry,
// what is as before becomes none, so that importing the same file again writes nothing.
#pragma once

#include <functional>

#include "core/store/ledger.h"
#include "sync/roster/roster.h"

namespace uketsuke {

struct ImportCounts {
    std::size_t fresh = 0;
    std::size_t changed = 0;
    std::size_t unchanged = 0;
};

struct ImportPlan {
    std::vector<Draft> drafts;
    ImportCounts residents;
    ImportCounts doses;        // A dose is never `changed`: what differs is another report.
    Problems roster_problems;  // roster.other_municipality
    Problems dose_problems;    // doses.unknown_resident
};

using PersonSource = std::function<PersonId()>;  // A new random id for a resident.

// Looks residents up by their 宛名番号 in this municipality; reads only. Both files must have been
// read without problems. `progress` counts rows of both.
Result<ImportPlan> plan_import(Ledger& ledger, const std::string& municipality,
                               const Roster& roster, const ReportedDoses& doses,
                               const PersonSource& new_person, const Progress& progress = {});

}  // namespace uketsuke
