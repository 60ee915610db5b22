// `uketsuke-hub import-staff`, `staff`, `pin` and `staff-cards`: who may work at the city's sites.
#include <filesystem>
#include <iostream>

#include "core/base/json.h"
#include "sync/hub/commands/commands.h"
#include "sync/hub/commands/hub_options.h"

namespace uketsuke {

namespace {

// The process that does the work may stand in another folder.
std::string absolute(const std::string& path) { return std::filesystem::absolute(path).string(); }

struct PinArguments {
    HubOptions hub;
    std::string name;
    bool from_input = false;
};

// Not an option: what stands on a command line is seen by every other process.
int set_pin(const PinArguments& arguments) {
    std::string pin;
    if (arguments.from_input && (!std::getline(std::cin, pin) || pin.empty())) {
        return report({ErrorKind::bad_input,
                       "pin.no_input",
                       {"標準入力にPINがありません。何も変更していません。",
                        "There is no PIN on standard input. Nothing was changed."},
                       {"1行目にPINを書いてください。", "Write the PIN as the first line."}},
                      arguments.hub.json);
    }
    const Json wish = {{"name", arguments.name}, {"pin", pin}, {"json", arguments.hub.json}};
    return run_hub_command(arguments.hub, {"pin", print_json(wish)}, IfAbsent::fail);
}

struct CardArguments {
    HubOptions hub;
    std::string file;
    std::string name;
    bool specimen = false;
};

int make_cards(const CardArguments& arguments) {
    const Json wish = {{"file", absolute(arguments.file)},
                       {"name", arguments.name},
                       {"specimen", arguments.specimen},
                       {"json", arguments.hub.json}};
    return run_hub_command(arguments.hub, {"staff-cards", print_json(wish)}, IfAbsent::fail);
}

}  // namespace

Command import_staff_command() {
    return {
        "import-staff",
        "Take in the list of staff (CSV: name, kana, qualifications, manager), all of it or "
        "nothing. The columns are described in sync/README.md. Whoever is listed already "
        "keeps PIN and card; nobody is removed (see `staff --leaves`). Works beside a "
        "running hub.\n"
        "Example: uketsuke-hub import-staff staff.csv --data hub-data",
        [](Options& options) -> Action {
            auto hub = std::make_shared<HubOptions>();
            auto file = std::make_shared<std::string>();
            options.text("staff", *file, "staff.csv", Need::required);
            hub->declare(options);
            return [hub, file] {
                const Json wish = {{"file", absolute(*file)}, {"json", hub->json}};
                return run_hub_command(*hub, {"import-staff", print_json(wish)}, IfAbsent::fail);
            };
        }};
}

Command staff_command() {
    return {"staff",
            "List the staff with their qualifications, and whether each can sign in; or note that "
            "one has left, whose PIN and card then end.\n"
            "Example: uketsuke-hub staff --leaves '見本 花子' --data hub-data",
            [](Options& options) -> Action {
                auto hub = std::make_shared<HubOptions>();
                auto leaves = std::make_shared<std::string>();
                options.text("--leaves", *leaves, "the name of who works here no more");
                hub->declare(options);
                return [hub, leaves] {
                    const Json wish = {{"name", *leaves}, {"json", hub->json}};
                    return run_hub_command(*hub, {"staff", print_json(wish)}, IfAbsent::fail);
                };
            }};
}

Command pin_command() {
    return {"pin",
            "Set the PIN with which one of the staff signs in at terminals: six digits made by "
            "chance and told once, or four to eight of one's own on standard input. It counts at "
            "each terminal from its next exchange on.\n"
            "Example: uketsuke-hub pin '見本 花子' --data hub-data",
            [](Options& options) -> Action {
                auto arguments = std::make_shared<PinArguments>();
                options.text("name", arguments->name, "as the list has it", Need::required);
                options.flag("--from-input", arguments->from_input,
                             "read the PIN from standard input");
                arguments->hub.declare(options);
                return [arguments] { return set_pin(*arguments); };
            }};
}

Command staff_cards_command() {
    return {"staff-cards",
            "Write cards that sign in, one for each of the staff, as a PDF to be printed and then "
            "deleted. Every card gets a fresh code, and earlier ones no longer count.\n"
            "Example: uketsuke-hub staff-cards --to cards.pdf --data hub-data",
            [](Options& options) -> Action {
                auto arguments = std::make_shared<CardArguments>();
                options.text("--to", arguments->file, "the PDF file", Need::required);
                options.text("--name", arguments->name, "only the card of this person");
                options.flag("--specimen", arguments->specimen,
                             "print 見本 on each: a made-up city, or training");
                arguments->hub.declare(options);
                return [arguments] { return make_cards(*arguments); };
            }};
}

}  // namespace uketsuke
