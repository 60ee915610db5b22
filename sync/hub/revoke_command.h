// `uketsuke-hub revoke` and `quarantine`: a device that is lost, and what is kept without counting.
#pragma once

#include "platform/records/records.h"
#include "sync/wire/command_speech.h"

namespace uketsuke {

struct Revocation {
    std::string device;  // Its id, the beginning of one (four letters at least), or its name.
    std::string reason;  // 紛失, 盗難, 返却 ... for the log.
};

// What a device is known to hold: people and doses of what it was sent, for the report on the leak.
struct HeldByDevice {
    std::uint64_t through = 0;  // The last position that it was sent.
    std::size_t people = 0;
    std::size_t doses = 0;
    std::optional<Instant> last_seen;
};
Result<HeldByDevice> held_by(Records& records, DeviceId device, const std::string& municipality);

// Writes the revocation: from now on the device is given nothing, what it still has is taken, and
// it gives up its keys. Tells what it holds. A device that was revoked before is told of again and
// nothing is written. Errors: device.unknown, device.ambiguous, device.own.
Result<int> revoke(Records& records, const Revocation& wish, const CommandSpeech& speech,
                   Instant now);

// One line for each entry in quarantine, at most quarantine_lines_max; 1 where there is any.
inline constexpr std::size_t quarantine_lines_max = 1000;
Result<int> tell_quarantine(Records& records, const CommandSpeech& speech);

}  // namespace uketsuke
