// A finding as a line for whoever looks into it: who, what, where it stands, and the word on it.
#include "platform/records/finding_commands.h"

#include "core/base/json.h"
#include "core/ledger/provisional.h"
#include "platform/records/finding_list.h"
#include "platform/records/views.h"

namespace uketsuke {

namespace {

Json json_of(const ListedFinding& one) {
    const Finding& finding = one.finding;
    Json out = {
        {"id", one.id},           {"code", finding.code},   {"person", one.row.person.hex()},
        {"entry", finding.entry}, {"about", finding.about}, {"ja", finding.text.ja},
        {"en", finding.text.en}};
    if (const auto resident = described_in(one.row)) {
        if (is_provisional(one.row)) {
            out["provisional"] = true;
        } else {
            out["resident_id"] = resident->resident_id;
        }
        out["name"] = resident->name;
        out["kana"] = resident->kana;
        out["birth_date"] = format_day(resident->birth_date);
    }
    if (finding.settled) {
        const FindingSettled& word = finding.settled->fact;
        out["settled"] = {{"as", to_text(word.as)},
                          {"note", word.note},
                          {"by", word.recorder},
                          {"at", format_instant(finding.settled->at)}};
    }
    return out;
}

std::string settlement_text(const Settlement& word, bool japanese) {
    const bool corrected = word.fact.as == SettledAs::corrected;
    const std::string as = japanese ? (corrected ? "対応済み" : "記録どおり")
                                    : (corrected ? "corrected" : "as recorded");
    return "\n    " + as + ": " + word.fact.note + " (" + word.fact.recorder + ", " +
           format_instant(word.at) + ")";
}

std::string text_of(const ListedFinding& one, bool japanese) {
    const Finding& finding = one.finding;
    std::string text = one.id + "  ";
    if (const auto resident = described_in(one.row)) {
        text += resident->name + " (" + resident->kana + ", " + format_day(resident->birth_date);
        if (is_provisional(one.row)) {
            text += japanese ? ", 仮受付)" : ", provisional)";
        } else {
            text += (japanese ? ", 宛名番号 " : ", resident ") + resident->resident_id + ")";
        }
    } else {
        text += one.row.person.hex();
    }
    text += "\n    " + (japanese ? finding.text.ja : finding.text.en) + " [" + finding.code + "]";
    if (!finding.entry.empty()) text += "\n    " + finding.entry;
    if (!finding.about.empty()) text += "\n    " + finding.about;
    if (finding.settled) text += settlement_text(*finding.settled, japanese);
    return text;
}

class FindingDesk {
  public:
    FindingDesk(Records& records, Json arguments, CommandOutput& output, bool japanese)
        : ledger_(records.ledger()),
          arguments_(std::move(arguments)),
          output_(output),
          japanese_(japanese) {}

    Result<int> tell_findings(Instant now) {
        const auto settled = flag("all") ? Settled::included : Settled::left_out;
        const auto list = TRY(list_findings(ledger_, settled));
        std::vector<Draft> views;
        for (const ListedFinding& one : list)
            views.push_back(view_of(one.row, viewer_of_command(), "findings", one.municipality));
        if (!views.empty()) TRY(ledger_.append_all(views, now));
        for (const ListedFinding& one : list) tell(one);
        if (list.empty() && !flag("json"))
            output_.out(japanese_ ? "要確認の項目はありません。"
                                  : "There is nothing to look into.");
        return list.empty() ? 0 : 1;
    }

    Result<int> settle(Instant now) {
        const std::string as = text_or(arguments_, "as");
        const auto settled_as = as == "as-recorded" ? SettledAs::as_recorded : parse_settled_as(as);
        if (!settled_as) {
            return fail(
                ErrorKind::bad_input, "settle.as",
                {"--as「" + as + "」はありません。", "There is no --as " + as + "."},
                {"as-recorded か corrected にしてください。", "Say as-recorded or corrected."});
        }
        tell(TRY(settle_finding(ledger_,
                                {text_or(arguments_, "id"), *settled_as,
                                 text_or(arguments_, "note"), text_or(arguments_, "by")},
                                now)));
        return 0;
    }

    int tell_error(const Error& error) {
        if (flag("json")) {
            output_.out(print_json(
                Json{{"error", {{"code", error.code}, {"message", to_line(error, japanese_)}}}}));
        } else {
            output_.err(to_line(error, japanese_));
        }
        return exit_status(error);
    }

  private:
    bool flag(const char* key) const {
        const auto found = arguments_.find(key);
        return found != arguments_.end() && *found == true;
    }
    void tell(const ListedFinding& one) {
        output_.out(flag("json") ? print_json(json_of(one)) : text_of(one, japanese_));
    }

    Ledger& ledger_;
    Json arguments_;
    CommandOutput& output_;
    bool japanese_;
};

}  // namespace

std::optional<int> carry_out_finding_command(Records& records, const CommandRequest& request,
                                             CommandOutput& output, bool japanese, Instant now) {
    if (request.command != "findings" && request.command != "settle") return std::nullopt;
    const auto arguments = parse_json(request.arguments);
    FindingDesk desk(records, arguments.has_value() ? *arguments : Json::object(), output,
                     japanese);
    if (!arguments.has_value()) return desk.tell_error(arguments.error());
    const auto done = request.command == "findings" ? desk.tell_findings(now) : desk.settle(now);
    return done.has_value() ? *done : desk.tell_error(done.error());
}

}  // namespace uketsuke
