// `uketsuke-hub revoke DEVICE` and `quarantine`.
#include "core/base/json.h"
#include "sync/hub/commands/commands.h"
#include "sync/hub/commands/hub_options.h"

namespace uketsuke {

Command revoke_command() {
    return {
        "revoke",
        "Revoke a terminal or site hub that is lost, stolen or given back. It is given nothing\n"
        "more; what it has not sent is still taken, and then it gives up its keys. What it\n"
        "records after this moment is kept and not counted (uketsuke-hub quarantine).\n"
        "Example: uketsuke-hub revoke 受付1 --reason 紛失 --data hub-data",
        [](Options& options) -> Action {
            auto hub = std::make_shared<HubOptions>();
            auto device = std::make_shared<std::string>();
            auto reason = std::make_shared<std::string>();
            options.text("device", *device, "its id, the beginning of one, or its name",
                         Need::required);
            options.text("--reason", *reason, "why, for the log");
            hub->declare(options);
            return [hub, device, reason] {
                const Json wish = {{"device", *device}, {"reason", *reason}, {"json", hub->json}};
                return run_hub_command(*hub, {"revoke", print_json(wish)}, IfAbsent::fail);
            };
        }};
}

Command quarantine_command() {
    return {"quarantine",
            "List the entries that are kept without being counted, and why.\n"
            "Example: uketsuke-hub quarantine --json --data hub-data",
            [](Options& options) -> Action {
                auto hub = std::make_shared<HubOptions>();
                hub->declare(options);
                return [hub] {
                    const Json wish = {{"json", hub->json}};
                    return run_hub_command(*hub, {"quarantine", print_json(wish)}, IfAbsent::fail);
                };
            }};
}

}  // namespace uketsuke
