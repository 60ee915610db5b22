// Telling a hand scanner from a person by the pace of the keys.
#include "platform/scanner/keystrokes.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "core/base/utf8.h"

namespace uketsuke {

namespace {

constexpr std::size_t typed_max = 1024;  // Nobody types more between two frames.
constexpr std::size_t run_min = 3;       // So many characters in time may become a scan.
// A gap counts for no more in the pace of a run: one slow frame does not make a scanner a person,
// and a person who types under slow frames is as slow as ever.
constexpr std::chrono::milliseconds slow_gap{120};

// Kana and kanji come from an input method, which hands whole words over. Full-width digits and
// letters may be those of a scanner whose keys went through one.
bool only_a_person_types(char32_t character) {
    const bool full_width = character >= 0xFF01 && character <= 0xFF5E;
    return character == U'\b' || (character >= 0x80 && !full_width);
}

bool is_one_key_held_down(std::u32string_view run) {
    return run.find_first_not_of(run.substr(0, 1)) == run.npos;
}

}  // namespace

std::optional<Reading> Keystrokes::press(char32_t character, Instant at) {
    const bool in_time = !text_.empty() && at >= last_ && at - last_ <= limits_.gap_max;
    if (!in_time) give_to_person();
    if (!text_.empty()) taken_ += std::clamp(at - pressed_, {}, slow_gap);
    last_ = pressed_ = at;
    if (only_a_person_types(character)) {
        text_ += character;
        give_to_person();
        return std::nullopt;
    }
    if (character == U'\r' || character == U'\n' || character == U'\t') return finish(at);
    if (character == limits_.stands_for_group_separator) character = group_separator;
    // One character beyond the limit is kept, so that finish() knows the run was too long.
    if (text_.size() <= limits_.characters_max) text_ += character;
    if (text_.size() >= limits_.characters_min && !in_pace()) pass_on(std::exchange(text_, {}));
    return std::nullopt;
}

// A character may have been pressed after `from`: taking it in took time of its own. Only what is
// left counts, or the next character would seem to come before this one.
void Keystrokes::nobody_looked(Instant from, Instant until) {
    if (!text_.empty() && until > std::max(from, last_)) last_ += until - std::max(from, last_);
}

std::optional<Reading> Keystrokes::wait(Instant now) {
    if (now < last_) give_to_person();
    if (text_.size() < run_min && now - last_ > limits_.gap_max) give_to_person();
    if (text_.empty() || now - last_ < limits_.quiet_end) return std::nullopt;
    return finish(now);
}

bool Keystrokes::in_pace() const {
    return taken_ <= limits_.gap_max * static_cast<int>(text_.size());
}

std::optional<Reading> Keystrokes::finish(Instant at) {
    const bool length_fits =
        text_.size() >= limits_.characters_min && text_.size() <= limits_.characters_max;
    std::optional<Reading> scan;
    if (!in_pace()) pass_on(std::exchange(text_, {}));
    if (length_fits && !text_.empty() && !is_one_key_held_down(text_))
        scan = Reading{Carrier::scanner, encode_utf8(text_), at};
    give_to_person();
    return scan;
}

// What came at a scanner's pace is nobody's: a scan, a torn one, or one that is too long.
void Keystrokes::give_to_person() {
    const std::u32string run = std::exchange(text_, {});
    taken_ = {};
    if (run.size() > limits_.characters_max) return;
    const bool of_a_scanner = run.size() >= limits_.characters_min && !is_one_key_held_down(run) &&
                              std::ranges::none_of(run, only_a_person_types);
    if (!of_a_scanner) pass_on(run);
}

void Keystrokes::pass_on(std::u32string_view run) {
    for (const char32_t character : run)
        if (character >= 0x20 && character != 0x7F && typed_.size() < typed_max)
            typed_ += character;
}

std::string Keystrokes::take_typed() { return encode_utf8(std::exchange(typed_, {})); }

void Keystrokes::clear() {
    text_.clear();
    taken_ = {};
    typed_.clear();
}

}  // namespace uketsuke
