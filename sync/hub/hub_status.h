// `uketsuke-hub status`: what lies here, and how the devices do that send it.
#pragma once

#include "platform/records/records.h"
#include "sync/hub/hub_settings.h"
#include "sync/hub/restoration.h"
#include "sync/wire/clock_skew.h"

namespace uketsuke {

struct HubStatus {
    HubSettings settings;
    DeviceId device;
    std::uint64_t entries = 0;
    LastPositions last_positions;
    std::vector<HubDevice> devices;
    std::uint64_t quarantined = 0;
    std::optional<std::set<BearerId>> awaited;  // While a restored hub is being refilled.
    std::string upstream;                       // Its address; empty where there is none.
    Ledger::Unsent unsent_upstream;             // Of all chains that lie here.
};

// What was last saved of the attendance: a running hub saves it first. Threads: the store's.
Result<HubStatus> read_hub_status(Records& records);

std::string print_hub_status(const HubStatus& status);  // One JSON object.
Words say_hub_status(const HubStatus& status);          // A line, and one for each device.

}  // namespace uketsuke
