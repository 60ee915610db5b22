// One of several views: a question that is asked in many places of many sets.
#pragma once

#include "kiosk/flow/screen.h"

namespace uketsuke {

template <class... Views>
bool is_any(const View& view) {
    return (holds_alternative<Views>(view) || ...);
}

}  // namespace uketsuke
