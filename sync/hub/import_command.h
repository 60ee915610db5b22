// `import-roster`: both files read, every problem told, and either all of it taken or nothing.
#pragma once

#include "platform/records/records.h"
#include "sync/wire/command_speech.h"

namespace uketsuke {

struct ImportWish {
    std::string roster;        // A file's path.
    std::string doses;         // The same; may be empty.
    std::string municipality;  // Empty: the hub's own, or that of the first roster.
    std::string programme;     // Empty: as it was.
};

// The exit status: 0 taken, 1 refused with the list of problems.
Result<int> import_roster(Records& records, const ImportWish& wish, const CommandSpeech& speech,
                          Instant now);

}  // namespace uketsuke
