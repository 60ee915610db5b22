// The commands that any owner of records carries out, terminal and hub alike, by itself or for a
// subcommand that came in by the door: `verify`, `rebuild`, `show`, and those of
// finding_commands.h and incident_commands.h.
#pragma once

#include <optional>

#include "platform/folder/command_door.h"
#include "platform/records/records.h"

namespace uketsuke {

// The exit status, or nothing where `request` is another command. Runs on the store's thread.
//   verify   {"json":bool}                  chains and signatures; 1 and the place where one breaks
//   rebuild  {"json":bool,"replace":bool}   refolds; "identical", or 1 and the first difference
//   show     {"voucher":"18 digits"}        each person of that voucher as a JSON row (fold.h); 1
//   for none. That somebody saw them is written down first (views.h), or they are not shown.
std::optional<int> carry_out_record_command(Records& records, const CommandRequest& request,
                                            CommandOutput& output, bool japanese, Instant now);

}  // namespace uketsuke
