// Which entries the tables are made from. An entry whose chain and signature hold is always kept;
// one that this program does not understand, or that its author may not write, is kept as it is and
// not folded: it is in quarantine, with the reason. The reason follows from the entry and its
// author alone, so every store that has seen the same entries keeps the same ones out.
#pragma once

#include <optional>

#include "core/ledger/entry.h"

namespace uketsuke {

// What is known of the device that wrote an entry.
struct Author {
    DeviceRole role = DeviceRole::terminal;
    std::optional<Instant> revoked_at;
    bool operator==(const Author&) const = default;
};

// The fact of an entry that may be folded. Errors (their codes are the reasons of a quarantine):
//   body.missing      it came without its body; one that was erased is none of the quarantine
//   kind.unknown      a newer program wrote it; folded once this one knows the kind
//   fact.malformed    the body does not hold what its kind must hold
//   entry.subject     the kind is not about such a subject
//   author.role       only a hub lists residents, reports earlier doses, lets devices in, revokes
//                     them, publishes rules and has doses erased
//   author.revoked    written after the device was revoked, by its own clock
Result<Fact> admit(const Entry& entry, const Author& author);

}  // namespace uketsuke
