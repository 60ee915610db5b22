// `uketsuke-hub import PATH`: what a terminal exported, carried here on a stick.
#include "core/base/json.h"
#include "sync/hub/commands/commands.h"
#include "sync/hub/commands/hub_options.h"

namespace uketsuke {

Command import_command() {
    return {
        "import",
        "Take in the records that a terminal exported to a file (uketsuke export) for this hub.\n"
        "Every record's fate is told; a torn file is refused whole, and importing twice is\n"
        "harmless. Works beside a running hub.\n"
        "Example: uketsuke-hub import /media/usb/uketsuke-1a2b3c4d.bundle --data hub-data",
        [](Options& options) -> Action {
            auto hub = std::make_shared<HubOptions>();
            auto path = std::make_shared<std::string>();
            options.text("path", *path, "the exported file", Need::required);
            hub->declare(options);
            return [hub, path] {
                const std::string absolute = std::filesystem::absolute(*path).string();
                const Json wish = {{"path", absolute}, {"json", hub->json}};
                return run_hub_command(*hub, {"import", print_json(wish)}, IfAbsent::fail);
            };
        }};
}

}  // namespace uketsuke
