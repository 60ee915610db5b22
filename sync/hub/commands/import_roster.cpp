// `uketsuke-hub import-roster FILE [--doses FILE]`: all or nothing.
#include "core/base/json.h"
#include "sync/hub/commands/commands.h"
#include "sync/hub/commands/hub_options.h"

namespace uketsuke {

namespace {

struct ImportArguments {
    HubOptions hub;
    std::string roster;
    std::string doses;
    std::string municipality;
    std::string programme;
};

// The process that does the work may stand in another folder.
std::string absolute_or_empty(const std::string& path) {
    return path.empty() ? path : std::filesystem::absolute(path).string();
}

int import_roster(const ImportArguments& arguments) {
    const Json wish = {{"roster", absolute_or_empty(arguments.roster)},
                       {"doses", absolute_or_empty(arguments.doses)},
                       {"municipality", arguments.municipality},
                       {"programme", arguments.programme},
                       {"json", arguments.hub.json}};
    return run_hub_command(arguments.hub, {"import-roster", print_json(wish)}, IfAbsent::create);
}

}  // namespace

Command import_roster_command() {
    return {"import-roster",
            "Take in the city's roster (CSV, UTF-8 or CP932), all of it or nothing. The columns "
            "are listed in sync/README.md. Works beside a running hub.\n"
            "Example: uketsuke-hub import-roster roster.csv --doses doses.csv --data hub-data",
            [](Options& options) -> Action {
                auto arguments = std::make_shared<ImportArguments>();
                options.text("roster", arguments->roster, "roster.csv", Need::required);
                options.text("--doses", arguments->doses, "doses.csv: doses already given");
                options.text("--municipality", arguments->municipality,
                             "six digits (default: that of the first roster)");
                options.text("--programme", arguments->programme,
                             "the programme's id that terminals are told");
                arguments->hub.declare(options);
                return [arguments] { return import_roster(*arguments); };
            }};
}

}  // namespace uketsuke
