// Who waits at the hub for something new (GET /v1/entries with wait=). A value without threads and
// without a clock: the service guards it and tells it the time.
#pragma once

#include <chrono>
#include <functional>
#include <list>
#include <set>

#include "sync/hub/asked.h"

namespace uketsuke {

struct PollWait {
    PullAsked asked;
    std::chrono::steady_clock::time_point ends;
    std::function<void(PollWait)> over;  // Something is there, or the time is over. Given once.
};

class PollWaits {
  public:
    explicit PollWaits(std::size_t most) : most_(most) {}

    enum class Added { waits, instead_of_older, full };
    // A device waits once in a municipality: `wait` becomes its older wait where there was one.
    Added add(PollWait& wait);

    // Those whose history is no longer at the place up to which they know it.
    std::list<PollWait> take_moved(const std::string& municipality, std::uint64_t last_position);
    std::list<PollWait> take_due(std::chrono::steady_clock::time_point now);
    std::list<PollWait> take_all() { return std::exchange(waits_, {}); }

    std::set<std::string> municipalities() const;  // In which anybody waits.
    std::optional<std::chrono::steady_clock::time_point> next_end() const;
    std::size_t size() const { return waits_.size(); }
    std::size_t most() const { return most_; }

  private:
    std::size_t most_;
    std::list<PollWait> waits_;  // Some hundreds: looked through from end to end.
};

}  // namespace uketsuke
