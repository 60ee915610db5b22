// Files in, problems or entries out.
#include "sync/hub/import_command.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include "core/base/json.h"
#include "platform/keys/chance.h"
#include "sync/hub/hub_commands.h"
#include "sync/hub/hub_settings.h"
#include "sync/hub/roster_import.h"

namespace uketsuke {

namespace {

Result<std::string> read_file(const std::string& path) {
    std::error_code error;
    const auto size = std::filesystem::file_size(path, error);
    std::ifstream file(path, std::ios::binary);
    if (error || !file || size > roster_bytes_max) {
        return fail(ErrorKind::environment, "import.file",
                    {"ファイル" + path + "を読めません。", "The file " + path + " cannot be read."},
                    {"場所と読み取りの許可を確かめてください。",
                     "Check where it is and whether it may be read."});
    }
    std::ostringstream text;
    text << file.rdbuf();
    return std::move(text).str();
}

// A file and what is wrong with it, as it is told.
struct FileProblems {
    std::string file;
    const Problems& problems;
    const char* severity;  // "error" or "warning".
};

void tell_problems(const FileProblems& found, const CommandSpeech& speech) {
    const std::string name = std::filesystem::path(found.file).filename().string();
    for (const Problem& problem : found.problems.kept()) {
        if (!speech.json) {
            speech.output.err(to_line(problem, name, speech.japanese));
            continue;
        }
        speech.output.out(
            print_json(Json{{found.severity, problem.code},
                            {"file", name},
                            {"line", problem.line},
                            {"column", problem.column},
                            {"what", {{"ja", problem.what.ja}, {"en", problem.what.en}}}}));
    }
    const std::size_t untold = found.problems.count() - found.problems.kept().size();
    if (untold > 0 && !speech.json) {
        const std::string count = std::to_string(untold);
        speech.output.err(
            speech.said({name + ": ほかに" + count + "件。", name + ": and " + count + " more."}));
    }
}

int refused(std::size_t count, const CommandSpeech& speech) {
    const std::string number = std::to_string(count);
    speech.tell(print_json(Json{{"imported", false}, {"problems", count}}),
                {number + "か所に誤りがあります。何も取り込んでいません。"
                          "直してから、もう一度取り込んでください。",
                 number + " problems. Nothing was imported. Correct them and import again."});
    return 1;
}

Json counts_json(const ImportCounts& counts) {
    return {{"new", counts.fresh}, {"changed", counts.changed}, {"unchanged", counts.unchanged}};
}

void tell_counts(const ImportPlan& plan, const CommandSpeech& speech) {
    const auto number = [](std::size_t count) { return std::to_string(count); };
    speech.tell(
        print_json(Json{{"imported", true},
                        {"residents", counts_json(plan.residents)},
                        {"doses", counts_json(plan.doses)}}),
        {"取り込みました。住民: 新規" + number(plan.residents.fresh) + "、変更" +
             number(plan.residents.changed) + "、変更なし" + number(plan.residents.unchanged) +
             "。接種: 新規" + number(plan.doses.fresh) + "、既知" + number(plan.doses.unchanged) +
             "。",
         "Imported. Residents: " + number(plan.residents.fresh) + " new, " +
             number(plan.residents.changed) + " changed, " + number(plan.residents.unchanged) +
             " unchanged. Doses: " + number(plan.doses.fresh) + " new, " +
             number(plan.doses.unchanged) + " known."});
}

struct Files {
    std::string roster_name;
    std::string doses_name;
    Roster roster;
    ReportedDoses doses;
};

Result<Files> read_files(const ImportWish& wish) {
    Files files{wish.roster, wish.doses, {}, {}};
    files.roster = read_roster(TRY(read_file(files.roster_name)));
    if (!files.doses_name.empty()) files.doses = read_doses(TRY(read_file(files.doses_name)));
    return files;
}

// The municipality of this hub: as told, as known, or else that of the first roster. Nothing is
// noted yet: a file that is refused leaves no trace.
Result<std::string> municipality_for(Records& records, const std::string& told,
                                     const Roster& roster) {
    const HubSettings settings =
        TRY(load_hub_settings(records.ledger().store(), records.store_id()));
    const std::string& known = settings.municipality;
    if (!known.empty() && !told.empty()) TRY(configure_hub(records, told, ""));
    if (!known.empty()) return known;
    if (!told.empty() || roster.rows.empty()) return told;
    return roster.rows.front().resident.municipality;
}

}  // namespace

Result<int> import_roster(Records& records, const ImportWish& wish, const CommandSpeech& speech,
                          Instant now) {
    const Files files = TRY(read_files(wish));
    tell_problems({files.roster_name, files.roster.warnings, "warning"}, speech);
    tell_problems({files.roster_name, files.roster.problems, "error"}, speech);
    tell_problems({files.doses_name, files.doses.problems, "error"}, speech);
    const std::size_t unreadable = files.roster.problems.count() + files.doses.problems.count();
    if (unreadable > 0) return refused(unreadable, speech);

    Ledger& ledger = records.ledger();
    const std::string municipality =
        TRY(municipality_for(records, wish.municipality, files.roster));
    const ImportPlan plan = TRY(plan_import(
        ledger, municipality, files.roster, files.doses,
        [] { return PersonId{random_bytes<16>()}; }, progress_of(speech, {"照合", "compared"})));
    tell_problems({files.roster_name, plan.roster_problems, "error"}, speech);
    tell_problems({files.doses_name, plan.dose_problems, "error"}, speech);
    const std::size_t wrong = plan.roster_problems.count() + plan.dose_problems.count();
    if (wrong > 0) return refused(wrong, speech);

    TRY(ledger.append_all(plan.drafts, now, progress_of(speech, {"記録", "recorded"})));
    TRY(configure_hub(records, municipality, wish.programme));
    tell_counts(plan, speech);
    return 0;
}

}  // namespace uketsuke
