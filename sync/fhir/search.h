// What may be asked for: the search parameters that this server knows, and a query as values (FHIR
// R4, 3.1.1 Search). Pure.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/ids.h"
#include "sync/fhir/immunization.h"
#include "sync/fhir/names.h"

namespace uketsuke::fhir {

enum class ResourceType { patient, immunization, recommendation };
inline constexpr ResourceType resource_types[] = {ResourceType::patient, ResourceType::immunization,
                                                  ResourceType::recommendation};
const char* to_text(ResourceType type);  // "Patient", "Immunization" ...
std::optional<ResourceType> parse_resource_type(std::string_view text);

struct SearchParameter {
    ResourceType of;
    const char* name;
    const char* type;  // R4, search-param-type: "token", "date" ...
    const char* help;
};
// In reading order; the same list makes the CapabilityStatement.
std::span<const SearchParameter> search_parameters();

inline constexpr std::size_t page_size_usual = 50;
inline constexpr std::size_t page_size_max = 200;

// R4, 3.1.1.2 Prefer: handling. Ours is strict unless the client asks otherwise.
enum class Handling { strict, lenient };

struct IdentifierAsked {
    MeantSystem system;
    std::string value;
    bool operator==(const IdentifierAsked&) const = default;
};

struct Search {
    ResourceType of = ResourceType::patient;
    std::optional<IdentifierAsked> identifier;
    std::string name;  // As typed: parts of the name in kana.
    std::optional<Day> birth_date;
    std::optional<PersonId> person;  // patient, or _id of a Patient.
    Day from = Day::min();           // Of an Immunization; both days included.
    Day until = Day::max();
    std::vector<ImmunizationStatus> statuses;  // Empty: any.
    std::optional<std::string> lot;
    std::size_t count = page_size_usual;  // 0: only how many there are.
    std::string after;                    // The last that the page before showed, or empty.
    // The parameters that were understood, as they were sent, without the page: "a=b&c=d".
    std::string understood;
};

// `query` is as it was sent, or a body of POST _search. Errors (bad_input):
// fhir.parameter_unknown, fhir.parameter_value, fhir.parameter_missing (a Patient by nothing, the
// others without patient), fhir.page (a page that this server did not make).
Result<Search> parse_search(ResourceType of, std::string_view query, Handling handling);

// What stands behind "_page=": opaque to the client, letters and digits.
std::string page_after(const std::string& last);

bool fits(const Search& search, const Immunization& one);

}  // namespace uketsuke::fhir
