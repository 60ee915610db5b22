// `incidents`, for people, as JSON and as a table: at a terminal and at a hub alike.
#pragma once

#include <optional>

#include "platform/folder/command_door.h"
#include "platform/records/records.h"

namespace uketsuke {

// The exit status, or nothing where `request` is another command. Runs on the store's thread.
//   incidents  {"json":bool,"month":"2022-12" or "","to":"file.csv" or "","replace":bool}
// That somebody saw these people is written down first (views.h). An existing file is kept unless
// it is to be replaced.
std::optional<int> carry_out_incident_command(Records& records, const CommandRequest& request,
                                              CommandOutput& output, bool japanese, Instant now);

}  // namespace uketsuke
