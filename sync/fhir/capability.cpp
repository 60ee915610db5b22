// From the table of search parameters.
#include "sync/fhir/capability.h"

#include "sync/fhir/parts_json.h"
#include "sync/fhir/search.h"

namespace uketsuke::fhir {

namespace {

// When what the statement says was last changed.
constexpr const char* changed_on = "2026-12-01";

Json resource_of(ResourceType type) {
    Json parameters = Json::array();
    for (const SearchParameter& one : search_parameters()) {
        if (one.of == type)
            parameters.push_back(
                {{"name", one.name}, {"type", one.type}, {"documentation", one.help}});
    }
    return {{"type", to_text(type)},
            {"interaction", Json::array({Json{{"code", "read"}}, Json{{"code", "search-type"}}})},
            {"versioning", "no-version"},
            {"searchParam", std::move(parameters)}};
}

Json rest_of() {
    Json resources = Json::array();
    for (const ResourceType type : resource_types) resources.push_back(resource_of(type));
    const char* const export_url = "http://hl7.org/fhir/uv/bulkdata/OperationDefinition/export";
    return {{"mode", "server"},
            {"documentation",
             "Reads only. Unknown search parameters are refused by name (Prefer: handling=strict "
             "is the default). Every person who is shown is written down as seen by the client."},
            {"security",
             {{"cors", false},
              {"description",
               "A bearer token that the hub gave to a registered client (uketsuke-hub "
               "fhir-client add)."}}},
            {"resource", std::move(resources)},
            {"operation", Json::array({Json{{"name", "export"}, {"definition", export_url}}})}};
}

}  // namespace

std::string print_capability(const CapabilityFacts& facts) {
    return print_json({{"resourceType", "CapabilityStatement"},
                       {"status", "active"},
                       {"date", changed_on},
                       {"kind", "instance"},
                       {"software", {{"name", "uketsuke-hub"}, {"version", facts.software}}},
                       {"implementation",
                        {{"description", "Vaccinations of a municipality"}, {"url", facts.base}}},
                       {"fhirVersion", fhir_version},
                       {"format", Json::array({"application/fhir+json"})},
                       {"rest", Json::array({rest_of()})}});
}

}  // namespace uketsuke::fhir
