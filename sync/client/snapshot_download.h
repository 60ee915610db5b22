// Fetches a hub's snapshot into a folder, sealed under this device's data key: what lies there
// whole from an earlier try is not fetched again.
//
// Threads: one at a time, except for open(). Ownership: borrows the transport and the clock.
#pragma once

#include <filesystem>

#include "platform/clock/clock.h"
#include "sync/client/hub_link.h"
#include "sync/client/transport.h"
#include "sync/wire/entry_lines.h"
#include "sync/wire/snapshot_manifest.h"

namespace uketsuke {

struct SnapshotAsker {
    Transport& transport;
    const Clock& clock;
    HubLink link;
    DeviceId device;
    Signer signer;
    Sealer sealer;
    std::filesystem::path folder;
};

class SnapshotDownload {
  public:
    explicit SnapshotDownload(SnapshotAsker asker) : asker_(std::move(asker)) {}

    // Nothing where the hub has none for one who has all up to `after`, or knows of no snapshots;
    // while it makes one, it is asked again for some minutes. Errors: hub.nonsense (another hub's
    // is nonsense too), those of the transport.
    Result<std::optional<SignedManifest>> manifest(std::uint64_t after);

    // Makes the folder, and takes away what lies there of another manifest.
    void begin(const SnapshotManifest& manifest) const;
    // A part that is not here yet. Errors: snapshot.part (not what the manifest says),
    // hub.nonsense, those of the transport and of write_file_atomically; what came before stays.
    Result<void> fetch(const SnapshotPart& part);

    // A part that was fetched. Any thread. Errors: snapshot.part, store.unsealable.
    Result<std::vector<Entry>> open(const SnapshotPart& part) const;

    // Parts that came over the network, for tests and for whoever tells how it went.
    std::size_t fetched() const { return fetched_; }

  private:
    Result<Response> ask(std::string_view path, std::string query);
    bool is_here(const SnapshotPart& part) const;
    Result<Bytes> read(const SnapshotPart& part) const;

    const SnapshotAsker asker_;
    std::size_t fetched_ = 0;
};

}  // namespace uketsuke
