// The keyboard's finger: which target the space bar would tap. Tab and Shift-Tab move it, a finger
// or typed text takes it away, and on another view it begins at the primary action. Enter is no
// tap: hand scanners type it.
#pragma once

#include <string>

#include "kiosk/look/inventory.h"

namespace uketsuke::look {

class Look;

class Focus {
  public:
    // At the beginning of a frame, with the targets of the last one.
    void take_keys(const Inventory& last);

    // By a target as it is drawn: true where the space bar was pressed on it.
    bool taps(const std::string& id);
    // It has come to this target in this frame, which then scrolls into view.
    bool came_to(const std::string& id) const { return moved_ && id == on_; }
    // At the end of a frame, over everything. What is not there any more loses it.
    void draw(const Look& look, const Inventory& drawn);

    const std::string& on() const { return on_; }  // Empty: on nothing.

  private:
    void move(const Inventory& over, int by);
    void swallow_spaces();

    std::string on_;
    bool moved_ = false;
    bool pressed_ = false;
    int spaces_ = 0;  // Pressed here, and not yet among what was typed.
};

}  // namespace uketsuke::look
