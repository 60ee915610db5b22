// What a hub's snapshot of a municipality holds: the parts by their digests, the ends of all chains
// in it, and as of which position. Signed by the hub's device key, so that nothing can be left out
// of it or mixed from two.
//
//   {"manifest":TEXT,"device":HEX,"signature":BASE64}       TEXT is JSON, and what is signed
//   {"hub","municipality","through":N,"history":HEX,"entries":N,"chains":{DEVICE:{"462152":
//    {"sequence":N,"link":HEX}}},"parts":[{"sha256":HEX,"bytes":N,"entries":N}, ...]}
//
// A part is a zstd frame of entry lines (entry_lines.h), in the order of their subjects: all
// entries about devices are in the first part, and each subject is in one part only.
#pragma once

#include "core/store/place.h"
#include "core/store/snapshot_build.h"
#include "sync/wire/limits.h"

namespace uketsuke {

struct SnapshotPart {
    Digest sha256{};
    std::size_t bytes = 0;  // As it travels.
    std::size_t entries = 0;
    bool operator==(const SnapshotPart&) const = default;
};

struct SnapshotManifest {
    HubId hub;
    std::string municipality;
    Place through;  // Where the last entry in it stands at the hub.
    std::size_t entries = 0;
    ChainEnds chains;
    std::vector<SnapshotPart> parts;
    bool operator==(const SnapshotManifest&) const = default;
};

struct SignedManifest {
    SnapshotManifest manifest;
    std::string text;  // What was signed.
    DeviceId device;   // Who signed it.
    Signature signature{};
};

std::string print_manifest(const SnapshotManifest& manifest, DeviceId device, const Signer& signer);
// Errors: wire.answer for whatever is not in this form or over a limit. Nothing is verified yet.
Result<SignedManifest> parse_manifest(std::string_view json);
bool signature_holds(const SignedManifest& signed_manifest, const PublicKey& key);

}  // namespace uketsuke
