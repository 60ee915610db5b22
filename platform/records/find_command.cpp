// The question from its fields, the answer as lines.
#include "platform/records/find_command.h"

#include "core/base/json.h"
#include "core/ledger/provisional.h"
#include "core/people/person_line.h"
#include "platform/records/views.h"

namespace uketsuke {

namespace {

const char* to_text(Likeness fit) {
    return fit == Likeness::exact ? "exact" : fit == Likeness::prefix ? "prefix" : "forgiven";
}

struct Listed {
    PersonRow row;
    PersonLine line;
    Likeness fit;
};

std::string json_of(const Listed& one) {
    const PersonLine& line = one.line;
    Json out = {{"person", line.person.hex()},
                {"name", line.name},
                {"kana", line.kana},
                {"birth_date", format_day(line.birth_date)},
                {"voucher_end", line.voucher_end},
                {"fit", to_text(one.fit)},
                {"warnings", Json::array()}};
    if (!line.address_protected) out["district"] = line.district;
    for (const PersonWarning warning : line.warnings) out["warnings"].push_back(to_text(warning));
    return print_json(out);
}

Result<std::vector<Listed>> list_of(Ledger& ledger, const PeopleMatches& matches, Day today) {
    std::vector<Listed> people;
    for (const PeopleMatch& match : matches.best) {
        auto row = TRY(row_under(ledger, match.row));
        const auto described = row ? described_in(*row) : std::nullopt;
        if (!described) continue;
        auto line = line_of(*row, TRY(ledger.people_like(*described)), today);
        if (line) people.push_back({*std::move(row), *std::move(line), match.fit});
    }
    return people;
}

Result<int> find(Ledger& ledger, LedgerIndex& index, const Json& asked, CommandOutput& output,
                 bool japanese, Instant now) {
    const Day today = day_in_japan(now);
    const auto query = TRY(parse_people_query(text_or(asked, "kana"), text_or(asked, "born"),
                                              text_or(asked, "number"), today));
    TRY(index.read_all(ledger));
    const PeopleMatches matches = index.people().find(query);
    const auto people = TRY(list_of(ledger, matches, today));
    std::vector<Draft> views;
    for (const Listed& one : people)
        views.push_back(view_of(one.row, viewer_of_command(), "command", ""));
    if (!views.empty()) TRY(ledger.append_all(views, now));
    for (const Listed& one : people) output.out(json_of(one));
    const std::string all = std::to_string(matches.all);
    if (matches.all > people.size()) {
        output.err(japanese ? "該当は" + all + "人です。条件を加えて絞ってください。"
                            : all + " people fit; add to the search.");
    }
    if (people.empty()) output.err(japanese ? "該当する人はいません。" : "Nobody fits.");
    return people.empty() ? 1 : 0;
}

}  // namespace

std::optional<int> carry_out_find_command(Records& records, LedgerIndex& index,
                                          const CommandRequest& request, CommandOutput& output,
                                          bool japanese, Instant now) {
    if (request.command != "find") return std::nullopt;
    const auto asked = parse_json(request.arguments);
    const auto done = asked.has_value()
                          ? find(records.ledger(), index, *asked, output, japanese, now)
                          : Result<int>(std::unexpected(asked.error()));
    if (done.has_value()) return *done;
    output.err(to_line(done.error(), japanese));
    return exit_status(done.error());
}

}  // namespace uketsuke
