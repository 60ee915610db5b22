// `uketsuke-hub import-staff`, `staff` and `pin`: who may work at the city's sites. All of it is
// entries of the hub's ledger (StaffListed), which every terminal receives and keeps, so that
// staff sign in without a network.
#pragma once

#include "core/visit/duties.h"
#include "platform/records/records.h"
#include "sync/wire/command_speech.h"

namespace uketsuke {

// Takes a file whole or not at all: the exit status is 0 taken, 1 refused. Whoever is listed by
// that name already keeps id, PIN and card, and is back where he had left; nobody is removed by not
// being in the file. What is the same already is not written again. Errors: import.file,
// duties.flaws, those of the ledger.
Result<int> import_staff(Records& records, const std::string& file, const CommandSpeech& speech,
                         Instant now);

// One line for each, those who left as well. Neither PINs nor hashes are shown.
Result<int> tell_staff(Records& records, const CommandSpeech& speech);

// 離任: signs in nowhere from the next exchange of each terminal on. Errors: staff.unknown.
Result<int> staff_leaves(Records& records, const std::string& name, const CommandSpeech& speech,
                         Instant now);

// An empty pin is made by chance, and told once: nothing can tell it again. Errors: staff.unknown,
// those of hash_of_pin.
Result<int> set_pin(Records& records, const std::string& name, const std::string& pin,
                    const CommandSpeech& speech, Instant now);

// One of those who are listed and here. Errors: staff.unknown.
Result<StaffListed> staff_named(Ledger& ledger, const std::string& name);

}  // namespace uketsuke
