// What a scanned GS1 code does to the vial on the screen, inside kiosk/flow only. Both views that
// hold a vial fill it by the same rules.
#pragma once

#include "core/visit/scanned_vial.h"
#include "kiosk/flow/screen.h"

namespace uketsuke {

// The vial of the screen with what the code said. Where it names another product, or another lot,
// what belonged to the one before goes.
LotForm filled(const LotForm& form, const ScannedVial& vial);

// That a scan was taken, or refused.
VialScan scan_of(const ScannedVial& vial);
VialScan scan_of(Error problem);

}  // namespace uketsuke
