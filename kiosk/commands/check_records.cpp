// `uketsuke verify`, `rebuild`, `show`, `findings`, `settle` and `incidents`: do the chains hold,
// do the tables say what they say, what does not fit together, and what went wrong?
#include <memory>

#include "core/base/json.h"
#include "kiosk/commands/commands.h"
#include "platform/clock/clock.h"
#include "platform/folder/carry_out.h"
#include "platform/records/key_choice.h"
#include "platform/records/record_commands.h"

namespace uketsuke {

namespace {

struct CheckArguments {
    std::string data = "data";
    KeyChoice keys;
    bool json = false;
    bool replace = false;
    std::string voucher;
    std::string now;
    bool all = false;
    std::string finding;
    std::string as = "as-recorded";
    std::string note;
    std::string by;
    std::string month;
    std::string to;
};

// Whoever carries it out may stand elsewhere.
std::string absolute_or_empty(const std::string& path) {
    return path.empty() ? "" : std::filesystem::absolute(path).string();
}

int check(const std::string& command, const CheckArguments& arguments) {
    const auto clock = clock_from_options(arguments.now, "");
    if (!clock.has_value()) return report(clock.error(), arguments.json);
    const CommandRequest request{command,
                                 print_json(Json{{"json", arguments.json},
                                                 {"replace", arguments.replace},
                                                 {"voucher", arguments.voucher},
                                                 {"all", arguments.all},
                                                 {"id", arguments.finding},
                                                 {"as", arguments.as},
                                                 {"note", arguments.note},
                                                 {"by", arguments.by},
                                                 {"month", arguments.month},
                                                 {"to", absolute_or_empty(arguments.to)}})};
    const auto here = [&](const DataFolder& folder, const CommandRequest& asked,
                          CommandOutput& output) {
        const auto source = choose_key_source(arguments.keys, folder.path());
        if (!source.has_value()) return report(source.error(), arguments.json);
        auto opened = Records::open(folder, **source, RecordsOf::terminal);
        if (!opened.has_value()) return report(opened.error(), arguments.json);
        return carry_out_record_command(**opened, asked, output, speaks_japanese(), (*clock)->now())
            .value_or(2);
    };
    const auto status =
        carry_out(std::filesystem::absolute(arguments.data), request, here, standard_output());
    return status.has_value() ? *status : report(status.error(), arguments.json);
}

Command check_command(const char* name, const char* help, bool may_replace) {
    return {name, help, [name, may_replace](Options& options) -> Action {
                auto arguments = std::make_shared<CheckArguments>();
                options.text("--data", arguments->data, "the terminal's data folder");
                arguments->keys.declare(options);
                options.flag("--json", arguments->json, "one JSON object");
                if (may_replace)
                    options.flag("--replace", arguments->replace,
                                 "write the tables anew where they differ");
                return [name, arguments] { return check(name, *arguments); };
            }};
}

}  // namespace

Command verify_command() {
    return check_command("verify",
                         "Check every chain and every signature; say where one breaks.\n"
                         "Works beside a running terminal.\n"
                         "Example: uketsuke verify --data /var/lib/uketsuke",
                         false);
}

Command rebuild_command() {
    return check_command("rebuild",
                         "Fold all records again and compare with the tables: \"identical\", or "
                         "the first difference.\n"
                         "Example: uketsuke rebuild --data /var/lib/uketsuke",
                         true);
}

Command show_command() {
    return {"show",
            "Print the whole record of the person whom a voucher names, one JSON object a person.\n"
            "Example: uketsuke show NUMBER --data /var/lib/uketsuke",
            [](Options& options) -> Action {
                auto arguments = std::make_shared<CheckArguments>();
                options.text("voucher", arguments->voucher, "the 18 digits of the voucher",
                             Need::required);
                options.text("--data", arguments->data, "the terminal's data folder");
                options.text("--now", arguments->now, "pin the clock: 2030-04-01T09:30:00+09:00");
                arguments->keys.declare(options);
                return [arguments] { return check("show", *arguments); };
            }};
}

Command findings_command() {
    return {"findings",
            "List what does not fit together (要確認): the same dose twice, a dose that came too\n"
            "early, two roster rows for one person, a dose on a void voucher. Exit status 1 where\n"
            "there is any. Every machine with the same records shows the same list.\n"
            "Example: uketsuke findings --data /var/lib/uketsuke",
            [](Options& options) -> Action {
                auto arguments = std::make_shared<CheckArguments>();
                options.text("--data", arguments->data, "the terminal's data folder");
                options.text("--now", arguments->now, "pin the clock: 2030-04-01T09:30:00+09:00");
                arguments->keys.declare(options);
                options.flag("--all", arguments->all, "also what is settled");
                options.flag("--json", arguments->json, "one JSON object a line");
                return [arguments] { return check("findings", *arguments); };
            }};
}

Command incidents_command() {
    return {"incidents",
            "List the incidents (間違い接種) that are recorded, with the form on which each is "
            "reported:\n"
            "4-10-2 at once, 4-10-3 by the 15th of the next month. --to writes a table for a\n"
            "spreadsheet, with every field that the records can fill.\n"
            "Example: uketsuke incidents --month 2030-04 --to incidents.csv",
            [](Options& options) -> Action {
                auto arguments = std::make_shared<CheckArguments>();
                options.text("--month", arguments->month, "in which they were noticed: 2030-04");
                options.text("--to", arguments->to, "a file to write them to, .csv");
                options.flag("--replace", arguments->replace, "where the file is there already");
                options.text("--data", arguments->data, "the terminal's data folder");
                options.text("--now", arguments->now, "pin the clock: 2030-04-01T09:30:00+09:00");
                arguments->keys.declare(options);
                options.flag("--json", arguments->json, "one JSON object a line");
                return [arguments] { return check("incidents", *arguments); };
            }};
}

Command settle_command() {
    return {"settle",
            "Say what was found out about one of the findings. No record is changed by it; every\n"
            "machine shows the word.\n"
            "Example: uketsuke settle 0a1b2c3d4e5f --note 本人に確認した --by '見本 花子'",
            [](Options& options) -> Action {
                auto arguments = std::make_shared<CheckArguments>();
                options.text("finding", arguments->finding, "its id in `findings`", Need::required);
                options.text("--as", arguments->as,
                             "as-recorded (nothing to correct) or corrected");
                options.text("--note", arguments->note, "what was found out");
                options.text("--by", arguments->by, "who says so");
                options.text("--data", arguments->data, "the terminal's data folder");
                options.text("--now", arguments->now, "pin the clock: 2030-04-01T09:30:00+09:00");
                arguments->keys.declare(options);
                options.flag("--json", arguments->json, "one JSON object");
                return [arguments] { return check("settle", *arguments); };
            }};
}

}  // namespace uketsuke
