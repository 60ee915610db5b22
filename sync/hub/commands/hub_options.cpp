// Options to a data folder, and commands through its door or its lock.
#include "sync/hub/commands/hub_options.h"

#include "sync/hub/hub_commands.h"

namespace uketsuke {

void HubOptions::declare(Options& options) {
    options.text("--data", data, "the hub's data folder (default: hub-data)");
    options.text("--db", database, "the same, named by the folder or by the records.db in it");
    options.text("--now", now, "pin the clock: 2030-04-01T09:30:00+09:00");
    keys.declare(options);
    options.flag("--json", json, "one JSON object a line");
    options.flag("--training", training,
                 "a new data folder is for practising: no terminal of work can join it");
}

std::filesystem::path HubOptions::folder() const {
    std::filesystem::path path = std::filesystem::absolute(database.empty() ? data : database);
    return path.filename() == "records.db" ? path.parent_path() : path;
}

Result<std::unique_ptr<Records>> HubOptions::open(const DataFolder& folder) const {
    if (training) TRY(mark_for_training(folder));
    const auto source = TRY(choose_key_source(keys, folder.path()));
    return Records::open(folder, *source, RecordsOf::hub);
}

Result<std::unique_ptr<Clock>> HubOptions::clock(PinnedTime pinned) const {
    return clock_from_options(now, "", pinned);
}

int run_hub_command(const HubOptions& options, const CommandRequest& request, IfAbsent if_absent) {
    const auto clock = options.clock(PinnedTime::stands_still);
    if (!clock.has_value()) return report(clock.error(), options.json);
    const Speech speech = speaks_japanese() ? Speech::japanese : Speech::english;
    const auto here = [&](const DataFolder& folder, const CommandRequest& asked,
                          CommandOutput& output) {
        auto records = options.open(folder);
        if (!records.has_value()) return report(records.error(), options.json);
        return carry_out_hub_command(**records, asked, output, **clock, speech);
    };
    const auto status = carry_out(options.folder(), request, here, standard_output(), if_absent);
    return status.has_value() ? *status : report(status.error(), options.json);
}

}  // namespace uketsuke
