// The other side of the door: what a subcommand does about a data folder. It asks the process that
// owns the folder, or, where there is none, owns the folder and does the work itself.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>

#include "core/base/result.h"
#include "platform/folder/command_door.h"
#include "platform/folder/data_folder.h"

namespace uketsuke {

struct AskLimits {
    std::chrono::milliseconds silence{600'000};  // The longest wait for the next line of an answer.
    std::chrono::milliseconds settling{5'000};   // carry_out(): for a starting or ending process.
};

// Has the folder's owner carry out the request; its lines go to `output` as they come. The value is
// the exit status. Errors: door.none (nobody is running), door.broken_off (it ended in the middle),
// door.silent, door.answer, folder.absent.
Result<int> ask(const std::filesystem::path& folder, const CommandRequest& request,
                CommandOutput& output, AskLimits limits = {});

// Does the request in this process, which owns the folder for as long.
using LocalHandler = std::function<int(const DataFolder&, const CommandRequest&, CommandOutput&)>;

// Tries the door first, then the lock. A process that is just starting or ending holds the lock
// without listening: both are tried again until `settling` is over, then folder.in_use.
Result<int> carry_out(const std::filesystem::path& folder, const CommandRequest& request,
                      const LocalHandler& handler, CommandOutput& output,
                      IfAbsent if_absent = IfAbsent::fail, AskLimits limits = {});

// Lines to standard output and standard error of this process.
CommandOutput& standard_output();

}  // namespace uketsuke
