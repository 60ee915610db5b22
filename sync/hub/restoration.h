// A hub whose store was put back from a backup: who may have what it wrote itself since, and the
// end of the wait for them (core/store/refill.h).
#pragma once

#include "core/store/refill.h"
#include "sync/hub/attendance.h"
#include "sync/wire/command_speech.h"

namespace uketsuke {

// `uketsuke-hub serve --restored`. Awaited are the devices that were seen here before the backup
// and are not revoked, and the hub above where there is one. Begins anew where it was known.
Result<void> note_restored(Ledger& ledger, const std::string& municipality,
                           const std::optional<HubId>& upstream = std::nullopt);

// `uketsuke-hub refilled`: nobody is awaited any longer. Status 1 where nobody was.
Result<int> end_refill(Ledger& ledger, const CommandSpeech& speech);

}  // namespace uketsuke
