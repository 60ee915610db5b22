// Enrolment to connection.
#include "sync/client/hub_connection.h"

namespace uketsuke {

namespace {

std::string ca_setting(const HubId& hub) { return "hub_ca_file/" + hub.hex(); }

}  // namespace

Result<std::vector<HubConnection>> connections_to_hubs(Records& records) {
    std::vector<HubConnection> connections;
    const Ledger& ledger = records.ledger();
    for (const Enrolment& enrolment : TRY(records.enrolments())) {
        const std::string ca_file = TRY(hub_ca_file(records, enrolment.hub));
        auto transport = TRY(curl_transport({enrolment.hub_url, ca_file}));
        connections.push_back({std::move(transport),
                               {enrolment.hub, enrolment.municipality},
                               ledger.device(),
                               ledger.signer()});
    }
    return connections;
}

Result<std::optional<HubConnection>> connection_to_hub(Records& records) {
    auto connections = TRY(connections_to_hubs(records));
    if (connections.empty()) return std::optional<HubConnection>();
    return std::optional(std::move(connections.front()));
}

Result<std::string> hub_ca_file(Records& records, const HubId& hub) {
    const auto stored = TRY(records.ledger().store().setting(ca_setting(hub)));
    return stored ? to_text(*stored) : std::string();
}

Result<void> set_hub_ca_file(Records& records, const HubId& hub, const std::string& file) {
    return records.ledger().store().set_setting(ca_setting(hub), to_bytes(file));
}

}  // namespace uketsuke
