// The Scribe of the product: names by Pango (platform/page/line.h), so that the window shows what
// the paper will.
#pragma once

#include "kiosk/look/look.h"

namespace uketsuke::look {

class PangoScribe : public Scribe {
  public:
    Lettered letter(const Lettering& lettering) override;
};

}  // namespace uketsuke::look
