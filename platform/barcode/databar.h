// GS1 DataBar of every kind but Limited: omnidirectional, truncated, stacked, expanded. Separate
// because its library is another one than that of all other symbols (README.md of this room).
#pragma once

#include <string>
#include <vector>

#include "platform/camera/grey_image.h"

namespace uketsuke {

struct DataBar {
    bool expanded = false;
    std::string
        text;       // An element string: "01" with fourteen digits, or more where it is expanded.
    int lines = 0;  // Of the picture that said so.
    auto operator<=>(const DataBar&) const = default;
};

// Those whose rows lie level or upright to about ten degrees, each text once. Of noise and of bars
// that can hardly be made out the library makes numbers that nobody printed, mostly on one line.
// The picture has to be GreyView::sound(). Holds no state: any thread. Empty where the library has
// no memory.
std::vector<DataBar> databar_symbols(const GreyView& picture);

}  // namespace uketsuke
