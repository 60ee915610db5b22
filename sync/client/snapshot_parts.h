// The parts of a snapshot into a new store: some threads open, seal and fold them, this one writes.
#pragma once

#include <stop_token>

#include "core/store/snapshot_build.h"
#include "sync/client/snapshot_download.h"

namespace uketsuke {

// All parts but the first, which holds the devices and was taken before. Errors: those of the
// parts and of `build`; hub.stopped when asked to stop.
Result<void> build_parts(SnapshotBuild& build, const SnapshotDownload& from,
                         const std::vector<SnapshotPart>& parts, const std::stop_token& stop,
                         const Progress& progress);

}  // namespace uketsuke
