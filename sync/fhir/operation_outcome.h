// What went wrong, as an OperationOutcome and the HTTP status that goes with it (FHIR R4, 2.44
// OperationOutcome; 3.1.0.3 Status codes). Pure.
#pragma once

#include <string>

#include "core/base/result.h"

namespace uketsuke::fhir {

// 400, 401, 403, 404, 405, 406, 409, 410 or 503.
int http_status_of(const Error& error);

// One issue of severity error: its type by R4's issue-type, our code and both languages.
std::string print_outcome(const Error& error);

// One of severity warning, beside what a search found.
std::string print_warning(const Words& words);

}  // namespace uketsuke::fhir
