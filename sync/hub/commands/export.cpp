// `uketsuke-hub export national` and `export open-data`: the country's files.
#include <filesystem>

#include "core/base/json.h"
#include "sync/hub/commands/commands.h"
#include "sync/hub/commands/hub_options.h"

namespace uketsuke {

namespace {

struct ExportArguments {
    HubOptions hub;
    std::string what;
    std::string to;
    std::string encoding, municipality, from, until, as_of;
};

int wrong_usage(const ExportArguments& arguments, Words what, Words next) {
    report(Error{ErrorKind::bad_input, "export.usage", std::move(what), std::move(next)},
           arguments.hub.json);
    return 2;
}

int run(const ExportArguments& arguments) {
    const bool national = arguments.what == "national";
    if (!national && arguments.what != "open-data")
        return wrong_usage(
            arguments,
            {"「export " + arguments.what + "」はありません。",
             "There is no export of " + arguments.what + "."},
            {"national か open-data を指定してください。", "Name national or open-data."});
    const bool alien = national ? !arguments.as_of.empty()
                                : !(arguments.encoding + arguments.from + arguments.until).empty();
    if (alien)
        return wrong_usage(arguments,
                           {"このファイルにはない指定があります。",
                            "One of these options is none of this file's."},
                           {"national: --encoding --from --until、open-data: --as-of",
                            "national: --encoding --from --until; open-data: --as-of"});
    // The process that does the work may stand in another folder.
    const std::string file = std::filesystem::absolute(arguments.to).string();
    Json wish = {
        {"file", file}, {"municipality", arguments.municipality}, {"json", arguments.hub.json}};
    if (national) {
        wish["encoding"] = arguments.encoding;
        wish["from"] = arguments.from;
        wish["until"] = arguments.until;
    } else {
        wish["as_of"] = arguments.as_of;
    }
    return run_hub_command(arguments.hub, {"export-" + arguments.what, print_json(wish)},
                           IfAbsent::fail);
}

}  // namespace

Command export_command() {
    return {
        "export",
        "Write one of the country's files, whole or not at all:\n"
        "national   the doses that count of the city's residents, as the national record system's\n"
        "           CSV; who cannot be written is told with the reason\n"
        "open-data  daily counts by age class, dose number and product, cells under 10 suppressed\n"
        "Both are described in sync/national/README.md. Works beside a running hub.\n"
        "Example: uketsuke-hub export national --to records.csv --encoding utf8 --data hub-data",
        [](Options& options) -> Action {
            auto arguments = std::make_shared<ExportArguments>();
            options.text("what", arguments->what, "national or open-data", Need::required);
            options.text("--to", arguments->to, "the file to write", Need::required);
            options.text("--municipality", arguments->municipality,
                         "whose residents: six digits (default: the hub's own)");
            options.text("--encoding", arguments->encoding,
                         "national: cp932 (default), utf8 or utf8-bom");
            options.text("--from", arguments->from,
                         "national: only people with a dose on this day or later");
            options.text("--until", arguments->until,
                         "national: only people with a dose on this day or before");
            options.text("--as-of", arguments->as_of,
                         "open-data: what had been recorded by the end of that day");
            arguments->hub.declare(options);
            return [arguments] { return run(*arguments); };
        }};
}

}  // namespace uketsuke
