// `uketsuke-hub views`: who saw a person's record.
#include "core/base/json.h"
#include "sync/hub/commands/commands.h"
#include "sync/hub/commands/hub_options.h"

namespace uketsuke {

Command views_command() {
    return {"views",
            "List who saw a person's record, when, on which device and how: at the desks by a\n"
            "voucher, and by `show` anywhere. For an inquiry of that person.\n"
            "Example: uketsuke-hub views NUMBER --data hub-data\n"
            "Example: uketsuke-hub views --resident 990000000000001 --json --data hub-data",
            [](Options& options) -> Action {
                auto hub = std::make_shared<HubOptions>();
                auto voucher = std::make_shared<std::string>();
                auto resident = std::make_shared<std::string>();
                options.text("voucher", *voucher, "the 18 digits of the person's voucher");
                options.text("--resident", *resident, "the person's number in the roster");
                hub->declare(options);
                return [hub, voucher, resident] {
                    const Json wish = {
                        {"voucher", *voucher}, {"resident", *resident}, {"json", hub->json}};
                    return run_hub_command(*hub, {"views", print_json(wish)}, IfAbsent::fail);
                };
            }};
}

}  // namespace uketsuke
