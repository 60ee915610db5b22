// A part of a screen that may hold more than it shows. A finger drags it; a bar on the right says
// that there is more.
#pragma once

#include "kiosk/look/paint.h"

namespace uketsuke::look {

// From birth to death of this value, drawing goes into the scrolling area.
class ScrollArea {
  public:
    ScrollArea(Look& look, const char* id, const Box& box);
    ~ScrollArea();
    ScrollArea(const ScrollArea&) = delete;
    ScrollArea& operator=(const ScrollArea&) = delete;

    // The room for the content: as wide as the box, as high as needed. Its y moves with the finger.
    Box room() const { return room_; }
    // To be told how far down the content reached.
    void reached(float y) { bottom_ = y; }

  private:
    Look& look_;
    Box box_;
    Box room_;
    float bottom_ = 0;
};

}  // namespace uketsuke::look
