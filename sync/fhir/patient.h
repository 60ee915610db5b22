// A person as a Patient (FHIR R4, 8.1 Patient). Pure.
#pragma once

#include <string>

#include "core/ledger/fold.h"

namespace uketsuke::fhir {

// One line of JSON. Names are whole: where a family name ends is not known. The address of a
// protected person (支援措置), and of whomever no roster lists yet, is masked. What nobody has said
// who it is has an id and nothing else.
std::string print_patient(const PersonRow& row);

}  // namespace uketsuke::fhir
