// 閲覧記録 among a person's entries: that somebody saw the record, and that a hub sent it to a
// terminal which holds only those whom it has seen.
#pragma once

#include "core/ledger/entry.h"

namespace uketsuke {

// Part of no row, so whoever judges a person need not have it; it stays where doses are erased.
inline bool is_view(const EntryHeader& header) { return header.kind == "person_viewed"; }

// What a hub writes before it sends a person's records to the terminal.
PersonViewed sent_to(DeviceId terminal);
// Whether the entry says that. Only a hub's word counts: else a terminal could open anybody by
// saying so. The caller knows the author.
bool says_sent_to(const Entry& entry, DeviceId terminal);

}  // namespace uketsuke
