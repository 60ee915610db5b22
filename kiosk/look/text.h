// Text on the screen: paragraphs from the atlas, people's text from the Scribe. Each notes in the
// inventory where it stands and what room it had.
#pragma once

#include "kiosk/look/look.h"

namespace uketsuke::look {

enum class Align { left, centre, right };

struct TextStyle {
    Role role = Role::body;
    Colour colour = theme::ink;
    Align align = Align::left;
};

float line_height(const Look& look, Role role);
float text_width(const Look& look, Role role, std::string_view text);  // Of the longest line.
float text_height(const Look& look, Role role, std::string_view text, float width);

// Wraps within the room's width and starts at its top. Returns the height used.
float draw_text(Look& look, const Box& room, TextStyle style, std::string_view text);
// The same, as a whole in the middle of the room's height.
void draw_text_middle(Look& look, const Box& room, TextStyle style, std::string_view text);

// One line that must fit: takes the largest role from `style.role` downwards that does.
void draw_line_fitted(Look& look, const Box& room, TextStyle style, std::string_view text);

// A person's name, kana or address: one line, set by the Scribe, `design_pixels` high before it
// shrinks to fit. Returns the height used.
struct NameStyle {
    float design_pixels = 23;
    Colour colour = theme::ink;
    Align align = Align::left;
    Lettering::Overflow overflow = Lettering::Overflow::shrink;
};
float draw_name(Look& look, const Box& room, NameStyle style, std::string_view text);
// The same, in the middle of the room's height.
void draw_name_middle(Look& look, const Box& room, NameStyle style, std::string_view text);
float name_height(Look& look, const Box& room, NameStyle style, std::string_view text);

}  // namespace uketsuke::look
