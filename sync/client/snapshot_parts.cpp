// A queue that holds a few parts at most: memory is bounded by the threads, not by the snapshot.
#include "sync/client/snapshot_parts.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace uketsuke {

namespace {

constexpr std::size_t first_part = 1;  // The one before holds the devices.

std::size_t threads_for(std::size_t parts) {
    const std::size_t cores = std::max(1u, std::thread::hardware_concurrency());
    return std::min({cores, parts, std::size_t(4)});
}

std::unexpected<Error> stopped() {
    return fail(ErrorKind::environment, "hub.stopped",
                {"名簿の読み込みを止めました。今までの記録はそのままです。",
                 "Loading the roster was stopped. What was here is untouched."});
}

class Preparing {
  public:
    Preparing(const SnapshotBuild& build, SnapshotDownload& from,
              const std::vector<SnapshotPart>& parts)
        : build_(build), from_(from), parts_(parts) {
        threads_.emplace_back([this](const std::stop_token& stop) { fetch(stop); });
        for (std::size_t i = 0; i < threads_for(parts.size()); ++i)
            threads_.emplace_back([this](const std::stop_token& stop) { prepare(stop); });
    }

    // The next one that is ready, in any order. As many as there are parts, unless one fails.
    Result<PreparedPart> next(const std::stop_token& stop) {
        std::unique_lock lock(mutex_);
        if (!moved_.wait(lock, stop, [this] { return !ready_.empty(); })) return stopped();
        auto part = std::move(ready_.front());
        ready_.pop_front();
        moved_.notify_all();
        return part;
    }

  private:
    static constexpr std::size_t ready_max = 2;

    void fetch(const std::stop_token& stop) {
        for (std::size_t i = first_part; i < parts_.size() && !stop.stop_requested(); ++i) {
            const auto fetched = from_.fetch(parts_[i]);
            const std::lock_guard lock(mutex_);
            if (!fetched.has_value()) ready_.emplace_front(std::unexpected(fetched.error()));
            if (fetched.has_value()) here_ = i + 1;
            moved_.notify_all();
            if (!fetched.has_value()) return;
        }
    }

    void prepare(const std::stop_token& stop) {
        for (std::size_t i = next_++; i < parts_.size() && !stop.stop_requested(); i = next_++) {
            {
                std::unique_lock lock(mutex_);
                if (!moved_.wait(lock, stop, [&] { return i < here_; })) return;
            }
            auto part = [&]() -> Result<PreparedPart> {
                return build_.prepare(TRY(from_.open(parts_[i])));
            }();
            std::unique_lock lock(mutex_);
            if (!moved_.wait(lock, stop, [this] { return ready_.size() < ready_max; })) return;
            ready_.push_back(std::move(part));
            moved_.notify_all();
        }
    }

    const SnapshotBuild& build_;
    SnapshotDownload& from_;
    const std::vector<SnapshotPart>& parts_;
    std::atomic<std::size_t> next_ = first_part;
    std::mutex mutex_;  // Of the three below.
    std::condition_variable_any moved_;
    std::size_t here_ = first_part;  // So many parts were fetched.
    std::deque<Result<PreparedPart>> ready_;
    std::vector<std::jthread> threads_;  // Last in, first out.
};

}  // namespace

Result<void> build_parts(SnapshotBuild& build, SnapshotDownload& from,
                         const std::vector<SnapshotPart>& parts, const std::stop_token& stop,
                         const Progress& progress) {
    Preparing preparing(build, from, parts);
    for (std::size_t done = first_part; done < parts.size(); ++done) {
        const PreparedPart part = TRY(preparing.next(stop));
        TRY(build.add(part));
        if (progress) progress(done, parts.size());
    }
    return {};
}

}  // namespace uketsuke
