// Manifest and parts.
#include "sync/client/snapshot_download.h"

#include <set>
#include <thread>

#include "platform/folder/files.h"
#include "sync/client/nonsense.h"
#include "sync/wire/compression.h"
#include "sync/wire/paths.h"
#include "sync/wire/request_signature.h"

namespace uketsuke {

namespace {

// The hub makes it while we ask. Whoever has waited that long reads page by page.
constexpr std::chrono::milliseconds ask_again{250};
constexpr std::chrono::minutes patience{5};

std::string name_of(const SnapshotPart& part) { return to_hex(part.sha256) + ".part"; }

std::unexpected<Error> bad_part() {
    return fail(ErrorKind::refused, "snapshot.part",
                {"ハブから届いた名簿の一部が壊れています。今までの記録はそのままです。",
                 "A part of the roster came damaged. What was here is untouched."},
                {"もう一度受け取ってください。", "Receive it again."});
}

}  // namespace

Result<Response> SnapshotDownload::ask(std::string_view path, std::string query) {
    Request request{"GET", std::string(path), std::move(query), {}, {}};
    sign_request(request, asker_.device, asker_.signer, asker_.clock.now());
    return asker_.transport.carry(request);
}

Result<std::optional<SignedManifest>> SnapshotDownload::manifest(std::uint64_t after) {
    const std::string query =
        "municipality=" + asker_.link.municipality + "&after=" + std::to_string(after);
    for (const Moment began = moment_now(); elapsed_since(began) < patience;) {
        const Response response = TRY(ask(snapshots_path, query));
        if (response.status == 200) {
            auto manifest = parse_manifest(response.body);
            if (!manifest.has_value() || manifest->manifest.hub != asker_.link.hub ||
                manifest->manifest.municipality != asker_.link.municipality ||
                manifest->manifest.through.position <= after || manifest->manifest.parts.empty())
                return nonsense(response);
            return std::optional(std::move(*manifest));
        }
        // Whatever else it says, the exchange will hear it too and deal with it.
        if (refusal_or_nonsense(response).code != "snapshot.being_made") break;
        std::this_thread::sleep_for(ask_again);
    }
    return std::optional<SignedManifest>();
}

Result<void> SnapshotDownload::fetch(const SnapshotPart& part) {
    if (is_here(part)) return {};
    const Response response = TRY(ask(snapshot_parts_path, "sha256=" + to_hex(part.sha256)));
    if (response.status != 200) return std::unexpected(refusal_or_nonsense(response));
    const Bytes frame = to_bytes(response.body);
    if (sha256(frame) != part.sha256) return bad_part();
    const std::string name = name_of(part);
    TRY(write_file_atomically(asker_.folder / name, asker_.sealer.seal_file(name, frame)));
    ++fetched_;
    return {};
}

// A torn file does not open.
bool SnapshotDownload::is_here(const SnapshotPart& part) const { return read(part).has_value(); }

Result<Bytes> SnapshotDownload::read(const SnapshotPart& part) const {
    const std::string name = name_of(part);
    const Bytes sealed = TRY(read_small_file(asker_.folder / name, body_bytes_max + 64));
    return asker_.sealer.open_file(name, sealed);
}

void SnapshotDownload::begin(const SnapshotManifest& manifest) const {
    std::set<std::string> wanted;
    for (const SnapshotPart& part : manifest.parts) wanted.insert(name_of(part));
    std::error_code failed, ignored;
    std::filesystem::create_directory(asker_.folder, ignored);
    for (std::filesystem::directory_iterator file(asker_.folder, failed), end;
         !failed && file != end; file.increment(failed)) {
        if (!wanted.contains(file->path().filename().string()))
            std::filesystem::remove(file->path(), ignored);
    }
}

Result<std::vector<Entry>> SnapshotDownload::open(const SnapshotPart& part) const {
    const Bytes frame = TRY(read(part));
    const auto lines = decompress(to_text(frame), expanded_bytes_max);
    if (!lines.has_value()) return bad_part();
    auto read = parse_entry_lines(*lines, part.entries);
    if (!read.has_value() || read->size() != part.entries) return bad_part();
    std::vector<Entry> entries;
    entries.reserve(read->size());
    for (TravellingEntry& item : *read) entries.push_back(std::move(item.entry));
    return entries;
}

}  // namespace uketsuke
