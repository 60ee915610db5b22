// What an agreement of readings, or the scan of a hand scanner, means to the flow.
#pragma once

#include "core/voucher/readings.h"
#include "kiosk/flow/event.h"
#include "platform/barcode/packages.h"

namespace uketsuke {

Event event_of(const Agreement& agreement, Generation seen_in);

// 整理番号, where nothing else was read: a voucher beside it says more of whom it is.
std::optional<StickerReading> sticker_in(const std::vector<Reading>& readings);
// What a hand scanner read while `screen` stood. Where a voucher is awaited, the code of a package
// is told to be none; where a package may be scanned, a voucher is nothing. `known` may be nullptr.
std::optional<Event> event_of_scan(const Reading& scan, const Screen& screen,
                                   const Municipalities* known);

// What a picture of a vial or box says; nothing where no code is in it. Where codes say different
// things a person has to choose, by showing one.
std::optional<Event> event_of_packages(const std::vector<PackageSymbol>& symbols,
                                       Generation seen_in, Day today);

}  // namespace uketsuke
