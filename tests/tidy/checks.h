// The small checks on the code itself, one function each. What they protect stands in the README's
// style section; a check without a reason is not here.
#pragma once

#include <vector>

#include "tests/tidy/source.h"

namespace uketsuke::tidy {

// The top level is the house and nothing beside it (design.md section 2).
std::vector<Finding> strangers_at_the_top(const std::vector<Source>& sources);

// At most 400 lines a file and 100 characters a line, counted in code points.
std::vector<Finding> too_long(const Source& source);

// Unfinished work does not reach main: the four usual words for it.
std::vector<Finding> leftover_marks(const Source& source);

// A .cpp that no CMakeLists names is dead code.
std::vector<Finding> unlisted_files(const std::vector<Source>& sources);

// Files open with a // comment on what lives there; headers have #pragma once.
std::vector<Finding> missing_opening(const Source& source);

// No trailing blanks, no tabs in C++, a newline at the end.
std::vector<Finding> untidy_ends(const Source& source);

// No literal that begins with a folder of one machine, outside tests.
std::vector<Finding> machine_paths(const Source& source);

// core (its store aside) and kiosk/flow are told the time and chance, and have no threads.
std::vector<Finding> impure_core(const Source& source);

// nlohmann's header is slow to compile: json.h is for .cpp files, and for headers that are about
// nothing else and say so in their name (fact_json.h).
std::vector<Finding> json_in_headers(const Source& source);

}  // namespace uketsuke::tidy
