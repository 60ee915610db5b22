// The recurring pieces of a screen: notes, toggles, labelled values. Each takes the box that it
// fills; what needs a height says how much first.
#pragma once

#include <vector>

#include "kiosk/look/button.h"

namespace uketsuke::look {

// A sentence on a tinted ground with a sign before it.
struct Note {
    Ink ink = theme::notice;
    Sign sign = Sign::triangle;
    std::string text;
    std::string more;  // What to do next, under it; may be empty.
    Role role = Role::body;
};
float note_height(const Look& look, const Note& note, float width);
void draw_note(Look& look, const Box& box, const Note& note);
// At the top or at the bottom of the room, which is shortened by it.
void put_note(Look& look, Box& room, const Note& note);
void put_note_below(Look& look, Box& room, const Note& note);
// One below the other from the top of the box; where they are higher than the box, they scroll.
float notes_height(const Look& look, const std::vector<Note>& notes, float width);
void draw_notes_within(Look& look, const char* id, const Box& box, const std::vector<Note>& notes);

// A statement that a person confirms by a tap: an empty square, or a checked one. True when tapped.
bool toggle(Look& look, const Box& box, const char* key, bool on, bool enabled = true);

// A small label over its value. Returns the height used.
float draw_labelled(Look& look, const Box& room, const char* key, std::string_view value,
                    TextStyle style = {Role::strong});
// The same with people's text.
float draw_labelled_name(Look& look, const Box& room, const char* key, std::string_view value,
                         float design_pixels = 23);
float labelled_height(const Look& look, Role role);

// Verdicts: colour, shape and words together, so that none has to be told by one alone.
struct Banner {
    Ink ink;
    Sign sign = Sign::check;
    std::string words;     // 接種できます
    std::string sentence;  // 6月16日(木)から打てます
};
float banner_height(const Look& look, const Banner& banner, float width);
void draw_banner(Look& look, const Box& box, const Banner& banner);

}  // namespace uketsuke::look
