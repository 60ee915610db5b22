// What a frame holds: every text with its place and every target with its size. Drawing writes it
// as it goes; tests read it to find what is clipped, too small or missing, and the guided tour to
// know where to tap.
#pragma once

#include <string>
#include <vector>

namespace uketsuke::look {

// Screen pixels, from the window's top left corner.
struct Box {
    float x = 0;
    float y = 0;
    float w = 0;
    float h = 0;
    float right() const { return x + w; }
    float bottom() const { return y + h; }
    float centre_x() const { return x + w / 2; }
    float centre_y() const { return y + h / 2; }
    bool holds(float px, float py) const {
        return px >= x && py >= y && px < right() && py < bottom();
    }
    bool operator==(const Box&) const = default;
};

struct DrawnText {
    std::string text;
    Box box;          // Of the drawn lines.
    Box room;         // What it was given; higher than it where it scrolls.
    int missing = 0;  // Characters that would have shown as "?".
    bool scrolls = false;
    int area = 0;  // Which scrolling area of the frame, from 1; 0: none.
};

struct Target {
    std::string id;  // The key of its words: "scan.keypad". Never a name or a number of a person.
    Box box;
    bool enabled = true;
    bool primary = false;
    bool scrolls = false;  // May lie outside the window until scrolled to.
};

struct Inventory {
    std::vector<DrawnText> texts;
    std::vector<Target> targets;
    int taps = 0;   // Targets that were tapped.
    int areas = 0;  // Scrolling areas so far.
    void clear() { *this = {}; }
};

}  // namespace uketsuke::look
