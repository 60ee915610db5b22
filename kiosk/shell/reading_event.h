// What an agreement of readings means to the flow.
#pragma once

#include "core/voucher/readings.h"
#include "kiosk/flow/event.h"

namespace uketsuke {

Event event_of(const Agreement& agreement, Generation seen_in);

}  // namespace uketsuke
