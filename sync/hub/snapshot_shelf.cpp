// Asked, made, put up.
#include "sync/hub/snapshot_shelf.h"

#include "platform/folder/files.h"

namespace uketsuke {

namespace {

constexpr std::chrono::minutes failed_pause{10};
constexpr std::size_t manifest_bytes_max = std::size_t(16) << 20;

std::unexpected<Error> being_made() {
    return fail(ErrorKind::environment, "snapshot.being_made",
                {"名簿のスナップショットを作っているところです。",
                 "A snapshot of the roster is being made."},
                {"少し待ってからもう一度受け取ってください。", "Ask again in a moment."});
}

std::unexpected<Error> stopped() {
    return fail(ErrorKind::environment, "hub.closing",
                {"ハブを終了しているところです。", "The hub is closing down."});
}

// As of when it makes no difference any more: a new one is made, the old one is still given out.
std::uint64_t rest_max(const SnapshotManifest& manifest, std::uint64_t worth) {
    return std::max(worth, manifest.through.position / 4);
}

}  // namespace

SnapshotShelf::SnapshotShelf(StoreThread& store, Log& log, ShelfLimits limits)
    : store_(store), log_(log), limits_(limits) {
    store_.run([&](Records& records) { folder_ = records.folder().file("snapshots"); });
    take_up_old();
    thread_ = std::jthread([this](const std::stop_token& stop) { work(stop); });
}

SnapshotShelf::~SnapshotShelf() = default;

// What cannot be read is as good as never made.
void SnapshotShelf::take_up_old() {
    const auto bytes = read_small_file(folder_ / snapshot_manifest_name, manifest_bytes_max);
    if (!bytes.has_value()) return;
    auto manifest = parse_manifest(to_text(*bytes));
    if (!manifest.has_value()) return;
    current_text_ = to_text(*bytes);
    for (const SnapshotPart& part : manifest->manifest.parts) names_.insert(part.sha256);
    current_ = std::move(*manifest);
}

// The store may have been put back from a backup, or be another one.
Result<bool> SnapshotShelf::still_true(Store& store) const {
    const SnapshotManifest& manifest = current_->manifest;
    const auto at =
        TRY(store.after_position(manifest.municipality, manifest.through.position - 1, 1));
    return !at.empty() && at.front().place == manifest.through;
}

Result<SnapshotAnswer> SnapshotShelf::manifest(Ledger& ledger, const std::string& municipality,
                                               std::uint64_t after) {
    const std::uint64_t last = TRY(ledger.store().last_position(municipality));
    if (last < after + limits_.worth || limits_.worth == 0) return no_snapshot();
    const std::lock_guard lock(mutex_);
    if (current_ && !TRY(still_true(ledger.store()))) current_.reset();
    const bool fits = current_ && current_->manifest.municipality == municipality;
    const bool useful = fits && current_->manifest.through.position >= after + limits_.worth;
    const bool old = fits && last - current_->manifest.through.position >
                                 rest_max(current_->manifest, limits_.worth);
    if (useful && !old)
        return SnapshotAnswer{current_text_, municipality, current_->manifest.through.position};
    const bool tried = failed_at_ && elapsed_since(*failed_at_) < failed_pause;
    if (!tried) wish(municipality);
    if (useful)
        return SnapshotAnswer{current_text_, municipality, current_->manifest.through.position};
    return tried ? Result<SnapshotAnswer>(no_snapshot()) : Result<SnapshotAnswer>(being_made());
}

void SnapshotShelf::wish(const std::string& municipality) {
    wish_ = municipality;
    wished_.notify_all();
}

Result<SnapshotPartAnswer> SnapshotShelf::part(Ledger& ledger, const Digest& sha256) {
    const std::lock_guard lock(mutex_);
    if (!names_.contains(sha256)) return no_snapshot();
    const std::string name = snapshot_part_name(sha256);
    const auto read = [file = folder_ / name, name,
                       sealer = ledger.sealer()]() -> Result<std::string> {
        const Bytes sealed = TRY(read_small_file(file, body_bytes_max * 2));
        const Bytes frame = TRY(sealer.open_file(name, sealed));
        return to_text(frame);
    };
    return SnapshotPartAnswer{read};
}

void SnapshotShelf::work(const std::stop_token& stop) {
    while (true) {
        {
            std::unique_lock lock(mutex_);
            if (!wished_.wait(lock, stop, [this] { return !wish_.empty(); })) return;
        }
        const auto made = make(stop);
        const std::lock_guard lock(mutex_);
        wish_.clear();
        if (made.has_value() || stop.stop_requested()) continue;
        failed_at_ = moment_now();
        log_.error("hub.snapshot", made.error());
    }
}

Result<void> SnapshotShelf::on_store(const std::function<Result<void>(Records&)>& job) {
    Result<void> done = stopped();
    store_.run([&](Records& records) { done = job(records); });
    return done;
}

Result<void> SnapshotShelf::make(const std::stop_token& stop) {
    const Moment began = moment_now();
    std::string municipality;
    {
        const std::lock_guard lock(mutex_);
        municipality = wish_;
    }
    std::error_code ignored;
    std::filesystem::create_directory(folder_, ignored);
    std::optional<SnapshotMaker> maker;
    std::optional<Signer> signer;
    std::optional<Sealer> sealer;
    DeviceId device;
    const auto begin = [&](Records& records) -> Result<void> {
        Ledger& ledger = records.ledger();
        maker.emplace(folder_, records.store_id(), municipality, limits_.part_bytes);
        signer.emplace(ledger.signer());
        sealer.emplace(ledger.sealer());
        device = ledger.device();
        return maker->begin(ledger);
    };
    TRY(on_store(begin));
    while (!stop.stop_requested()) {
        std::optional<SnapshotMaker::Slice> slice;
        const auto read = [&](Records& records) -> Result<void> {
            slice = TRY(maker->read(records.ledger()));
            return {};
        };
        TRY(on_store(read));
        if (slice) {
            TRY(maker->pack(*slice, *sealer));
            continue;
        }
        std::string text = TRY(maker->finish(device, *signer, *sealer));
        SignedManifest made = TRY(parse_manifest(text));
        log_.info("hub.snapshot", {{"entries", made.manifest.entries},
                                   {"parts", made.manifest.parts.size()},
                                   {"took_ms", elapsed_since(began)}});
        put_up(std::move(made), std::move(text));
        return {};
    }
    return stopped();
}

// Those who are still fetching the one before may finish: only what is older is removed.
void SnapshotShelf::put_up(SignedManifest made, std::string text) {
    const std::lock_guard lock(mutex_);
    std::set<Digest> keep;
    if (current_) {
        for (const SnapshotPart& part : current_->manifest.parts) keep.insert(part.sha256);
    }
    for (const SnapshotPart& part : made.manifest.parts) keep.insert(part.sha256);
    std::set<std::string> files{snapshot_manifest_name};
    for (const Digest& sha256 : keep) files.insert(snapshot_part_name(sha256));
    std::error_code failed, ignored;
    for (std::filesystem::directory_iterator file(folder_, failed), end; !failed && file != end;
         file.increment(failed)) {
        if (!files.contains(file->path().filename().string()))
            std::filesystem::remove(file->path(), ignored);
    }
    names_ = std::move(keep);
    current_text_ = std::move(text);
    current_ = std::move(made);
}

}  // namespace uketsuke
