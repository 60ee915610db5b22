// The lock, and the alarm.
#include "sync/hub/waiting_room.h"

namespace uketsuke {

namespace {

void end_all(std::list<PollWait> waits) {
    for (PollWait& wait : waits) {
        const auto over = std::move(wait.over);
        over(std::move(wait));
    }
}

}  // namespace

WaitingRoom::WaitingRoom(std::size_t most)
    : most_(most),
      waits_(most),
      alarm_([this](const std::stop_token& stop) { watch_time(stop); }) {}

bool WaitingRoom::add(PollWait wait) {
    std::list<PollWait> older;
    {
        const std::lock_guard lock(mutex_);
        if (closed_) return false;
        const auto added = waits_.add(wait);
        if (added == PollWaits::Added::full) return false;
        if (added == PollWaits::Added::instead_of_older) older.push_back(std::move(wait));
        time_changed_.notify_one();
    }
    end_all(std::move(older));
    return true;
}

std::set<std::string> WaitingRoom::municipalities() const {
    const std::lock_guard lock(mutex_);
    return waits_.municipalities();
}

void WaitingRoom::moved(const std::string& municipality, std::uint64_t last_position) {
    std::list<PollWait> over;
    {
        const std::lock_guard lock(mutex_);
        over = waits_.take_moved(municipality, last_position);
    }
    end_all(std::move(over));
}

void WaitingRoom::close() {
    std::list<PollWait> over;
    {
        const std::lock_guard lock(mutex_);
        closed_ = true;
        over = waits_.take_all();
    }
    end_all(std::move(over));
}

std::size_t WaitingRoom::size() const {
    const std::lock_guard lock(mutex_);
    return waits_.size();
}

void WaitingRoom::watch_time(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    while (!stop.stop_requested()) {
        auto over = waits_.take_due(std::chrono::steady_clock::now());
        if (!over.empty()) {
            lock.unlock();
            end_all(std::move(over));
            lock.lock();
            continue;
        }
        const auto next = waits_.next_end();
        // A wait that is added may end earlier than all others.
        const auto changed = [&] { return waits_.next_end() != next; };
        if (next) {
            time_changed_.wait_until(lock, stop, *next, changed);
        } else {
            time_changed_.wait(lock, stop, changed);
        }
    }
}

}  // namespace uketsuke
