// The rules that lie in a data folder: those that a hub published, and nothing that anyone else
// wrote.
#pragma once

#include "core/programme/rulebook.h"
#include "platform/records/records.h"

namespace uketsuke {

// `author` is the hub's device: at a hub its own, at a terminal that of its enrolment. What was
// received was verified then, link by link to the hub's signature.
Result<Rulebook> published_rules(Ledger& ledger, DeviceId author);

}  // namespace uketsuke
