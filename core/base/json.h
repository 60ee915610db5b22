// The only place that includes nlohmann/json. Keys keep the order in which they were written, so
// that what the product prints reads as documented. Precompiled in every room: include it from .cpp
// files.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace uketsuke {

using Json = nlohmann::ordered_json;

// Parses UTF-8 text of at most `bytes_max` bytes and 32 levels; never throws.
Result<Json> parse_json(std::string_view text, std::size_t bytes_max = 1u << 20);

// One line, without characters that JSON leaves to chance: invalid UTF-8 is replaced by U+FFFD.
std::string print_json(const Json& value);

// A member as text, or `otherwise` where it is absent, null or of another type.
std::string text_or(const Json& object, const char* key, std::string otherwise = {});
long long number_or(const Json& object, const char* key, long long otherwise = 0);

}  // namespace uketsuke
