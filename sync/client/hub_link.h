// To whom an exchange talks, and when it last had an answer. What else enrolment taught the
// terminal is in platform/records.
#pragma once

#include <optional>
#include <string>

#include "core/store/ledger.h"

namespace uketsuke {

struct HubLink {
    HubId hub;
    std::string municipality;    // Whose entries are pulled; six digits.
    Chains sends = Chains::own;  // A site hub sends on to its upstream hub all that it holds.
    bool operator==(const HubLink&) const = default;
};

// When an exchange with the hub was last complete, to within ten minutes where nothing moved;
// nothing where none ever was.
Result<std::optional<Instant>> last_answer(Store& store, const HubId& hub);
Result<void> note_answer(Store& store, const HubId& hub, Instant at);

// When the hub was last read from the beginning for bodies that are missing here.
Result<std::optional<Instant>> last_asked_again(Store& store, const HubId& hub);
Result<void> note_asked_again(Store& store, const HubId& hub, Instant at);

// This terminal's clock before the hub's, as it was last measured; nothing where it never was.
Result<std::optional<std::chrono::milliseconds>> last_clock_skew(Store& store, const HubId& hub);
// Writes only what differs by more than a second from what is noted.
Result<void> note_clock_skew(Store& store, const HubId& hub, std::chrono::milliseconds skew);

}  // namespace uketsuke
