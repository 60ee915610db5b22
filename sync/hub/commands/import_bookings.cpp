// `uketsuke-hub import-bookings FILE --terminal NAME`: all or nothing.
#include <filesystem>

#include "core/base/json.h"
#include "sync/hub/commands/commands.h"
#include "sync/hub/commands/hub_options.h"

namespace uketsuke {

Command import_bookings_command() {
    return {
        "import-bookings",
        "Send a clinic's terminal the records of those who are booked there (CSV: "
        "voucher_number, birth_date), all of them or nobody. They arrive when it next "
        "connects; whoever comes without a booking is opened by the voucher as before.\n"
        "Example: uketsuke-hub import-bookings bookings.csv --terminal 見本医院 --data hub-data",
        [](Options& options) -> Action {
            auto hub = std::make_shared<HubOptions>();
            auto file = std::make_shared<std::string>();
            auto device = std::make_shared<std::string>();
            options.text("bookings", *file, "bookings.csv", Need::required);
            options.text("--terminal", *device, "its id, the beginning of one, or its name",
                         Need::required);
            hub->declare(options);
            return [hub, file, device] {
                // The process that does the work may stand in another folder.
                const Json wish = {{"file", std::filesystem::absolute(*file).string()},
                                   {"device", *device},
                                   {"json", hub->json}};
                return run_hub_command(*hub, {"import-bookings", print_json(wish)}, IfAbsent::fail);
            };
        }};
}

}  // namespace uketsuke
