// `uketsuke-hub erase`: records whose five years are over.
#include "core/base/json.h"
#include "sync/hub/commands/commands.h"
#include "sync/hub/commands/hub_options.h"

namespace uketsuke {

Command erase_command() {
    return {
        "erase",
        "Erase the records whose five years are over: the bodies go, here and in every terminal\n"
        "and hub when it next connects; the chains still verify, and that it was done is "
        "recorded.\n"
        "Only the city's hub erases. Works beside a running hub, and may be repeated.\n"
        "Example: uketsuke-hub erase --dry-run --data hub-data",
        [](Options& options) -> Action {
            auto hub = std::make_shared<HubOptions>();
            auto before = std::make_shared<std::string>();
            auto dry_run = std::make_shared<bool>(false);
            options.text("--before", *before,
                         "YYYY-MM-DD: what is dated before this day (default, and at most: five "
                         "years before today)");
            options.flag("--dry-run", *dry_run, "tell what is due and erase nothing");
            hub->declare(options);
            return [hub, before, dry_run] {
                const Json wish = {{"before", *before}, {"dry_run", *dry_run}, {"json", hub->json}};
                return run_hub_command(*hub, {"erase", print_json(wish)}, IfAbsent::fail);
            };
        }};
}

}  // namespace uketsuke
