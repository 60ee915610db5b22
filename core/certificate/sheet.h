// How a 接種済証 looks: one A4 sheet as a Page. Pure layout; every word on it comes from the
// Certificate or is one of its labels.
#pragma once

#include "core/certificate/certificate.h"
#include "core/page/page.h"

namespace uketsuke {

enum class Labels { japanese, bilingual };

// Names of up to 20 characters stand large (domain.md section 3), longer ones shrink. Empty cells
// of the history are filled with asterisks, so that nobody can write into them by hand (手引き
// p133).
Page draw_certificate(const Certificate& certificate, Labels labels);

}  // namespace uketsuke
