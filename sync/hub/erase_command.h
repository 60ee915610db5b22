// `uketsuke-hub erase`: the bodies of records whose five years are over go, here and then in every
// store that hears of it.
#pragma once

#include <optional>

#include "platform/records/records.h"
#include "sync/wire/command_speech.h"

namespace uketsuke {

enum class Erase { show, carry_out };

struct EraseWish {
    std::optional<Day>
        before;  // Of records of this day all are kept; nothing: core/ledger/erasure.h.
    Erase what = Erase::show;
};

// What is due, and with Erase::carry_out the erasures of it, some hundred people a transaction:
// what was done before a failure stays done, and the next call does the rest. Errors:
// erase.too_early (that day is not five years ago), erase.site_hub (only the city's hub erases),
// hub.no_municipality, store.*.
Result<ErasurePlan> erase_due(Records& records, const EraseWish& wish, const CommandSpeech& speech,
                              Instant now);

// The same, and tells of it. The exit status.
Result<int> erase(Records& records, const EraseWish& wish, const CommandSpeech& speech,
                  Instant now);

}  // namespace uketsuke
