// Enrolment to connection.
#include "sync/client/hub_connection.h"

namespace uketsuke {

namespace {

constexpr const char* ca_setting = "hub_ca_file";

}  // namespace

Result<std::optional<HubConnection>> connection_to_hub(Records& records) {
    const auto enrolment = TRY(records.enrolment());
    if (!enrolment) return std::optional<HubConnection>();
    const std::string ca_file = TRY(hub_ca_file(records));
    auto transport = TRY(curl_transport({enrolment->hub_url, ca_file}));
    const Ledger& ledger = records.ledger();
    return std::optional(HubConnection{std::move(transport),
                                       {enrolment->hub, enrolment->municipality},
                                       ledger.device(),
                                       ledger.signer()});
}

Result<std::string> hub_ca_file(Records& records) {
    const auto stored = TRY(records.ledger().store().setting(ca_setting));
    return stored ? to_text(*stored) : std::string();
}

Result<void> set_hub_ca_file(Records& records, const std::string& file) {
    return records.ledger().store().set_setting(ca_setting, to_bytes(file));
}

}  // namespace uketsuke
