// Slices, parts and files.
#include "sync/hub/snapshot_maker.h"

#include "platform/folder/files.h"
#include "sync/hub/snapshot_source.h"
#include "sync/wire/compression.h"
#include "sync/wire/entry_lines.h"

namespace uketsuke {

namespace {

constexpr std::size_t slice_entries = 500;

std::unexpected<Error> too_large() {
    return fail(ErrorKind::environment, "snapshot.too_large",
                {"一人の記録が多すぎて、スナップショットを作れません。端末は一件ずつ受け取ります。",
                 "One person has too many records for a snapshot. Terminals read page by page."});
}

}  // namespace

std::string snapshot_part_name(const Digest& sha256) { return to_hex(sha256) + ".part"; }

Result<void> SnapshotMaker::begin(Ledger& ledger) {
    Store& store = ledger.store();
    manifest_.through = TRY(store.last_place(manifest_.municipality));
    if (manifest_.through.position == 0) return no_snapshot();
    subjects_ = TRY(store.subjects());
    return {};
}

Result<std::optional<SnapshotMaker::Slice>> SnapshotMaker::read(Ledger& ledger) {
    if (next_ == subjects_.size()) return std::optional<Slice>();
    Slice slice;
    std::size_t entries = 0;
    while (next_ < subjects_.size() && entries < slice_entries) {
        std::vector<Ledger::Positioned> about;
        for (const StoredEntry& stored : TRY(ledger.store().entries_of(subjects_[next_]))) {
            if (stored.chain.municipality != manifest_.municipality ||
                stored.place.position > manifest_.through.position)
                continue;
            about.push_back({TRY(ledger.sealer().open_entry(stored)), stored.place.position});
            ChainEnd& end = manifest_.chains[stored.chain];
            if (stored.sequence > end.sequence) end = {stored.sequence, stored.link};
        }
        ++next_;
        entries += about.size() + 1;
        if (!about.empty()) slice.push_back(std::move(about));
    }
    return std::optional(std::move(slice));
}

Result<void> SnapshotMaker::pack(const Slice& slice, const Sealer& sealer) {
    for (const auto& subject : slice) TRY(pack_subject(subject, sealer));
    return {};
}

Result<void> SnapshotMaker::pack_subject(const std::vector<Ledger::Positioned>& entries,
                                         const Sealer& sealer) {
    const std::string& kind = entries.front().entry.header.subject.kind;
    std::vector<std::string> lines;
    std::size_t bytes = 0;
    for (const Ledger::Positioned& item : entries)
        bytes += lines.emplace_back(print_entry_line({item.entry, item.position})).size();
    Open& open = kind == "device" ? devices_ : part_;
    const auto full = [&](std::size_t more_bytes, std::size_t more) {
        return part_.entries > 0 && (part_.lines.size() + more_bytes > part_bytes_ ||
                                     part_.entries + more > snapshot_part_entries_max);
    };
    // Only what is folded must stay together.
    const bool divisible = kind != "device" && kind != "person";
    if (!divisible && kind == "person" && full(bytes, lines.size())) TRY(close_part(sealer));
    for (const std::string& line : lines) {
        if (divisible && full(line.size(), 1)) TRY(close_part(sealer));
        open.lines += line;
        ++open.entries;
    }
    manifest_.entries += lines.size();
    return open.lines.size() > snapshot_part_bytes_max || open.entries > snapshot_part_entries_max
               ? Result<void>(too_large())
               : Result<void>();
}

Result<SnapshotPart> SnapshotMaker::write(Open part, const Sealer& sealer) const {
    const Bytes frame = to_bytes(compress(part.lines));
    const Digest digest = sha256(frame);
    const std::string name = snapshot_part_name(digest);
    TRY(write_file_atomically(folder_ / name, sealer.seal_file(name, frame)));
    return SnapshotPart{digest, frame.size(), part.entries};
}

Result<void> SnapshotMaker::close_part(const Sealer& sealer) {
    manifest_.parts.push_back(TRY(write(std::exchange(part_, {}), sealer)));
    return {};
}

Result<std::string> SnapshotMaker::finish(DeviceId device, const Signer& signer,
                                          const Sealer& sealer) {
    if (part_.entries > 0) TRY(close_part(sealer));
    manifest_.parts.insert(manifest_.parts.begin(),
                           TRY(write(std::exchange(devices_, {}), sealer)));
    std::string text = print_manifest(manifest_, device, signer);
    TRY(write_file_atomically(folder_ / snapshot_manifest_name, to_bytes(text)));
    return text;
}

}  // namespace uketsuke
