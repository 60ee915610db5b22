// Which of several hubs, in order of preference, is spoken to next: the site's while it answers,
// the city's while it does not, and the site's again as soon as it is back. A value that is told
// the time.
#pragma once

#include <cstddef>

#include "platform/clock/clock.h"

namespace uketsuke {

class HubChoice {
  public:
    // `hubs` is at least 1. While another hub than the first is spoken to, the first is tried again
    // every `return_after`.
    explicit HubChoice(std::size_t hubs,
                       std::chrono::milliseconds return_after = std::chrono::seconds(30))
        : hubs_(hubs), return_after_(return_after) {}

    // The place of the hub to speak to at `now`.
    std::size_t at(Moment now) {
        if (current_ != 0 && now - left_first_ >= return_after_) {
            current_ = 0;
            failed_ = 0;
        }
        return current_;
    }
    void answered() { failed_ = 0; }
    // It could not be reached. True where another one is worth trying at once; false where all have
    // failed in turn, and it is time to wait.
    bool failed(Moment now) {
        if (current_ == 0) left_first_ = now;
        current_ = (current_ + 1) % hubs_;
        failed_ = (failed_ + 1) % hubs_;
        return failed_ != 0;
    }

  private:
    std::size_t hubs_;
    std::chrono::milliseconds return_after_;
    std::size_t current_ = 0;
    std::size_t failed_ = 0;  // In a row, since one answered.
    Moment left_first_{};
};

}  // namespace uketsuke
