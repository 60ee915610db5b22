// The application identifiers (AI) of GS1 and how long their values are, so that those which say
// nothing to us are passed over and those that nobody knows are noticed. General Specifications
// section 3.2, and 7.8.5 for the values of predefined length. Immutable; any thread.
#pragma once

#include <cstddef>
#include <string_view>

namespace uketsuke {

struct Gs1Identifier {
    std::string_view beginning;  // Of the AI.
    std::size_t digits = 2;      // Of the whole AI.
    std::size_t least = 0;       // Of the value, in characters.
    std::size_t most = 0;
    bool predefined = false;  // The value ends after its characters, without a separator.
};

// The AI with which `text` begins, or null. Reads at most four characters.
const Gs1Identifier* find_gs1_identifier(std::string_view text);

}  // namespace uketsuke
