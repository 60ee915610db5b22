// `uketsuke-hub import-national FILE`: all or nothing.
#include <filesystem>

#include "core/base/json.h"
#include "sync/hub/commands/commands.h"
#include "sync/hub/commands/hub_options.h"

namespace uketsuke {

Command import_national_command() {
    return {
        "import-national",
        "Take in doses that residents had elsewhere from the national record system's CSV (UTF-8 "
        "or CP932), all of it or nothing. A dose that is here in other words is told and not "
        "taken; the same file again changes nothing. The columns are in sync/national/README.md.\n"
        "Example: uketsuke-hub import-national records.csv --data hub-data",
        [](Options& options) -> Action {
            auto hub = std::make_shared<HubOptions>();
            auto file = std::make_shared<std::string>();
            options.text("records", *file, "records.csv", Need::required);
            hub->declare(options);
            return [hub, file] {
                // The process that does the work may stand in another folder.
                const Json wish = {{"file", std::filesystem::absolute(*file).string()},
                                   {"json", hub->json}};
                return run_hub_command(*hub, {"import-national", print_json(wish)}, IfAbsent::fail);
            };
        }};
}

}  // namespace uketsuke
