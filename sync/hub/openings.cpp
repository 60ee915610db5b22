// A window of an hour for each device.
#include "sync/hub/openings.h"

namespace uketsuke {

bool Openings::take(DeviceId device, std::size_t vouchers, Instant now) {
    std::deque<Instant>& taken = taken_[device];
    while (!taken.empty() && now - taken.front() >= std::chrono::hours(1)) taken.pop_front();
    if (taken.size() + vouchers > most_) return false;
    taken.insert(taken.end(), vouchers, now);
    return true;
}

}  // namespace uketsuke
