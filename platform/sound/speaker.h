// A loudspeaker by its ALSA name. A terminal without one is a terminal all the same: what cannot be
// played is not, and nobody waits for it.
#pragma once

#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "platform/sound/tune.h"

namespace uketsuke {

class Speaker {
  public:
    // `device`: "default", "plughw:0,0" and so on; empty: silence. Nothing is opened yet.
    explicit Speaker(std::string device);
    // Waits for the tune that is being played, at most its length.
    ~Speaker();
    Speaker(const Speaker&) = delete;
    Speaker& operator=(const Speaker&) = delete;

    // Returns at once. A tune that has not begun yet gives way to this one: what happened last is
    // what counts.
    void play(Tune tune);

  private:
    void work();
    std::optional<Tune> next();

    std::string device_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::optional<Tune> waiting_;
    bool ending_ = false;
    std::thread thread_;
};

}  // namespace uketsuke
