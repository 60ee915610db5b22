// `uketsuke-hub status`, `rules`, `verify`, `rebuild` and `show`: what lies in the data folder, and
// does it hold?
#include "core/base/json.h"
#include "sync/hub/commands/commands.h"
#include "sync/hub/commands/hub_options.h"

namespace uketsuke {

namespace {

Command look_command(const char* name, const char* help) {
    return {name, help, [name](Options& options) -> Action {
                auto hub = std::make_shared<HubOptions>();
                hub->declare(options);
                return [name, hub] {
                    const Json wish = {{"json", hub->json}};
                    return run_hub_command(*hub, {name, print_json(wish)}, IfAbsent::fail);
                };
            }};
}

}  // namespace

Command status_command() {
    return look_command("status",
                        "Say which hub this is and how many entries it holds.\n"
                        "Example: uketsuke-hub status --json --data hub-data");
}

Command rules_command() {
    return look_command("rules",
                        "List what was published to the terminals, oldest first.\n"
                        "Example: uketsuke-hub rules --json --data hub-data");
}

Command verify_command() {
    return look_command("verify",
                        "Check every chain and every signature; say where one breaks.\n"
                        "Example: uketsuke-hub verify --data hub-data");
}

Command rebuild_command() {
    return look_command("rebuild",
                        "Fold all entries again and compare with the tables: \"identical\", or the "
                        "first difference.\n"
                        "Example: uketsuke-hub rebuild --data hub-data");
}

Command show_command() {
    return {"show",
            "Print the whole record of the person whom a voucher names, one JSON object a person.\n"
            "Example: uketsuke-hub show NUMBER --data hub-data",
            [](Options& options) -> Action {
                auto hub = std::make_shared<HubOptions>();
                auto voucher = std::make_shared<std::string>();
                options.text("voucher", *voucher, "the 18 digits of the voucher", Need::required);
                hub->declare(options);
                return [hub, voucher] {
                    const Json wish = {{"json", hub->json}, {"voucher", *voucher}};
                    return run_hub_command(*hub, {"show", print_json(wish)}, IfAbsent::fail);
                };
            }};
}

}  // namespace uketsuke
