// What the owner of a terminal's records carries out about its hub, by itself or for a subcommand
// that came in by the door: enrol, sync, status, export, import.
#pragma once

#include "platform/clock/clock.h"
#include "platform/folder/command_door.h"
#include "platform/records/records.h"

namespace uketsuke {

// Runs a job on the thread that owns the records and waits for it; false where that thread is
// ending. The network is spoken to on the calling thread, so records are never held meanwhile.
using OnRecords = std::function<bool(const std::function<void(Records&)>&)>;

// So many unsent entries lie in a file for the hub now. Called on the calling thread.
using OnExported = std::function<void(std::size_t entries)>;

// The exit status, or nothing where `request` is another command. A running terminal should look at
// Records::enrolment() again after "enrol".
//   enrol   {"hub":URL,"code":CODE,"name":"","ca_file":"","last":bool,"json":bool}
//   sync    {"json":bool}    one exchange now; 0 where it was complete
//   status  {"json":bool}    unsent, oldest unsent, last answer, protection of the key
//   export  {"path":PATH,"replace":bool,"json":bool}   see bundle_export.h
//   import  {"path":PATH,"json":bool}                  see bundle_relay.h
std::optional<int> carry_out_terminal_command(const OnRecords& on_records,
                                              const CommandRequest& request, CommandOutput& output,
                                              const Clock& clock, bool japanese,
                                              const OnExported& exported = {});

}  // namespace uketsuke
