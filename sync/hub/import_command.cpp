// Files in, problems or entries out.
#include "sync/hub/import_command.h"

#include "core/base/json.h"
#include "platform/keys/chance.h"
#include "sync/hub/hub_commands.h"
#include "sync/hub/hub_settings.h"
#include "sync/hub/office_file.h"
#include "sync/hub/roster_import.h"

namespace uketsuke {

namespace {

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
    files.roster = read_roster(TRY(read_office_file(files.roster_name)));
    if (!files.doses_name.empty())
        files.doses = read_doses(TRY(read_office_file(files.doses_name)));
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
    if (unreadable > 0) return refuse_import(unreadable, speech);

    Ledger& ledger = records.ledger();
    const std::string municipality =
        TRY(municipality_for(records, wish.municipality, files.roster));
    const ImportPlan plan = TRY(plan_import(
        ledger, municipality, files.roster, files.doses,
        [] { return PersonId{random_bytes<16>()}; }, progress_of(speech, {"照合", "compared"})));
    tell_problems({files.roster_name, plan.roster_problems, "error"}, speech);
    tell_problems({files.doses_name, plan.dose_problems, "error"}, speech);
    const std::size_t wrong = plan.roster_problems.count() + plan.dose_problems.count();
    if (wrong > 0) return refuse_import(wrong, speech);

    TRY(ledger.append_all(plan.drafts, now, progress_of(speech, {"記録", "recorded"})));
    TRY(configure_hub(records, municipality, wish.programme));
    tell_counts(plan, speech);
    return 0;
}

}  // namespace uketsuke
