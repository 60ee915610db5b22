// What every subcommand of the hub takes, and how one that looks into the records is carried out.
#pragma once

#include "platform/clock/clock.h"
#include "platform/command/command.h"
#include "platform/folder/carry_out.h"
#include "platform/records/key_choice.h"

namespace uketsuke {

struct HubOptions {
    std::string data = "hub-data";
    std::string database;
    KeyChoice keys;
    std::string now;
    bool json = false;

    void declare(Options& options);
    // --db names a data folder, or the records.db in one; it wins over --data.
    std::filesystem::path folder() const;
    Result<std::unique_ptr<Clock>> clock(PinnedTime pinned) const;
};

// By the hub that runs on the data folder, or here where none does. The exit status.
int run_hub_command(const HubOptions& options, const CommandRequest& request, IfAbsent if_absent);

}  // namespace uketsuke
