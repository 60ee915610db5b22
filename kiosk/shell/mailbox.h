// The one way to the UI thread: a bounded queue of events, and a nudge for its sleeping loop.
#pragma once

#include <functional>

#include "kiosk/flow/event.h"
#include "kiosk/shell/queue.h"

namespace uketsuke {

class Mailbox {
  public:
    // `wake` is called from any thread, after the event is in the queue.
    explicit Mailbox(std::function<void()> wake) : wake_(std::move(wake)) {}

    void answer(Event event) {  // Of an effect: never lost.
        if (events_.put(std::move(event))) wake_();
    }
    // Of a device: the next one comes soon. False where it was lost.
    bool report(Event event) {
        if (!events_.offer(std::move(event))) return false;
        wake_();
        return true;
    }
    void nudge() { wake_(); }
    std::vector<Event> drain() { return events_.drain(); }
    void close() { events_.close(); }

  private:
    static constexpr std::size_t events_max = 256;
    BoundedQueue<Event> events_{events_max};
    std::function<void()> wake_;
};

}  // namespace uketsuke
