// `findings` and `settle`, for people and as JSON: at a terminal and at a hub alike.
#pragma once

#include <optional>

#include "platform/folder/command_door.h"
#include "platform/records/records.h"

namespace uketsuke {

// The exit status, or nothing where `request` is another command. Runs on the store's thread.
//   findings  {"json":bool,"all":bool}  what is not settled, or all; 1 where there is any.
//             That somebody saw these people is written down first (views.h)
//   settle    {"json":bool,"id","as","note","by"}
std::optional<int> carry_out_finding_command(Records& records, const CommandRequest& request,
                                             CommandOutput& output, bool japanese, Instant now);

}  // namespace uketsuke
