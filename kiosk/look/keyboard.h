// Keys on the screen: a number pad, and a keyboard for names and lots. They return what the text
// becomes; the text itself belongs to the screen.
#pragma once

#include <optional>

#include "kiosk/look/button.h"

namespace uketsuke::look {

enum class PadKey { digit, erase };
struct PadTap {
    PadKey key = PadKey::digit;
    char digit = '0';
};
// 3 columns, 4 rows: 1 to 9, then erase and 0. Fills the box.
std::optional<PadTap> draw_number_pad(Look& look, const Box& box);

// names: kana and Latin, that of the language first; kana: the same with kana first; birth: digits,
// separators and the eras (core/base/era.h).
enum class Keys { names, lot, date, time, measure, kana, birth, digits };
// What `text` is after this frame's tap or typed characters; nothing where it stays as it is.
std::optional<std::string> draw_keyboard(Look& look, const Box& box, Keys keys,
                                         const std::string& text);

// The rules of the keys, without drawing: voiced and small kana of the last character (か to が),
// without the last character, and a date that gets its hyphens by itself ("20230331").
std::string with_mark(const std::string& text, std::string_view mark);
std::string without_last(const std::string& text);
std::string as_date(const std::string& text);
// A time of day that gets its colon by itself ("0905").
std::string as_time(const std::string& text);
// Digits with at most one point: "170.5".
std::string as_measure(const std::string& text);
// With this era before it, in place of another one: 平成 on "昭和25" is "平成25".
std::string with_era(const std::string& text, std::string_view era);

}  // namespace uketsuke::look
