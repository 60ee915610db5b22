// What a scanned GS1 code says of the vial in the hand: which product it is, by the packages of the
// list of lots, and which lot and day, where the code holds them. Whether that vial may be used is
// judged by obstacle() and notices_about() (dose.h), as of one that was keyed. Pure; any thread.
#pragma once

#include <optional>
#include <string>

#include "core/programme/lots.h"

namespace uketsuke {

// Each part only where the code says it; a code on a vial often says the product alone.
struct ScannedVial {
    std::string product;        // A product id, or empty.
    std::string lot;            // Or empty.
    std::optional<Day> expiry;  // As printed (AI 17, else the day of AI 7003).
    bool operator==(const ScannedVial&) const = default;
};

// Without a list no package is known. `now` is the time of the scan: a code may say the minute of
// its end (AI 7003). Errors (refused): package.unknown (no list knows the GTIN), package.ambiguous
// (the lists name two products), package.expired (the minute is over).
Result<ScannedVial> scanned_vial(const Gs1Code& code, const Lots* lots, Instant now);

}  // namespace uketsuke
