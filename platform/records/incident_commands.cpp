// An incident as a line for whoever reports it, and all of them as a file.
#include "platform/records/incident_commands.h"

#include "core/base/json.h"
#include "platform/folder/files.h"
#include "platform/records/incident_list.h"
#include "platform/records/views.h"

namespace uketsuke {

namespace {

struct Wish {
    std::optional<std::chrono::year_month> month;
    std::string to;
    bool json = false;
    bool replace = false;
    bool japanese = false;
};

Json json_of(const ListedIncident& one) {
    const IncidentReport& report = one.report;
    return {{"record", report.record},
            {"form", report.at_once ? "4-10-2" : "4-10-3"},
            {"kind", {{"ja", report.kind.ja}, {"en", report.kind.en}}},
            {"harm", {{"ja", report.harm.ja}, {"en", report.harm.en}}},
            {"told", report.told},
            {"note", report.note},
            {"noticed", format_instant(report.noticed)},
            {"person", one.row.person.hex()},
            {"name", report.name},
            {"birth_date", format_day(report.birth_date)},
            {"date", format_day(report.dose.date)},
            {"dose_number", report.dose.number},
            {"product", report.dose.product},
            {"lot", report.dose.lot},
            {"venue", report.venue}};
}

std::string text_of(const ListedIncident& one, bool japanese) {
    const IncidentReport& report = one.report;
    const std::string form = report.at_once ? "4-10-2" : "4-10-3";
    const std::string when = report.at_once ? (japanese ? "直ちに" : "at once")
                                            : (japanese ? "翌月15日まで" : "monthly");
    return format_instant(report.noticed) + "  " +
           (japanese ? "様式" + form + "（" + when + "） " : "form " + form + " (" + when + ") ") +
           (japanese ? report.kind.ja + "、" + report.harm.ja
                     : report.kind.en + ", " + report.harm.en) +
           "\n    " + report.name + ", " + format_day(report.dose.date) + " " +
           report.dose.product + " " + report.dose.lot + ", " + report.venue + "\n    " +
           report.record;
}

Result<Wish> wish_in(const Json& arguments, bool japanese) {
    const auto flag = [&](const char* key) {
        const auto found = arguments.find(key);
        return found != arguments.end() && *found == true;
    };
    Wish wish{{}, text_or(arguments, "to"), flag("json"), flag("replace"), japanese};
    const std::string month = text_or(arguments, "month");
    if (!month.empty()) wish.month = TRY(parse_month(month));
    return wish;
}

Result<void> write_table(const std::vector<ListedIncident>& list, const Wish& wish) {
    std::error_code ignored;
    if (!wish.replace && std::filesystem::exists(wish.to, ignored)) {
        return fail(ErrorKind::conflict, "export.exists",
                    {wish.to + " はもうあります。何も書き出していません。",
                     wish.to + " is there already. Nothing was exported."},
                    {"別の名前にするか、--replace で置き換えてください。",
                     "Name another file, or replace it with --replace."});
    }
    return write_file_atomically(wish.to, to_bytes(incidents_csv(list)));
}

Result<int> tell_incidents(Ledger& ledger, const Wish& wish, CommandOutput& output, Instant now) {
    const auto list = TRY(list_incidents(ledger, wish.month));
    std::vector<Draft> views;
    for (const ListedIncident& one : list) {
        const std::string chain = one.report.record.substr(one.report.record.find('/') + 1, 6);
        views.push_back(view_of(one.row, viewer_of_command(), "command", chain));
    }
    if (!views.empty()) TRY(ledger.append_all(views, now));
    if (!wish.to.empty()) TRY(write_table(list, wish));
    for (const ListedIncident& one : list)
        output.out(wish.json ? print_json(json_of(one)) : text_of(one, wish.japanese));
    if (wish.json) return 0;
    if (list.empty()) {
        output.out(wish.japanese ? "間違い接種の記録はありません。" : "No incident is recorded.");
    } else if (!wish.to.empty()) {
        const std::string count = std::to_string(list.size());
        output.out(wish.japanese ? count + "件を " + wish.to + " に書き出しました。"
                                 : count + " written to " + wish.to + ".");
    }
    return 0;
}

}  // namespace

std::optional<int> carry_out_incident_command(Records& records, const CommandRequest& request,
                                              CommandOutput& output, bool japanese, Instant now) {
    if (request.command != "incidents") return std::nullopt;
    const auto done = [&]() -> Result<int> {
        const Json arguments = TRY(parse_json(request.arguments));
        return tell_incidents(records.ledger(), TRY(wish_in(arguments, japanese)), output, now);
    }();
    if (done.has_value()) return *done;
    output.err(to_line(done.error(), japanese));
    return exit_status(done.error());
}

}  // namespace uketsuke
