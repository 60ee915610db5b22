// How often terminals that hold only whom they have seen open others. Whoever has stolen one must
// not read the city out of a hub, number by number, before it is revoked.
#pragma once

#include <deque>
#include <map>

#include "core/base/date.h"
#include "core/base/ids.h"

namespace uketsuke {

// Vouchers that a device may present in an hour, known or not. A clinic's desk opens some dozens;
// a site that takes hundreds in an hour is enrolled for the whole city.
inline constexpr std::size_t openings_an_hour_max = 300;

// Not thread-safe. Forgotten when the hub is started anew.
class Openings {
  public:
    explicit Openings(std::size_t an_hour_max = openings_an_hour_max) : most_(an_hour_max) {}

    // Counts `vouchers` of the device; false, and nothing counted, where they would be too many.
    bool take(DeviceId device, std::size_t vouchers, Instant now);

  private:
    std::size_t most_;
    std::map<DeviceId, std::deque<Instant>> taken_;  // Within the last hour, the oldest first.
};

}  // namespace uketsuke
