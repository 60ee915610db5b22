// `uketsuke-hub publish FILE`: rules for the terminals, signed by this hub.
#include "core/base/json.h"
#include "platform/paths/assets.h"
#include "sync/hub/commands/commands.h"
#include "sync/hub/commands/hub_options.h"

namespace uketsuke {

namespace {

// The process that does the work may stand in another folder; an id stays an id.
std::string absolute_or_id(const std::string& file) {
    return names_a_file(file) ? std::filesystem::absolute(file).string() : file;
}

}  // namespace

Command publish_command() {
    return {
        "publish",
        "Sign rules and publish them to the terminals: a programme, a screening form or a list of\n"
        "lots (core/programme/README.md says how to write one). Terminals judge by nothing else;\n"
        "they take it over with the next person after they received it, and every dose names the\n"
        "version that judged it. A file with an error is refused with line and key, and so is a\n"
        "version that was published with another text. What a programme builds on goes with it "
        "the\n"
        "first time. Works beside a running hub.\n"
        "Example: uketsuke-hub publish lots-2030-04.toml --data hub-data",
        [](Options& options) -> Action {
            auto hub = std::make_shared<HubOptions>();
            auto file = std::make_shared<std::string>();
            options.text("file", *file, "a TOML file, or the id of a programme in assets",
                         Need::required);
            hub->declare(options);
            return [hub, file] {
                const Json wish = {{"file", absolute_or_id(*file)}, {"json", hub->json}};
                return run_hub_command(*hub, {"publish", print_json(wish)}, IfAbsent::fail);
            };
        }};
}

}  // namespace uketsuke
