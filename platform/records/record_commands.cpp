// verify, rebuild and show, for people and as JSON.
#include "platform/records/record_commands.h"

#include "core/base/json.h"
#include "core/voucher/voucher.h"
#include "platform/records/finding_commands.h"
#include "platform/records/incident_commands.h"
#include "platform/records/views.h"

namespace uketsuke {

namespace {

struct Asked {
    Instant now{};
    bool json = false;
    bool replace = false;
    bool japanese = false;
};

int tell_error(const Error& error, const Asked& asked, CommandOutput& output) {
    if (asked.json) {
        output.out(print_json(
            Json{{"error", {{"code", error.code}, {"message", to_line(error, asked.japanese)}}}}));
    } else {
        output.err(to_line(error, asked.japanese));
    }
    return exit_status(error);
}

void tell(const Json& as_json, const Words& as_words, const Asked& asked, CommandOutput& output) {
    output.out(asked.json ? print_json(as_json) : asked.japanese ? as_words.ja : as_words.en);
}

int verify(Ledger& ledger, const Asked& asked, CommandOutput& output) {
    const auto checked = ledger.verify_all();
    if (!checked.has_value()) return tell_error(checked.error(), asked, output);
    const std::string count = std::to_string(*checked);
    tell(Json{{"verified", *checked}},
         {"記録" + count + "件の連鎖と署名は、すべて正しいです。",
          count + " records: every link and signature holds."},
         asked, output);
    return 0;
}

int rebuild(Ledger& ledger, const Asked& asked, CommandOutput& output) {
    const auto how = asked.replace ? Ledger::Rebuild::replace : Ledger::Rebuild::compare;
    const auto differing = ledger.rebuild(how);
    if (!differing.has_value()) return tell_error(differing.error(), asked, output);
    if (differing->empty()) {
        tell(Json{{"rebuild", "identical"}}, {"作り直した表は、今の表と同一です。", "identical"},
             asked, output);
        return 0;
    }
    const std::string count = std::to_string(differing->size());
    tell(Json{{"rebuild", "different"}, {"subjects", *differing}, {"replaced", asked.replace}},
         {count + "件の表が記録と違います。最初は" + differing->front() + "です。" +
              (asked.replace ? "記録のとおりに直しました。" : "--replace で直せます。"),
          count + " rows differ from their records; the first is " + differing->front() + ". " +
              (asked.replace ? "They were made anew." : "Use --replace to make them anew.")},
         asked, output);
    return 1;
}

// The whole record of whoever this voucher names, as the tables have it.
int show(Ledger& ledger, const std::string& line, const Asked& asked, CommandOutput& output) {
    const auto voucher = parse_voucher_line(line);
    if (!voucher.has_value()) return tell_error(voucher.error(), asked, output);
    const auto people =
        ledger.people_by_voucher(voucher->municipality.text(), voucher->number.text());
    if (!people.has_value()) return tell_error(people.error(), asked, output);
    std::vector<Draft> views;
    for (const PersonRow& row : *people)
        views.push_back(view_of(row, viewer_of_command(), "command", voucher->municipality.text()));
    const auto noted = ledger.append_all(views, asked.now);
    if (!noted.has_value()) return tell_error(noted.error(), asked, output);
    for (const PersonRow& row : *people) output.out(print_row(row));
    if (!people->empty()) return 0;
    output.err(asked.japanese ? "この券番号の人は、名簿にも記録にもありません。"
                              : "Nobody with this voucher is in the roster or the records.");
    return 1;
}

bool flag_in(const Json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_boolean() && found->get<bool>();
}

}  // namespace

std::optional<int> carry_out_record_command(Records& records, const CommandRequest& request,
                                            CommandOutput& output, bool japanese, Instant now) {
    if (const auto done = carry_out_finding_command(records, request, output, japanese, now))
        return *done;
    if (const auto done = carry_out_incident_command(records, request, output, japanese, now))
        return *done;
    const std::string& command = request.command;
    if (command != "verify" && command != "rebuild" && command != "show") return std::nullopt;
    Asked asked{.now = now, .japanese = japanese};
    const auto arguments = parse_json(request.arguments);
    if (!arguments.has_value()) return tell_error(arguments.error(), asked, output);
    asked.json = flag_in(*arguments, "json");
    asked.replace = flag_in(*arguments, "replace");
    if (command == "show")
        return show(records.ledger(), text_or(*arguments, "voucher"), asked, output);
    return command == "verify" ? verify(records.ledger(), asked, output)
                               : rebuild(records.ledger(), asked, output);
}

}  // namespace uketsuke
