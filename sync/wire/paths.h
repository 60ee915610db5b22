// Where things are asked for. The number is the wire's version: it changes only with a form that an
// older program would misread.
#pragma once

#include <string_view>

namespace uketsuke {

inline constexpr std::string_view entries_path = "/v1/entries";        // POST push, GET pull.
inline constexpr std::string_view bundles_path = "/v1/bundles";        // POST a carried bundle.
inline constexpr std::string_view people_path = "/v1/people";          // POST who was presented.
inline constexpr std::string_view enrolments_path = "/v1/enrolments";  // POST a one-time code.

// GET the manifest of a municipality; GET one of its parts.
inline constexpr std::string_view snapshots_path = "/v1/snapshots";
inline constexpr std::string_view snapshot_parts_path = "/v1/snapshots/parts";

inline constexpr std::string_view health_path = "/healthz";            // GET, unsigned.
inline constexpr std::string_view metrics_path = "/metrics";           // GET, unsigned.
inline constexpr std::string_view description_path = "/openapi.json";  // GET, unsigned.

}  // namespace uketsuke
