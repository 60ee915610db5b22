// 従事者の名簿 as it lies in a data folder, at a terminal and at a hub alike.
#pragma once

#include <vector>

#include "core/visit/staff.h"
#include "platform/records/records.h"

namespace uketsuke {

// Those that hubs listed, the latest of each: what a terminal wrote about staff lies in quarantine
// (core/ledger/admission.h). Works offline: it reads nothing but the ledger that is here.
Result<std::vector<StaffListed>> listed_staff(Ledger& ledger);

}  // namespace uketsuke
