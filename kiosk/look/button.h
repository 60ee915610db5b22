// Everything that a finger may touch goes through here: a size that a glove can hit, a look that
// says whether it may be pressed, and an entry in the inventory.
#pragma once

#include <optional>

#include "kiosk/look/paint.h"
#include "kiosk/look/text.h"

namespace uketsuke::look {

enum class Weight {
    primary,    // The one way on, bottom right.
    secondary,  // Another way.
    quiet,      // The way back; a link.
    danger,     // Leaves or refuses something.
    key,        // A key of a keypad.
    choice,     // One of several; see `chosen`.
    bar,        // On the dark status bar.
};

struct ButtonStyle {
    Weight weight = Weight::secondary;
    bool enabled = true;
    bool chosen = false;
    Role role = Role::strong;
    std::optional<Sign> sign =
        std::nullopt;  // Left of the words; an arrow to the right stands on the right.
};

// `id` names the target in the inventory and must be unique on the screen; `label` is what it says.
// True on the frame in which a finger that went down on it is lifted from it.
bool button(Look& look, const Box& box, const std::string& id, std::string_view label,
            ButtonStyle style = {});
// The id is the key of its words.
bool button(Look& look, const Box& box, const char* key, ButtonStyle style = {});

// A target without a look of its own: a field, a card. True when tapped.
bool touch(Look& look, const Box& box, const std::string& id, bool enabled = true);

// The width that the words, a sign and their margins take.
float button_width(const Look& look, std::string_view label, const ButtonStyle& style);

}  // namespace uketsuke::look
