// What time it is: the one door through which wall time enters the product. Core is told the time
// as a value; whoever tells it has it from a Clock, so that --now and tests can pin it.
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "core/base/date.h"
#include "core/base/result.h"

namespace uketsuke {

// Thread-safe. Wall time may jump, back as well: never measure a wait with it, use Moment.
class Clock {
  public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
    Day today() const { return day_in_japan(now()); }
};

std::unique_ptr<Clock> system_clock();

// Stands still at `at`.
std::unique_ptr<Clock> pinned_clock(Instant at);

// Starts at `at` and runs on, by the monotonic clock. For demonstrations on a day of the past.
std::unique_ptr<Clock> clock_started_at(Instant at);

enum class PinnedTime { stands_still, runs_on };

// The clock that --now ("2022-12-01T09:30:00+09:00") and --today ("2022-12-01", meaning 09:00 of
// that day in Japan) ask for; the system's where both are empty. Errors: clock.now, clock.today for
// malformed text, clock.both where both are given.
Result<std::unique_ptr<Clock>> clock_from_options(const std::string& now, const std::string& today,
                                                  PinnedTime pinned = PinnedTime::stands_still);

// For intervals: never jumps and is never pinned.
using Moment = std::chrono::steady_clock::time_point;
Moment moment_now();
std::chrono::milliseconds elapsed_since(Moment start);

}  // namespace uketsuke
