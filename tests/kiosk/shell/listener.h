// The UI thread's place in a test: takes what comes by the mailbox, one event after another.
#pragma once

#include <chrono>
#include <deque>
#include <optional>
#include <semaphore>

#include "kiosk/shell/mailbox.h"

namespace uketsuke {

class Listener {
  public:
    Mailbox mailbox{[this] { woken_.release(); }};

    // The next event of kind E; what came before it is passed over, what came after it is kept.
    // Nothing where none comes within `limit`.
    template <class E>
    std::optional<E> next(std::chrono::milliseconds limit = std::chrono::seconds(60)) {
        const auto end = std::chrono::steady_clock::now() + limit;
        do {
            for (Event& event : mailbox.drain()) heard_.push_back(std::move(event));
            while (!heard_.empty()) {
                const Event event = std::move(heard_.front());
                heard_.pop_front();
                if (const auto* found = get_if<E>(&event)) return *found;
            }
        } while (woken_.try_acquire_until(end));
        return std::nullopt;
    }

  private:
    std::counting_semaphore<100'000> woken_{0};
    std::deque<Event> heard_;
};

}  // namespace uketsuke
