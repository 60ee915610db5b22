// The part of an address behind "?", or a form's body (application/x-www-form-urlencoded): fields
// in the order in which they were sent. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace uketsuke::fhir {

inline constexpr std::size_t query_fields_max = 32;

struct QueryField {
    std::string name;
    std::string value;
    std::string as_sent;  // "name=value", still encoded.
    bool operator==(const QueryField&) const = default;
};

// Errors (bad_input): fhir.query (a percent sign without two hexadecimal digits, bytes that are not
// UTF-8, too many fields).
Result<std::vector<QueryField>> parse_query(std::string_view query);

}  // namespace uketsuke::fhir
