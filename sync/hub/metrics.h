// What a hub says of itself to whoever watches it, in the text format of Prometheus (version
// 0.0.4). Unsigned and free of names: a device appears by its id.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "sync/hub/attendance.h"

namespace uketsuke {

// Since the hub was started.
struct HubTally {
    std::uint64_t pushes = 0;  // Requests that brought records and were answered with fates.
    std::uint64_t pulls = 0;
    std::map<std::string, std::uint64_t> refused_requests;  // By the refusal's code.
    std::map<std::string, std::uint64_t> refused_entries;   // By the fate's code.
};

struct HubFigures {
    std::string version;
    LastPositions last_positions;
    std::uint64_t quarantined = 0;
    std::vector<HubDevice> devices;
    HubTally tally;
    std::size_t waiting_polls = 0;
    std::size_t waiting_polls_max = 0;
    std::uint64_t disk_free_bytes = 0;
};

std::string print_metrics(const HubFigures& figures);

// The store's part of it. Threads: that of the store.
Result<HubFigures> figures_of(Ledger& ledger, const Attendance& attendance,
                              const std::string& municipality);

}  // namespace uketsuke
