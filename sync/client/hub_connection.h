// From what enrolment noted to everything that an exchange with the hub needs.
#pragma once

#include "platform/records/records.h"
#include "sync/client/postman.h"

namespace uketsuke {

struct HubConnection {
    std::unique_ptr<Transport> transport;
    HubLink link;
    DeviceId device;
    Signer signer;
};

// Nothing where the terminal is not enrolled. Threads: that of the records. Errors: hub.url, and
// those of the store.
Result<std::optional<HubConnection>> connection_to_hub(Records& records);  // The preferred one.
Result<std::vector<HubConnection>> connections_to_hubs(Records& records);  // In their order.

// The CA file that was named when this terminal enrolled at `hub`, for HubAddress; empty for the
// system's.
Result<std::string> hub_ca_file(Records& records, const HubId& hub);
Result<void> set_hub_ca_file(Records& records, const HubId& hub, const std::string& file);

}  // namespace uketsuke
