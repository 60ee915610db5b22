// What this server can do, as a CapabilityStatement (FHIR R4, 2.27; 3.1.0.11 capabilities). Pure.
#pragma once

#include <string>

namespace uketsuke::fhir {

inline constexpr const char* fhir_version = "4.0.1";

struct CapabilityFacts {
    std::string base;      // "https://hub.example/fhir/r4"
    std::string software;  // The program's version.
};

std::string print_capability(const CapabilityFacts& facts);

}  // namespace uketsuke::fhir
