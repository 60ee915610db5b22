// Makes the snapshot of a municipality as of now: reads some subjects at a time on the store's
// thread, so that others are served in between, and packs them elsewhere. What is recorded
// meanwhile has later positions and is not in it.
//
//     begin ─► while (read) pack ─► finish
//
// The files lie sealed in the folder, named by the digests of what is in them.
#pragma once

#include <filesystem>

#include "sync/wire/snapshot_manifest.h"

namespace uketsuke {

class SnapshotMaker {
  public:
    // `part_bytes` is about what a part holds, expanded.
    SnapshotMaker(std::filesystem::path folder, HubId hub, std::string municipality,
                  std::size_t part_bytes = snapshot_part_bytes)
        : folder_(std::move(folder)), part_bytes_(part_bytes) {
        manifest_.hub = hub;
        manifest_.municipality = std::move(municipality);
    }

    // On the store's thread. Errors: those of the store; snapshot.none where there is no entry.
    Result<void> begin(Ledger& ledger);

    // Of some subjects, whole.
    using Slice = std::vector<std::vector<Ledger::Positioned>>;
    // On the store's thread, for some milliseconds. Nothing when all was read.
    Result<std::optional<Slice>> read(Ledger& ledger);

    // Any thread, one at a time. Errors: snapshot.too_large (a person of more than a part holds),
    // those of write_file_atomically.
    Result<void> pack(const Slice& slice, const Sealer& sealer);

    // Writes what is left, then the manifest, and gives its text.
    Result<std::string> finish(DeviceId device, const Signer& signer, const Sealer& sealer);

  private:
    struct Open {
        std::string lines;
        std::size_t entries = 0;
    };
    Result<void> pack_subject(const std::vector<Ledger::Positioned>& entries, const Sealer& sealer);
    Result<SnapshotPart> write(Open part, const Sealer& sealer) const;
    Result<void> close_part(const Sealer& sealer);

    const std::filesystem::path folder_;
    const std::size_t part_bytes_;
    SnapshotManifest manifest_;
    std::vector<LookupKey> subjects_;
    std::size_t next_ = 0;
    Open devices_;
    Open part_;
};

// Where a snapshot lies in `folder`, and its parts by their names.
inline constexpr const char* snapshot_manifest_name = "manifest.json";
std::string snapshot_part_name(const Digest& sha256);

}  // namespace uketsuke
