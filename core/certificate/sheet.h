// How a 接種済証 looks: one A4 sheet as a Page. Pure layout; every word on it comes from the
// Certificate or is one of its labels.
#pragma once

#include "core/certificate/certificate.h"
#include "core/certificate/labels.h"
#include "core/page/page.h"

namespace uketsuke {

// Names of up to 20 characters stand large (domain.md section 3), longer ones shrink. Empty cells
// of the history are filled with asterisks, so that nobody can write into them by hand (手引き
// p133).
Page draw_certificate(const Certificate& certificate, Labels labels);

// Date, maker and lot alone, where they stand on the sheet that the city has mailed; and small, the
// record.
Page draw_overprint(const Certificate& certificate, const Overprint& places);

// 接種記録書 (手引き p68-69; domain.md section 3): what the site knows, and lines on which the
// person writes the rest; the number of the dose is one of them.
Page draw_dose_record(const Certificate& certificate, Labels labels);

}  // namespace uketsuke
