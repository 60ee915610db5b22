// Where polls wait for news: PollWaits with a lock, and one thread that looks at the time. Nobody
// who waits here holds a thread.
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "sync/hub/poll_waits.h"

namespace uketsuke {

// Any thread. A wait's `over` is called on the thread that ends it and must return at once.
class WaitingRoom {
  public:
    explicit WaitingRoom(std::size_t most);

    // False where it is full or closed: then `over` is not called.
    bool add(PollWait wait);
    std::set<std::string> municipalities() const;
    // Ends the waits of those who know this history up to another place than its last.
    void moved(const std::string& municipality, std::uint64_t last_position);
    void close();  // Ends all waits; there are no more.
    std::size_t size() const;
    std::size_t most() const { return most_; }

  private:
    void watch_time(const std::stop_token& stop);

    const std::size_t most_;
    mutable std::mutex mutex_;
    std::condition_variable_any time_changed_;
    PollWaits waits_;
    bool closed_ = false;
    std::jthread alarm_;
};

}  // namespace uketsuke
