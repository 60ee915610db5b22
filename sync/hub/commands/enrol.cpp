// `uketsuke-hub enrol`: a one-time code, shown once.
#include "core/base/json.h"
#include "core/ledger/facts.h"
#include "sync/hub/commands/commands.h"
#include "sync/hub/commands/hub_options.h"

namespace uketsuke {

Command enrol_command() {
    return {
        "enrol",
        "Print a one-time code with which a terminal enrols (uketsuke enrol --code), or with\n"
        "--site-hub the hub of a site (uketsuke-hub serve --upstream). Works beside a running "
        "hub.\n"
        "Example: uketsuke-hub enrol --name 受付1 --data hub-data",
        [](Options& options) -> Action {
            auto hub = std::make_shared<HubOptions>();
            auto name = std::make_shared<std::string>();
            auto site = std::make_shared<bool>(false);
            options.text("--name", *name, "what the terminal is called");
            options.flag("--site-hub", *site, "the code is for a hub, which lets others in");
            hub->declare(options);
            return [hub, name, site] {
                const DeviceRole role = *site ? DeviceRole::hub : DeviceRole::terminal;
                const Json wish = {{"name", *name}, {"role", to_text(role)}, {"json", hub->json}};
                return run_hub_command(*hub, {"enrol", print_json(wish)}, IfAbsent::fail);
            };
        }};
}

}  // namespace uketsuke
