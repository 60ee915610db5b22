// What an agreement of readings, or the scan of a hand scanner, means to the flow.
#pragma once

#include "core/voucher/readings.h"
#include "kiosk/flow/event.h"
#include "platform/barcode/packages.h"

namespace uketsuke {

// `beside`: 整理番号 that was in view with it. It goes with a voucher, and stands for ten digits
// alone, which name nobody.
Event event_of(const Agreement& agreement, Generation seen_in,
               const std::optional<StickerReading>& beside = {});

// 整理番号 among the readings, which are without it then. Where there are two, neither: whose form
// it is nobody knows, and what is left says so.
std::optional<StickerReading> take_sticker(std::vector<Reading>& readings);

// What a hand scanner read while `screen` stood. Where a voucher is awaited, the code of a package
// is told to be none; where a package may be scanned, a voucher is unused. `known` may be nullptr.
Event event_of_scan(const Reading& scan, const Screen& screen, const Municipalities* known);

// What a picture of a vial or box says; nothing where no code is in it. Where codes say different
// things a person has to choose, by showing one.
std::optional<Event> event_of_packages(const std::vector<PackageSymbol>& symbols,
                                       Generation seen_in, Day today);

}  // namespace uketsuke
