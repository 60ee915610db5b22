// A request and its answer as values: what the protocol makes and reads. libcurl and libmicrohttpd
// only carry them, so that the simulator runs the same protocol without a socket.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace uketsuke {

// Field names are lower case.
using Headers = std::vector<std::pair<std::string, std::string>>;

inline std::optional<std::string> header_of(const Headers& headers, std::string_view name) {
    const auto found = std::find_if(headers.begin(), headers.end(),
                                    [&](const auto& field) { return field.first == name; });
    if (found == headers.end()) return std::nullopt;
    return found->second;
}

// In every answer of a hub: its clock, in milliseconds since 1970. `Date` says only seconds.
inline constexpr std::string_view hub_time_header = "uketsuke-time";

struct Request {
    std::string method;  // "GET" or "POST".
    std::string path;    // "/v1/entries", without the query.
    std::string query;   // "municipality=462152&after=0", without "?"; may be empty.
    Headers headers;
    std::string body;
    bool operator==(const Request&) const = default;
};

struct Response {
    int status = 0;
    Headers headers;
    std::string body;
    bool operator==(const Response&) const = default;
};

}  // namespace uketsuke
