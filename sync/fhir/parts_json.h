// The data types of FHIR that several resources are made of (R4, 2.24.0 Data Types), as JSON
// values. Only for the .cpp files of this room.
#pragma once

#include "core/base/json.h"
#include "core/programme/programme.h"

namespace uketsuke::fhir {

Json coding(const std::string& system, const std::string& code, const std::string& display = {});
// A CodeableConcept; `codings` may be empty, `text` too.
Json concept_of(Json codings, const std::string& text);
Json reference_to(const char* type, const std::string& id);
Json named_only(const std::string& display);  // A Reference that says no more than a name.

// R4 extension data-absent-reason ("masked": not available due to security, privacy or related
// reasons).
Json absent_because(const char* reason);

// The vaccine by the codes that a programme's file holds, which are the verified ones (domain.md
// section 4); by its name alone where there are none. `name` is what the record says, or empty.
Json vaccine(const Programme* programme, const std::string& product, const std::string& name);

// The maker in both languages; empty where the programme does not know the product.
std::string maker_of(const Programme* programme, const std::string& product);

}  // namespace uketsuke::fhir
