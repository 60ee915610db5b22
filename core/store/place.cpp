// The running digest.
#include "core/store/place.h"

namespace uketsuke {

Place place_after(const Place& before, const Digest& link) {
    Bytes joined(before.history.begin(), before.history.end());
    joined.insert(joined.end(), link.begin(), link.end());
    return {before.position + 1, sha256(joined)};
}

}  // namespace uketsuke
