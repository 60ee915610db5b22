// `uketsuke enrol`, `sync`, `status`, `export` and `import`: the terminal and its hub, without a
// window.
#include <memory>

#include "core/base/json.h"
#include "kiosk/commands/commands.h"
#include "platform/clock/clock.h"
#include "platform/folder/carry_out.h"
#include "platform/records/key_choice.h"
#include "sync/client/terminal_commands.h"

namespace uketsuke {

namespace {

struct HubArguments {
    std::string data = "data";
    KeyChoice keys;
    std::string now;
    bool json = false;
    std::string url;
    std::string code;
    std::string name;
    std::string ca_file;
    std::string path;
    bool replace = false;
    bool last = false;
    bool training = false;

    void declare(Options& options) {
        options.text("--data", data, "the terminal's data folder");
        options.text("--now", now, "pin the clock: 2030-04-01T09:30:00+09:00");
        keys.declare(options);
        options.flag("--json", json, "one JSON object");
    }
};

// The process that does the work may stand in another folder.
std::string absolute_or_empty(const std::string& path) {
    return path.empty() ? path : std::filesystem::absolute(path).string();
}

// By the terminal that runs on the data folder, or here where none does.
int run_terminal_command(const std::string& command, const HubArguments& arguments,
                         IfAbsent if_absent) {
    const auto clock = clock_from_options(arguments.now, "");
    if (!clock.has_value()) return report(clock.error(), arguments.json);
    const CommandRequest request{command,
                                 print_json(Json{{"json", arguments.json},
                                                 {"hub", arguments.url},
                                                 {"code", arguments.code},
                                                 {"name", arguments.name},
                                                 {"ca_file", arguments.ca_file},
                                                 {"path", absolute_or_empty(arguments.path)},
                                                 {"replace", arguments.replace},
                                                 {"last", arguments.last}})};
    const auto here = [&](const DataFolder& folder, const CommandRequest& asked,
                          CommandOutput& output) {
        if (arguments.training) {
            if (const auto marked = mark_for_training(folder); !marked)
                return report(marked.error(), arguments.json);
        }
        const auto source = choose_key_source(arguments.keys, folder.path());
        if (!source.has_value()) return report(source.error(), arguments.json);
        const auto records = Records::open(folder, **source, RecordsOf::terminal);
        if (!records.has_value()) return report(records.error(), arguments.json);
        const OnRecords on_records = [&](const std::function<void(Records&)>& job) {
            job(**records);
            return true;
        };
        return carry_out_terminal_command(on_records, asked, output, **clock, speaks_japanese())
            .value_or(2);
    };
    const auto status = carry_out(std::filesystem::absolute(arguments.data), request, here,
                                  standard_output(), if_absent);
    return status.has_value() ? *status : report(status.error(), arguments.json);
}

}  // namespace

Command enrol_command() {
    return {
        "enrol",
        "Register this terminal at a hub with a one-time code (uketsuke-hub enrol). It may know\n"
        "several hubs of one city, a site's and the city's: it speaks to the first that answers,\n"
        "and a new one comes first.\n"
        "Example: uketsuke enrol --hub http://127.0.0.1:8480 --code 7K3M-Q9PT-X2VD",
        [](Options& options) -> Action {
            auto arguments = std::make_shared<HubArguments>();
            options.text("--hub", arguments->url, "the hub's address", Need::required);
            options.text("--code", arguments->code, "the one-time code", Need::required);
            options.text("--name", arguments->name, "what this terminal is called");
            options.flag("--last", arguments->last, "after the hubs that are known already");
            options.text("--ca-file", arguments->ca_file, "PEM of the CA that signs the hub");
            options.flag("--training", arguments->training,
                         "a new data folder is for practising, with a hub that is too");
            arguments->declare(options);
            return
                [arguments] { return run_terminal_command("enrol", *arguments, IfAbsent::create); };
        }};
}

Command sync_command() {
    return {"sync",
            "Exchange with the hub once, now: send what is unsent, receive what is new.\n"
            "Example: uketsuke sync --data /var/lib/uketsuke",
            [](Options& options) -> Action {
                auto arguments = std::make_shared<HubArguments>();
                arguments->declare(options);
                return [arguments] {
                    return run_terminal_command("sync", *arguments, IfAbsent::fail);
                };
            }};
}

Command status_command() {
    return {"status",
            "Say how many records the hub has not acknowledged, how old the oldest is, when the "
            "hub last answered, and how the key is protected.\n"
            "Example: uketsuke status --json --data /var/lib/uketsuke",
            [](Options& options) -> Action {
                auto arguments = std::make_shared<HubArguments>();
                arguments->declare(options);
                return [arguments] {
                    return run_terminal_command("status", *arguments, IfAbsent::fail);
                };
            }};
}

Command export_command() {
    return {"export",
            "Write what the hub has not acknowledged to a file that only the hub can open, to be\n"
            "carried there (uketsuke-hub import). The records stay here, and stay unsent until an\n"
            "exchange says that the hub has them. Works beside a running terminal.\n"
            "Example: uketsuke export --to /media/usb --data /var/lib/uketsuke",
            [](Options& options) -> Action {
                auto arguments = std::make_shared<HubArguments>();
                options.text("--to", arguments->path,
                             "a new file, or a folder in which a name is made", Need::required);
                options.flag("--replace", arguments->replace, "replace the file where it is there");
                arguments->declare(options);
                return [arguments] {
                    return run_terminal_command("export", *arguments, IfAbsent::fail);
                };
            }};
}

Command import_command() {
    return {
        "import",
        "Hand a file that another terminal exported on to the hub over this terminal's network.\n"
        "This terminal cannot read it. Every record's fate is told.\n"
        "Example: uketsuke import /media/usb/uketsuke-1a2b3c4d.bundle --data /var/lib/uketsuke",
        [](Options& options) -> Action {
            auto arguments = std::make_shared<HubArguments>();
            options.text("path", arguments->path, "the exported file", Need::required);
            arguments->declare(options);
            return
                [arguments] { return run_terminal_command("import", *arguments, IfAbsent::fail); };
        }};
}

}  // namespace uketsuke
