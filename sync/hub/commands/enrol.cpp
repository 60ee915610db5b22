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
        "A terminal of --scope seen, a clinic's, is sent the records of those whom it has seen; it "
        "opens\n"
        "others by their voucher while it has a line to the hub. One of --scope city works without "
        "a\n"
        "line for everybody. The scope stays what it was when the device was enrolled.\n"
        "Examples: uketsuke-hub enrol --name 受付1 --data hub-data\n"
        "          uketsuke-hub enrol --name 見本医院 --scope seen --data hub-data",
        [](Options& options) -> Action {
            auto hub = std::make_shared<HubOptions>();
            auto name = std::make_shared<std::string>();
            auto site = std::make_shared<bool>(false);
            auto scope = std::make_shared<std::string>("city");
            options.text("--name", *name, "what the terminal is called");
            options.flag("--site-hub", *site, "the code is for a hub, which lets others in");
            options.text("--scope", *scope, "of whom it holds the records: city (default) or seen");
            hub->declare(options);
            return [hub, name, site, scope] {
                const DeviceRole role = *site ? DeviceRole::hub : DeviceRole::terminal;
                const Json wish = {{"name", *name},
                                   {"role", to_text(role)},
                                   {"scope", *scope},
                                   {"json", hub->json}};
                return run_hub_command(*hub, {"enrol", print_json(wish)}, IfAbsent::fail);
            };
        }};
}

}  // namespace uketsuke
