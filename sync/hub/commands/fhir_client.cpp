// `uketsuke-hub fhir-client`: programs that may read by FHIR.
#include "core/base/json.h"
#include "sync/hub/commands/commands.h"
#include "sync/hub/commands/hub_options.h"

namespace uketsuke {

namespace {

struct FhirClientArguments {
    HubOptions hub;
    std::string action;
    std::string name;
    std::string purpose;
    bool whole_city = false;
};

}  // namespace

Command fhir_client_command() {
    return {
        "fhir-client",
        "Say which programs may read by FHIR (/fhir/r4 at the hub): add, list or remove. add "
        "prints a\n"
        "token once; only its hash is kept. Whoever reads is written down with each person whom "
        "he\n"
        "is shown (see `views`).\n"
        "Example: uketsuke-hub fhir-client add 見本医師会 --purpose '提供先と根拠' --data "
        "hub-data\n"
        "Example: uketsuke-hub fhir-client list --data hub-data",
        [](Options& options) -> Action {
            auto asked = std::make_shared<FhirClientArguments>();
            options.text("action", asked->action, "add, list or remove", Need::required);
            options.text("name", asked->name, "what the program is called in the list of views");
            options.text("--purpose", asked->purpose, "to whom the records go, and by which law");
            options.flag("--whole-city", asked->whole_city,
                         "it may also ask for everybody at once ($export)");
            asked->hub.declare(options);
            return [asked] {
                const Json wish = {{"action", asked->action},
                                   {"name", asked->name},
                                   {"purpose", asked->purpose},
                                   {"whole_city", asked->whole_city},
                                   {"json", asked->hub.json}};
                return run_hub_command(asked->hub, {"fhir-client", print_json(wish)},
                                       IfAbsent::fail);
            };
        }};
}

}  // namespace uketsuke
