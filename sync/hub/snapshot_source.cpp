// The one answer that every source may give.
#include "sync/hub/snapshot_source.h"

namespace uketsuke {

std::unexpected<Error> no_snapshot() {
    return fail(ErrorKind::not_found, "snapshot.none",
                {"スナップショットはありません。", "There is no snapshot."},
                {"記録を順に受け取ってください。", "Read the entries page by page."});
}

}  // namespace uketsuke
