// The parts of a snapshot into a new store: one thread fetches them, some open, seal and fold them,
// this one writes. None waits for the others longer than it must.
#pragma once

#include <stop_token>

#include "core/store/snapshot_build.h"
#include "sync/client/snapshot_download.h"

namespace uketsuke {

// All parts but the first, which holds the devices and was taken before. Errors: those of the
// download, of the parts and of `build`; hub.stopped when asked to stop. Where it fails, a part
// that is on the road is awaited.
Result<void> build_parts(SnapshotBuild& build, SnapshotDownload& from,
                         const std::vector<SnapshotPart>& parts, const std::stop_token& stop,
                         const Progress& progress);

}  // namespace uketsuke
