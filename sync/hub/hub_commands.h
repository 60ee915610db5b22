// What the owner of a hub's records carries out, by itself or for a subcommand that came in by the
// door: import-roster, import, publish, rules, enrol, status, and those of platform/records.
#pragma once

#include "platform/clock/clock.h"
#include "platform/folder/command_door.h"
#include "platform/records/records.h"

namespace uketsuke {

enum class Speech { japanese, english };

// The exit status; 2 for a command that is not known. Runs on the store's thread.
//   import-roster {"roster":PATH,"doses":PATH,"municipality":"","programme":"","json":bool}
//   import        {"path":PATH,"json":bool}
//   publish       {"file":ID or PATH,"json":bool}
//   rules         {"json":bool}
//   enrol         {"name":"","role":"terminal" or "hub","json":bool}
//   revoke        {"device":ID or NAME,"reason":"","json":bool}   see revoke_command.h
//   erase         {"before":DAY or "","dry_run":bool,"json":bool}   see erase_command.h
//   quarantine    {"json":bool}
//   refilled      {"json":bool}                                   see restoration.h
//   views         {"voucher":"","resident":"","json":bool}   see views_command.h
//   fhir-client   {"action":"add","list" or "remove","name":"","purpose":"","whole_city":bool,
//                  "json":bool}                            see fhir/fhir_client_command.h
//   import-staff  {"file":PATH,"json":bool}                     see staff_command.h
//   staff         {"name":"" or whoever leaves,"json":bool}
//   pin           {"name":"","pin":"" or digits,"json":bool}
//   staff-cards   {"file":PATH,"name":"","specimen":bool,"json":bool}   see staff_cards.h
//   import-national {"file":PATH,"json":bool}                  see national_import.h
//   export-national {"file":PATH,"encoding":"","municipality":"","from":"","until":"","json":bool}
//   export-open-data {"file":PATH,"municipality":"","as_of":DAY or "","json":bool}
//   status        {"json":bool}
//   verify, rebuild: see platform/records/record_commands.h
int carry_out_hub_command(Records& records, const CommandRequest& request, CommandOutput& output,
                          const Clock& clock, Speech speech);

// Notes --municipality and --programme where they were given. Errors: hub.municipality (malformed,
// or another than the one whose ledger this is).
Result<void> configure_hub(Records& records, const std::string& municipality,
                           const std::string& programme);

}  // namespace uketsuke
