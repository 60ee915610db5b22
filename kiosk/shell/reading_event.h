// What an agreement of readings means to the flow.
#pragma once

#include "core/voucher/readings.h"
#include "kiosk/flow/event.h"

namespace uketsuke {

Event event_of(const Agreement& agreement, Generation seen_in);

// 整理番号, where nothing else was read: a voucher beside it says more of whom it is.
std::optional<StickerReading> sticker_in(const std::vector<Reading>& readings);

}  // namespace uketsuke
