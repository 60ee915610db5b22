// How far two clocks are apart, measured and said. A skew is the terminal's clock before the hub's:
// positive where the terminal is ahead.
#pragma once

#include <chrono>
#include <optional>

#include "core/base/date.h"
#include "core/base/result.h"
#include "sync/wire/message.h"

namespace uketsuke {

// Beyond this people are told. The limit beyond which requests are refused is in limits.h.
inline constexpr std::chrono::minutes clock_skew_told{2};

inline bool is_skewed(std::chrono::milliseconds skew) {
    return std::chrono::abs(skew) > clock_skew_told;
}

// From the answer's hub_time_header and the middle of the round trip. Nothing where the answer does
// not tell the time (an older hub, a proxy), or took longer than `round_trip_max`: a long wait says
// nothing about when the hub looked at its clock.
inline constexpr std::chrono::seconds round_trip_max{5};
std::optional<std::chrono::milliseconds> clock_skew_from(const Response& answer, Instant sent,
                                                         Instant received);

// "this clock is 12 minutes ahead of the hub's".
Words say_clock_skew(std::chrono::milliseconds skew);

}  // namespace uketsuke
