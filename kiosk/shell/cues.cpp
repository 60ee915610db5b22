// Three tunes.
#include "kiosk/shell/cues.h"

namespace uketsuke {

Tune tune_of(Cue cue) {
    switch (cue) {
        case Cue::good:
            return {{880, 80}, {1'320, 120}};
        case Cue::attention:
            return {{740, 110}, {0, 60}, {740, 110}, {0, 60}, {740, 110}};
        case Cue::stop:
            break;
    }
    return {{260, 450}};
}

}  // namespace uketsuke
