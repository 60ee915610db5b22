// A page of what a search found, as a Bundle of type searchset (FHIR R4, 2.26 Bundle; 2.21.1
// Search). Pure.
#pragma once

#include <string>
#include <vector>

namespace uketsuke::fhir {

struct FoundResource {
    std::string full_url;
    std::string resource;  // One line of JSON.
};

struct SearchPage {
    std::string self;       // What was understood of the question: others were passed over.
    std::string next;       // Empty on the last page.
    std::size_t total = 0;  // Of all pages.
    std::vector<FoundResource> found;
    std::string remark;  // An OperationOutcome beside what was found, or empty.
};

std::string print_bundle(const SearchPage& page);

}  // namespace uketsuke::fhir
