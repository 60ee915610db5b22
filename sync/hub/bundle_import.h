// `import`: a bundle that somebody carried here, taken in as a push would be.
#pragma once

#include "platform/records/records.h"
#include "sync/wire/command_speech.h"

namespace uketsuke {

// Every entry's fate is told. The exit status: 1 where a run was refused. Errors: those of
// read_small_file and Bundle::open, then nothing was taken in; those of take_runs.
Result<int> import_bundle(Records& records, const std::string& path, const CommandSpeech& speech);

}  // namespace uketsuke
