// `uketsuke find`: a person by name in kana, date of birth or number, without a voucher.
#include <memory>

#include "core/base/json.h"
#include "kiosk/commands/commands.h"
#include "platform/clock/clock.h"
#include "platform/folder/carry_out.h"
#include "platform/records/find_command.h"
#include "platform/records/key_choice.h"

namespace uketsuke {

namespace {

struct FindArguments {
    std::string data = "data";
    KeyChoice keys;
    std::string kana;
    std::string born;
    std::string number;
    std::string now;
};

int find(const FindArguments& arguments) {
    const auto clock = clock_from_options(arguments.now, "");
    if (!clock.has_value()) return report(clock.error());
    const CommandRequest request{"find", print_json(Json{{"kana", arguments.kana},
                                                         {"born", arguments.born},
                                                         {"number", arguments.number}})};
    const auto here = [&](const DataFolder& folder, const CommandRequest& asked,
                          CommandOutput& output) {
        const auto source = choose_key_source(arguments.keys, folder.path());
        if (!source.has_value()) return report(source.error());
        auto opened = Records::open(folder, **source, RecordsOf::terminal);
        if (!opened.has_value()) return report(opened.error());
        LedgerIndex index;
        return carry_out_find_command(**opened, index, asked, output, speaks_japanese(),
                                      (*clock)->now())
            .value_or(2);
    };
    const auto status =
        carry_out(std::filesystem::absolute(arguments.data), request, here, standard_output());
    return status.has_value() ? *status : report(status.error());
}

}  // namespace

Command find_command() {
    return {"find",
            "Find a person without a voucher: by kana (whole names or their beginnings, in any\n"
            "order), date of birth in either calendar, the last digits of the voucher's number or\n"
            "the 宛名番号. One JSON object a person, the best first; exit status 1 where nobody\n"
            "fits. That they were seen is written down. Works beside a running terminal.\n"
            "Example: uketsuke find --kana 'みほん たろう' --born S25.4.5 --data /var/lib/uketsuke",
            [](Options& options) -> Action {
                auto arguments = std::make_shared<FindArguments>();
                options.text("--kana", arguments->kana, "the name, or its beginning, in kana");
                options.text("--born", arguments->born, "S25.4.5, 昭和25年4月5日 or 1950-04-05");
                options.text("--number", arguments->number,
                             "the voucher's number or its last four digits, or the 宛名番号");
                options.text("--data", arguments->data, "the terminal's data folder");
                options.text("--now", arguments->now, "pin the clock: 2030-04-01T09:30:00+09:00");
                arguments->keys.declare(options);
                return [arguments] { return find(*arguments); };
            }};
}

}  // namespace uketsuke
