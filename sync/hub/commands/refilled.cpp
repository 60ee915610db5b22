// `uketsuke-hub refilled`.
#include "core/base/json.h"
#include "sync/hub/commands/commands.h"
#include "sync/hub/commands/hub_options.h"

namespace uketsuke {

Command refilled_command() {
    return {"refilled",
            "A hub that was restored from a backup (serve --restored) writes nothing of its own\n"
            "until the terminals have brought back what it wrote since. This ends the wait, for\n"
            "terminals that will not come any more. Whoever still has such entries then refuses\n"
            "what this hub writes, and has to enrol anew.\n"
            "Example: uketsuke-hub refilled --data hub-data",
            [](Options& options) -> Action {
                auto hub = std::make_shared<HubOptions>();
                hub->declare(options);
                return [hub] {
                    const Json wish = {{"json", hub->json}};
                    return run_hub_command(*hub, {"refilled", print_json(wish)}, IfAbsent::fail);
                };
            }};
}

}  // namespace uketsuke
