// What the hub's door counts and writes to the log about each request: kinds, codes, numbers and
// device ids, never a name.
#pragma once

#include <mutex>
#include <optional>

#include "platform/log/log.h"
#include "sync/hub/asked.h"
#include "sync/hub/metrics.h"

namespace uketsuke {

// Thread-safe.
class TallyKeeper {
  public:
    explicit TallyKeeper(Log& log) : log_(log) {}

    // One request that was read and answered. A pull that brought nothing is counted, not logged:
    // five hundred terminals would fill the log with them.
    void answered(const Asked& asked, const HubAnswer& answer, std::chrono::milliseconds took);
    // One that was refused, before or after it was understood. Counted always; one line a second
    // at most, with how many more there were, so that strangers cannot wash the log away.
    void refused(const Error& error, std::optional<DeviceId> device);

    HubTally tally() const;

  private:
    Log& log_;
    mutable std::mutex mutex_;
    HubTally tally_;
    std::optional<Moment> refusal_logged_;
    std::size_t refusals_unlogged_ = 0;
};

}  // namespace uketsuke
