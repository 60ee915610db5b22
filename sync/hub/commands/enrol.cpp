// `uketsuke-hub enrol`: a one-time code, shown once.
#include "core/base/json.h"
#include "sync/hub/commands/commands.h"
#include "sync/hub/commands/hub_options.h"

namespace uketsuke {

Command enrol_command() {
    return {"enrol",
            "Print a one-time code with which a terminal enrols (uketsuke enrol --code). Works "
            "beside a running hub.\n"
            "Example: uketsuke-hub enrol --name 受付1 --data hub-data",
            [](Options& options) -> Action {
                auto hub = std::make_shared<HubOptions>();
                auto name = std::make_shared<std::string>();
                options.text("--name", *name, "what the terminal is called");
                hub->declare(options);
                return [hub, name] {
                    const Json wish = {{"name", *name}, {"json", hub->json}};
                    return run_hub_command(*hub, {"enrol", print_json(wish)}, IfAbsent::fail);
                };
            }};
}

}  // namespace uketsuke
