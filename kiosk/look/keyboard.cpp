// Kana in the order of the fifty sounds, Latin letters in the order of a keyboard.
#include "kiosk/look/keyboard.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace uketsuke::look {

namespace {

using Rows = std::vector<std::vector<const char*>>;

const Rows& kana_rows() {
    static const Rows rows{{"わ", "ら", "や", "ま", "は", "な", "た", "さ", "か", "あ"},
                           {"を", "り", "ゆ", "み", "ひ", "に", "ち", "し", "き", "い"},
                           {"ん", "る", "よ", "む", "ふ", "ぬ", "つ", "す", "く", "う"},
                           {"ー", "れ", "゛", "め", "へ", "ね", "て", "せ", "け", "え"},
                           {"・", "ろ", "゜", "も", "ほ", "の", "と", "そ", "こ", "お"}};
    return rows;
}

const Rows& latin_rows() {
    static const Rows rows{{"1", "2", "3", "4", "5", "6", "7", "8", "9", "0"},
                           {"Q", "W", "E", "R", "T", "Y", "U", "I", "O", "P"},
                           {"A", "S", "D", "F", "G", "H", "J", "K", "L", "-"},
                           {"Z", "X", "C", "V", "B", "N", "M", ".", "/", "'"}};
    return rows;
}

const Rows& date_rows() {
    static const Rows rows{{"1", "2", "3"}, {"4", "5", "6"}, {"7", "8", "9"}, {"0"}};
    return rows;
}

const Rows& measure_rows() {
    static const Rows rows{{"1", "2", "3"}, {"4", "5", "6"}, {"7", "8", "9"}, {"0", "."}};
    return rows;
}

// The eras in the order in which they followed each other, as forms print them.
const Rows& birth_rows() {
    static const Rows rows{{"明治", "大正", "昭和", "平成", "令和"},
                           {"1", "2", "3", "4", "5"},
                           {"6", "7", "8", "9", "0"},
                           {"元", "年", "月", "日", "-"}};
    return rows;
}

bool is_era(std::string_view key) {
    const auto& names = birth_rows().front();
    return std::ranges::find(names, key) != names.end();
}

const Rows& rows_of(Keys keys, bool kana) {
    switch (keys) {
        case Keys::birth:
            return birth_rows();
        case Keys::date:
        case Keys::time:
        case Keys::digits:
            return date_rows();
        case Keys::measure:
            return measure_rows();
        case Keys::lot:
            return latin_rows();
        case Keys::kana:
        case Keys::names:
            break;
    }
    return kana ? kana_rows() : latin_rows();
}

constexpr std::size_t text_max = 120;  // Bytes: forty kana.

constexpr std::u32string_view plain = U"かきくけこさしすせそたちつてとはひふへほうつやゆよあいえお";
constexpr std::u32string_view voiced = U"がぎぐげござじずぜぞだぢづでどばびぶべぼゔ";
constexpr std::u32string_view half_voiced_from = U"はひふへほ";
constexpr std::u32string_view half_voiced_to = U"ぱぴぷぺぽ";
constexpr std::u32string_view small_from = U"あいうえおつやゆよ";
constexpr std::u32string_view small_to = U"ぁぃぅぇぉっゃゅょ";

std::string encode(char32_t kana) {
    std::string out;
    out += static_cast<char>(0xE0 | (kana >> 12));
    out += static_cast<char>(0x80 | ((kana >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (kana & 0x3F));
    return out;
}

std::size_t last_start(const std::string& text) {
    std::size_t start = text.size();
    while (start > 0) {
        --start;
        if ((static_cast<unsigned char>(text[start]) & 0xC0) != 0x80) break;
    }
    return start;
}

std::optional<char32_t> turned(char32_t from, std::u32string_view list, std::u32string_view into) {
    const std::size_t at = list.find(from);
    if (at == std::u32string_view::npos || at >= into.size()) return std::nullopt;
    return into[at];
}

// One key serves the voiced mark and the small kana.
std::string label_of(std::string_view key) { return key == "゛" ? "゛小" : std::string(key); }

std::optional<std::string> draw_rows(Look& look, Box box, const Rows& rows,
                                     const std::string& text) {
    std::optional<std::string> result;
    const float gap = look.px(6);
    const auto count = static_cast<float>(rows.size());
    const float height = std::floor((box.h - gap * (count - 1)) / count);
    for (const auto& row : rows) {
        Box line = cut_top(box, height);
        cut_top(box, gap);
        const auto columns = static_cast<float>(std::max<std::size_t>(row.size(), 3));
        const float width = std::floor((line.w - gap * (columns - 1)) / columns);
        for (const char* key : row) {
            const Box place = cut_left(line, width);
            cut_left(line, gap);
            if (!button(look, place, std::string("key ") + key, label_of(key),
                        {.weight = Weight::key})) {
                continue;
            }
            const std::string_view pressed = key;
            result = pressed == "゛" || pressed == "゜" ? with_mark(text, pressed)
                     : is_era(pressed)                  ? with_era(text, pressed)
                                                        : text + key;
        }
    }
    return result;
}

// Which page of keys is up: a matter of the widget, so ImGui keeps it.
const char* page_id(Keys keys) { return keys == Keys::kana ? "kana first" : "kana"; }

bool kana_page(Look& look, Keys keys) {
    const bool first = keys == Keys::kana || look.words().language() == Language::japanese;
    return ImGui::GetStateStorage()->GetBool(ImGui::GetID(page_id(keys)), first);
}

std::optional<std::string> draw_last_row(Look& look, Box line, Keys keys, const std::string& text) {
    const float gap = look.px(6);
    std::optional<std::string> result;
    if (keys == Keys::names || keys == Keys::kana) {
        const bool kana = kana_page(look, keys);
        const float width = std::floor((line.w - 2 * gap) / 3);
        if (button(look, cut_left(line, width), kana ? "keys.latin" : "keys.kana",
                   {.weight = Weight::key})) {
            ImGui::GetStateStorage()->SetBool(ImGui::GetID(page_id(keys)), !kana);
        }
        cut_left(line, gap);
        if (button(look, cut_left(line, width), "keys.space", {.weight = Weight::key})) {
            result = text + (kana ? "　" : " ");
        }
        cut_left(line, gap);
    }
    if (button(look, line, "keys.erase", {.weight = Weight::key, .enabled = !text.empty()})) {
        result = without_last(text);
    }
    return result;
}

// Characters of a real keyboard or a hand scanner.
std::optional<std::string> typed_into(std::string text) {
    const std::string before = text;
    for (const ImWchar c : ImGui::GetIO().InputQueueCharacters) {
        if (c >= 0x20 && c < 0x7F) {
            text += static_cast<char>(c);
        } else if (c >= 0x800) {
            text += encode(c);
        }
    }
    if (ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Backspace))) text = without_last(text);
    if (text == before) return std::nullopt;
    return text;
}

// The first so many of them.
std::string digits_in(const std::string& text, std::size_t digits_max) {
    std::string digits;
    for (const char c : text) {
        if (c >= '0' && c <= '9' && digits.size() < digits_max) digits += c;
    }
    return digits;
}

}  // namespace

std::optional<PadTap> draw_number_pad(Look& look, const Box& box) {
    std::optional<PadTap> tap;
    const float gap = look.px(10);
    const float width = std::floor((box.w - 2 * gap) / 3);
    const float height = std::floor((box.h - 3 * gap) / 4);
    const auto place = [&](int column, int row) {
        return Box{box.x + static_cast<float>(column) * (width + gap),
                   box.y + static_cast<float>(row) * (height + gap), width, height};
    };
    for (int i = 0; i < 10; ++i) {
        const char digit = static_cast<char>('0' + (i + 1) % 10);
        const Box key = i == 9 ? place(1, 3) : place(i % 3, i / 3);
        if (button(look, key, std::string("key ") + digit, std::string(1, digit),
                   {.weight = Weight::key, .role = Role::title})) {
            tap = PadTap{PadKey::digit, digit};
        }
    }
    if (button(look, place(2, 3), "keys.erase", {.weight = Weight::key})) {
        tap = PadTap{PadKey::erase};
    }
    return tap;
}

std::optional<std::string> draw_keyboard(Look& look, const Box& box, Keys keys,
                                         const std::string& text) {
    std::optional<std::string> result = typed_into(text);
    Box room = box;
    const Box last = cut_bottom(room, look.px(56));
    cut_bottom(room, look.px(6));
    const Rows& rows = rows_of(keys, kana_page(look, keys));
    if (const auto tapped = draw_rows(look, room, rows, text)) result = tapped;
    if (const auto tapped = draw_last_row(look, last, keys, text)) result = tapped;
    if (!result) return std::nullopt;
    if (keys == Keys::date) result = as_date(*result);
    if (keys == Keys::time) result = as_time(*result);
    if (keys == Keys::measure) result = as_measure(*result);
    if (result->size() > text_max || *result == text) return std::nullopt;
    return result;
}

std::string with_mark(const std::string& text, std::string_view mark) {
    if (text.empty()) return text;
    const std::size_t start = last_start(text);
    std::size_t at = start;
    const char32_t last = next_character(text, at);
    std::optional<char32_t> next;
    if (mark == "゜") {
        next = turned(last, half_voiced_from, half_voiced_to);
        if (!next) next = turned(last, half_voiced_to, half_voiced_from);
    } else {
        // One key goes round: つ, っ, づ, つ.
        next = turned(last, small_from, small_to);
        if (!next) next = turned(last, plain, voiced);
        if (last == U'っ') next = U'づ';
        if (last == U'づ') next = U'つ';
        if (!next) next = turned(last, small_to, small_from);
        if (!next) next = turned(last, voiced, plain);
    }
    if (!next) return text;
    return text.substr(0, start) + encode(*next);
}

std::string without_last(const std::string& text) { return text.substr(0, last_start(text)); }

std::string as_date(const std::string& text) {
    const std::string digits = digits_in(text, 8);
    std::string date = digits.substr(0, 4);
    if (digits.size() > 4) date += "-" + digits.substr(4, 2);
    if (digits.size() > 6) date += "-" + digits.substr(6);
    return date;
}

std::string as_time(const std::string& text) {
    const std::string digits = digits_in(text, 4);
    return digits.size() <= 2 ? digits : digits.substr(0, 2) + ":" + digits.substr(2);
}

std::string with_era(const std::string& text, std::string_view era) {
    for (const char* other : birth_rows().front()) {
        const std::string_view name = other;
        if (text.starts_with(name)) return std::string(era) + text.substr(name.size());
    }
    return std::string(era) + text;
}

std::string as_measure(const std::string& text) {
    std::string measure;
    for (const char c : text) {
        const bool first_point = c == '.' && measure.find('.') == std::string::npos;
        if ((c >= '0' && c <= '9') || first_point) measure += c;
    }
    return measure;
}

}  // namespace uketsuke::look
