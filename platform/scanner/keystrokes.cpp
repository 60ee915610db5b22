// Telling a hand scanner from a person by the pace of the keys.
#include "platform/scanner/keystrokes.h"

#include "core/base/utf8.h"

namespace uketsuke {

std::optional<Reading> Keystrokes::press(char32_t character, Instant at) {
    const bool in_time = !text_.empty() && at >= last_ && at - last_ <= limits_.gap_max;
    if (!in_time) clear();
    last_ = at;
    if (character == U'\r' || character == U'\n' || character == U'\t') return finish(at);
    if (character == limits_.stands_for_group_separator) character = group_separator;
    // One character beyond the limit is kept, so that finish() knows the run was too long.
    if (text_.size() <= limits_.characters_max) text_ += character;
    return std::nullopt;
}

std::optional<Reading> Keystrokes::wait(Instant now) {
    if (now < last_) clear();
    if (text_.empty() || now - last_ < limits_.quiet_end) return std::nullopt;
    return finish(now);
}

std::optional<Reading> Keystrokes::finish(Instant at) {
    const bool length_fits =
        text_.size() >= limits_.characters_min && text_.size() <= limits_.characters_max;
    const bool key_held_down = text_.find_first_not_of(text_.substr(0, 1)) == std::u32string::npos;
    std::optional<Reading> scan;
    if (length_fits && !key_held_down) scan = Reading{Carrier::scanner, encode_utf8(text_), at};
    clear();
    return scan;
}

void Keystrokes::clear() { text_.clear(); }

}  // namespace uketsuke
