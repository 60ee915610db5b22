// What every subcommand of the hub takes, and how one that looks into the records is carried out.
#pragma once

#include "platform/clock/clock.h"
#include "platform/command/command.h"
#include "platform/folder/carry_out.h"
#include "platform/records/key_choice.h"
#include "platform/records/records.h"

namespace uketsuke {

struct HubOptions {
    std::string data = "hub-data";
    std::string database;
    KeyChoice keys;
    std::string now;
    bool json = false;
    bool training = false;  // A new data folder is for practising (platform/records/training.h).

    void declare(Options& options);
    // --db names a data folder, or the records.db in one; it wins over --data.
    std::filesystem::path folder() const;
    // Keys, records, and the mark of a folder for training.
    Result<std::unique_ptr<Records>> open(const DataFolder& folder) const;
    Result<std::unique_ptr<Clock>> clock(PinnedTime pinned) const;
};

// By the hub that runs on the data folder, or here where none does. The exit status.
int run_hub_command(const HubOptions& options, const CommandRequest& request, IfAbsent if_absent);

}  // namespace uketsuke
