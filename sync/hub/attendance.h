// Which device was here when, how far it has pulled, and how its clock goes: for whoever keeps
// terminals running. No entry, and nothing of a person: a small setting of this store.
#pragma once

#include <map>
#include <string>

#include "core/store/ledger.h"

namespace uketsuke {

using LastPositions = std::map<std::string, std::uint64_t>;  // By municipality.

struct DeviceSeen {
    Instant last{};
    std::chrono::milliseconds clock_skew{0};  // Its clock before ours, to about a second.
    LastPositions pulled;                     // The last position that it named.
    LastPositions sent;                       // The last one that it was sent.
    bool operator==(const DeviceSeen&) const = default;
};

// Threads: that of the Store.
class Attendance {
  public:
    // What was saved; nobody where nothing was.
    static Result<Attendance> load(Store& store);

    // Only of devices whose signature held, or anybody could fill it. `signed_at` is to the second.
    void saw(DeviceId device, Instant signed_at, Instant now);
    void pulled(DeviceId device, const std::string& municipality, std::uint64_t position);
    void sent(DeviceId device, const std::string& municipality, std::uint64_t position);

    const std::map<DeviceId, DeviceSeen>& devices() const { return devices_; }

    // Writes where anything changed. A crash forgets what was not saved, and nothing else.
    Result<void> save(Store& store);

  private:
    std::map<DeviceId, DeviceSeen> devices_;
    bool changed_ = false;
};

// A device as `status` and /metrics tell it.
struct HubDevice {
    DeviceId id;
    std::optional<DeviceRow> row;    // As it was let in; nothing where only its records are known.
    std::optional<DeviceSeen> seen;  // Nothing where it never was here.
    std::uint64_t lag = 0;           // Entries that it has not asked beyond yet.
};

Result<LastPositions> last_positions(Store& store);

// All that were let in, were seen here or wrote a chain that lies here; not this hub itself.
// `municipality` is what a device lags behind in that has never pulled.
Result<std::vector<HubDevice>> hub_devices(Ledger& ledger, const Attendance& attendance,
                                           const LastPositions& last,
                                           const std::string& municipality);

}  // namespace uketsuke
