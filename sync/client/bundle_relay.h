// `import`: a bundle that another terminal exported, handed on to the hub over this one's network.
// This terminal cannot open it.
#pragma once

#include "sync/client/visit.h"
#include "sync/wire/command_speech.h"

namespace uketsuke {

// The fate of every entry is told as the hub said it; the exit status is 1 where a run was refused.
// Errors: hub.not_enrolled, those of read_small_file and read_bundle_head, bundle.other_hub,
// bundle.too_large (for one request: carry it to the hub), those of the transport, the hub's own.
Result<int> relay_bundle(const Visit& visit, const std::string& path, const CommandSpeech& speech);

}  // namespace uketsuke
