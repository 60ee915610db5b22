// One person as FHIR tells of him: the row of the ledger, and what it is told with. Only for the
// length of one answer: it points at things that others own.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/ledger/fold.h"
#include "core/programme/programme.h"

namespace uketsuke::fhir {

struct Chart {
    const PersonRow* row = nullptr;
    const Programme* programme = nullptr;     // In force; null where none was published.
    std::vector<Finding> findings;            // Of the row, and those that the rules show.
    std::map<std::string, Instant> recorded;  // When each dose's entry was written, by its name.
};

}  // namespace uketsuke::fhir
