// `uketsuke-hub findings`, `settle` and `incidents`.
#include "core/base/json.h"
#include "sync/hub/commands/commands.h"
#include "sync/hub/commands/hub_options.h"

namespace uketsuke {

namespace {

struct SettleArguments {
    HubOptions hub;
    std::string finding;
    std::string as = "as-recorded";
    std::string note;
    std::string by;
};

struct IncidentArguments {
    HubOptions hub;
    std::string month;
    std::string to;
    bool replace = false;
};

}  // namespace

Command findings_command() {
    return {"findings",
            "List what does not fit together (要確認): the same dose twice, a dose that came too\n"
            "early, two roster rows for one person, a dose on a void voucher. Exit status 1 where\n"
            "there is any. Every machine with the same records shows the same list.\n"
            "Example: uketsuke-hub findings --json --data hub-data",
            [](Options& options) -> Action {
                auto hub = std::make_shared<HubOptions>();
                auto all = std::make_shared<bool>(false);
                options.flag("--all", *all, "also what is settled");
                hub->declare(options);
                return [hub, all] {
                    const Json wish = {{"json", hub->json}, {"all", *all}};
                    return run_hub_command(*hub, {"findings", print_json(wish)}, IfAbsent::fail);
                };
            }};
}

Command incidents_command() {
    return {
        "incidents",
        "List the incidents (間違い接種) that terminals recorded, with the form on which each "
        "is\n"
        "reported: 4-10-2 at once, 4-10-3 by the 15th of the next month. --to writes a table\n"
        "for a spreadsheet, with every field that the records can fill.\n"
        "Example: uketsuke-hub incidents --month 2030-04 --to incidents.csv --data hub-data",
        [](Options& options) -> Action {
            auto with = std::make_shared<IncidentArguments>();
            options.text("--month", with->month, "in which they were noticed: 2030-04");
            options.text("--to", with->to, "a file to write them to, .csv");
            options.flag("--replace", with->replace, "where the file is there already");
            with->hub.declare(options);
            return [with] {
                namespace fs = std::filesystem;
                const Json wish = {{"json", with->hub.json},
                                   {"month", with->month},
                                   {"to", with->to.empty() ? "" : fs::absolute(with->to).string()},
                                   {"replace", with->replace}};
                return run_hub_command(with->hub, {"incidents", print_json(wish)}, IfAbsent::fail);
            };
        }};
}

Command settle_command() {
    return {
        "settle",
        "Say what was found out about one of the findings. No record is changed by it; every\n"
        "machine shows the word.\n"
        "Example: uketsuke-hub settle 0a1b2c3d4e5f --as corrected --note 訂正した --by '見本 花子'",
        [](Options& options) -> Action {
            auto with = std::make_shared<SettleArguments>();
            options.text("finding", with->finding, "its id in `findings`", Need::required);
            options.text("--as", with->as, "as-recorded (nothing to correct) or corrected");
            options.text("--note", with->note, "what was found out");
            options.text("--by", with->by, "who says so");
            with->hub.declare(options);
            return [with] {
                const Json wish = {{"json", with->hub.json},
                                   {"id", with->finding},
                                   {"as", with->as},
                                   {"note", with->note},
                                   {"by", with->by}};
                return run_hub_command(with->hub, {"settle", print_json(wish)}, IfAbsent::fail);
            };
        }};
}

}  // namespace uketsuke
