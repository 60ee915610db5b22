// Holds the screen and steps it: events in, effects out to the hands. The UI thread's only state.
#pragma once

#include <functional>

#include "kiosk/flow/cue.h"
#include "kiosk/flow/step.h"

namespace uketsuke {

// What the conductor moves. Each is called on the UI thread and returns at once.
struct Hands {
    std::function<void(const Effect&)> perform;     // Store, certificate: the worker.
    std::function<void(Generation, Sought)> await;  // For this view.
    std::function<void()> rest;    // Neither voucher nor package is awaited any more.
    std::function<void()> forget;  // Everything that shows the person who left.
    std::function<void(Cue)> sound = {};
};

class Conductor {
  public:
    Conductor(Screen first, Hands hands) : screen_(std::move(first)), hands_(std::move(hands)) {}

    const Screen& screen() const { return screen_; }
    void happen(const Event& event);

  private:
    void point_camera();

    Screen screen_;
    Hands hands_;
    std::optional<Generation> awaiting_;
};

}  // namespace uketsuke
