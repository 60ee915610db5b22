// The hub's snapshot: made in the background when somebody asks for one, kept for those who come
// later, and made anew when what was recorded since has grown long. Nobody waits for it here.
//
// Threads: manifest() and part() on the store's; making has a thread of its own, whose work on the
// store is done in slices between the jobs of others.
#pragma once

#include <set>

#include "platform/clock/clock.h"
#include "platform/log/log.h"
#include "sync/hub/snapshot_maker.h"
#include "sync/hub/snapshot_source.h"
#include "sync/hub/store_thread.h"

namespace uketsuke {

struct ShelfLimits {
    // Whoever lacks fewer entries reads them page by page; 0 for no snapshots at all.
    std::uint64_t worth = 5'000;
    std::size_t part_bytes = snapshot_part_bytes;  // Of a part, expanded.
};

class SnapshotShelf : public SnapshotSource {
  public:
    SnapshotShelf(StoreThread& store, Log& log, ShelfLimits limits = {});
    ~SnapshotShelf() override;  // Ends a making that is under way; it begins anew another time.

    Result<SnapshotAnswer> manifest(Ledger& ledger, const std::string& municipality,
                                    std::uint64_t after) override;
    Result<SnapshotPartAnswer> part(Ledger& ledger, const Digest& sha256) override;

  private:
    void work(const std::stop_token& stop);
    Result<void> make(const std::stop_token& stop);
    Result<void> on_store(const std::function<Result<void>(Records&)>& job);
    Result<bool> still_true(Store& store) const;
    void wish(const std::string& municipality);
    void put_up(SignedManifest made, std::string text);
    void take_up_old();

    StoreThread& store_;
    Log& log_;
    const ShelfLimits limits_;
    std::filesystem::path folder_;

    std::mutex mutex_;  // Of all below.
    std::condition_variable_any wished_;
    std::string wish_;  // A municipality; empty while nothing is to be made.
    std::optional<SignedManifest> current_;
    std::string current_text_;
    std::set<Digest> names_;  // Parts of this one and of the one before it.
    std::optional<Moment> failed_at_;
    std::jthread thread_;
};

}  // namespace uketsuke
