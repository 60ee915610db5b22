// `uketsuke verify` and `uketsuke rebuild`: do the chains hold, and do the tables say what they
// say?
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
};

int check(const std::string& command, const CheckArguments& arguments) {
    const CommandRequest request{command, print_json(Json{{"json", arguments.json},
                                                          {"replace", arguments.replace},
                                                          {"voucher", arguments.voucher}})};
    const auto here = [&](const DataFolder& folder, const CommandRequest& asked,
                          CommandOutput& output) {
        const auto source = choose_key_source(arguments.keys, folder.path());
        if (!source.has_value()) return report(source.error(), arguments.json);
        auto opened = Records::open(folder, **source, RecordsOf::terminal);
        if (!opened.has_value()) return report(opened.error(), arguments.json);
        const Instant now = system_clock()->now();
        return carry_out_record_command(**opened, asked, output, speaks_japanese(), now)
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
                arguments->keys.declare(options);
                return [arguments] { return check("show", *arguments); };
            }};
}

}  // namespace uketsuke
