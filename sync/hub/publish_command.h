// `publish` and `rules`: the rules that terminals judge by, signed into the hub's ledger.
#pragma once

#include "platform/records/records.h"
#include "sync/wire/command_speech.h"

namespace uketsuke {

// `file` is a path or the id of a programme among the assets. What it needs and was never published
// is looked for beside it, else among the assets, and goes with it. The first programme that is
// published for the hub's municipality becomes the one that terminals are told.
// Tells the slips of a programme's document, which are no rules, and what was published.
// The exit status: 0, also where the very same file is published already. Errors: those of
// plan_publication; hub.no_municipality; entry.too_large; then nothing was published.
Result<int> publish(Records& records, const std::string& file, const CommandSpeech& speech,
                    Instant now);

// Every publication, oldest first: {"at","what","id","version","bytes"}.
Result<int> tell_rules(Records& records, const CommandSpeech& speech);

}  // namespace uketsuke
