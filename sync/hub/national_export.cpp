// Everybody's line, in the order of the residents' ids.
#include "sync/hub/national_export.h"

#include <algorithm>

#include "core/base/json.h"
#include "core/voucher/voucher.h"
#include "platform/folder/files.h"
#include "sync/hub/hub_settings.h"
#include "sync/hub/office_file.h"
#include "sync/hub/people_walk.h"

namespace uketsuke {

namespace {

Result<TextEncoding> encoding_of(const std::string& text) {
    if (text.empty() || text == "cp932") return TextEncoding::cp932;
    if (text == "utf8") return TextEncoding::utf8;
    if (text == "utf8-bom") return TextEncoding::utf8_with_mark;
    return fail(
        ErrorKind::bad_input, "export.encoding",
        {"--encoding「" + text + "」はありません。", "There is no --encoding " + text + "."},
        {"cp932・utf8・utf8-bom のどれかにしてください。", "Write cp932, utf8 or utf8-bom."});
}

Result<NationalScope> scope_of(Records& records, const NationalWish& wish) {
    const HubSettings settings =
        TRY(settings_of_a_city(records.ledger().store(), records.store_id()));
    NationalScope scope{settings.municipality, TRY(day_of_option("--from", wish.from)),
                        TRY(day_of_option("--until", wish.until))};
    if (!wish.municipality.empty())
        scope.municipality = TRY(MunicipalityCode::parse(wish.municipality)).text();
    if (!scope.from || !scope.until || *scope.from <= *scope.until) return scope;
    return fail(ErrorKind::bad_input, "export.period",
                {"--from が --until より後の日です。", "--from lies after --until."});
}

bool is_meant(const PersonRow& row, const NationalScope& scope) {
    return std::ranges::any_of(row.doses, [&](const PersonDose& dose) {
        return (!scope.from || *scope.from <= dose.dose.date) &&
               (!scope.until || dose.dose.date <= *scope.until);
    });
}

int refuse_export(const NationalWish& wish, const Problems& problems, const CommandSpeech& speech) {
    tell_problems({wish.file, problems, "error"}, speech);
    const std::string count = std::to_string(problems.count());
    speech.tell(print_json(Json{{"exported", false}, {"problems", problems.count()}}),
                {"CP932で書けない文字が" + count +
                     "か所にあります。何も書いていません。--encoding utf8 なら書けます。",
                 count + " cells hold what CP932 cannot say. Nothing was written; --encoding utf8 "
                         "says everything."});
    return 1;
}

}  // namespace

Result<std::optional<Day>> day_of_option(const char* option, const std::string& text) {
    if (text.empty()) return std::optional<Day>();
    if (const auto day = parse_day(text)) return day;
    const std::string name = option;
    return fail(
        ErrorKind::bad_input, "export.period",
        {name + " の日付「" + text + "」が読めません。", name + " " + text + " is not a day."},
        {"2030-04-01 のように指定してください。", "Write it like 2030-04-01."});
}

Result<NationalExport> plan_national_export(Ledger& ledger, const NationalScope& scope,
                                            const Makers& makers, const Progress& progress) {
    NationalExport plan;
    const auto visit = [&](const Walked& walked) -> Result<void> {
        if (!is_meant(walked.row, scope)) return {};
        if (municipality_of(walked.row) != scope.municipality) {
            plan.left_out.add(walked.row,
                              {"other_municipality",
                               "",
                               {"ほかの市町村の人です。", "Lives in another municipality."}});
            return {};
        }
        auto line = line_of(walked.row, walked.recorded, makers);
        if (auto* reason = std::get_if<LeftOut>(&line)) {
            plan.left_out.add(walked.row, std::move(*reason));
            return {};
        }
        plan.doses += walked.row.doses.size();
        plan.people.push_back(std::get<NationalPerson>(std::move(line)));
        return {};
    };
    TRY(walk_people(ledger, std::nullopt, visit, progress));
    std::ranges::sort(plan.people, {}, &NationalPerson::resident_id);
    return plan;
}

Result<int> export_national(Records& records, const NationalWish& wish,
                            const CommandSpeech& speech) {
    const TextEncoding encoding = TRY(encoding_of(wish.encoding));
    const NationalScope scope = TRY(scope_of(records, wish));
    const Makers makers = TRY(makers_at(records));
    const NationalExport plan = TRY(plan_national_export(
        records.ledger(), scope, makers, progress_of(speech, {"読み出し", "read"})));
    const PrintedNational printed = print_national(plan.people, encoding);
    if (!printed.problems.empty()) return refuse_export(wish, printed.problems, speech);
    TRY(write_file_atomically(wish.file, to_bytes(printed.bytes)));
    plan.left_out.tell_each(speech);
    const std::string people = std::to_string(plan.people.size());
    const std::string doses = std::to_string(plan.doses);
    const Words left_out = plan.left_out.sentence();
    const Json counts = TRY(parse_json(plan.left_out.counts_json()));
    speech.tell(print_json(Json{{"exported", true},
                                {"file", wish.file},
                                {"people", plan.people.size()},
                                {"doses", plan.doses},
                                {"left_out", counts}}),
                {people + "人、" + doses + "回の接種記録を " + wish.file +
                     " に書きました。渡したらファイルを消してください。" + left_out.ja,
                 "Records of " + people + " people, " + doses + " doses, are in " + wish.file +
                     ". Delete the file once it is handed over." + left_out.en});
    return 0;
}

}  // namespace uketsuke
