// Tables of desks, and numbers.
#include "core/visit/desks.h"

#include <algorithm>

namespace uketsuke {

namespace {

struct DeskRow {
    const char* text;
    Words words;
    bool injects;
    bool judges;
};

// In the order of the enumeration.
const DeskRow& row_of(DeskKind kind) {
    static const DeskRow rows[] = {
        {"all_in_one", {"一括（診療所）", "All in one (clinic)"}, true, true},
        {"reception", {"受付", "Reception"}, false, true},
        {"form_check", {"予診票確認", "Form check"}, false, true},
        {"filling", {"薬液充填", "Filling"}, false, false},
        {"injection", {"予診・接種", "Screening and injection"}, true, true},
        {"certificate", {"接種済証発行", "Certificates"}, false, false},
        {"observation", {"経過観察", "Observation"}, false, false},
        {"command", {"本部", "Command"}, false, false},
    };
    return rows[static_cast<std::size_t>(kind)];
}

constexpr std::size_t letters = 26;
constexpr std::string_view sticker_mark = "UK";
constexpr std::size_t day_digits = 8;
constexpr std::size_t number_max = 8;  // "AB12345"

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return c >= 'A' && c <= 'Z'; }

}  // namespace

std::string letters_of(std::size_t place) {
    std::string text(1, char('A' + place % letters));
    return place < letters ? text : letters_of(place / letters - 1) + text;
}

const char* to_text(DeskKind kind) { return row_of(kind).text; }
const Words& words_of(DeskKind kind) { return row_of(kind).words; }

std::optional<DeskKind> parse_desk_kind(std::string_view text) {
    for (const DeskKind kind : desk_kinds) {
        if (text == to_text(kind)) return kind;
    }
    return std::nullopt;
}

bool injects(DeskKind kind) { return row_of(kind).injects; }
bool judges(DeskKind kind) { return row_of(kind).judges; }

std::optional<DeskKind> next_desk(VisitStage stage) {
    switch (stage) {
        case VisitStage::none:
            return DeskKind::reception;
        case VisitStage::received:
            return DeskKind::form_check;
        case VisitStage::form_checked:
        case VisitStage::screened:
            return DeskKind::injection;
        case VisitStage::vaccinated:
            return DeskKind::certificate;
        case VisitStage::certified:
        case VisitStage::observing:
            return DeskKind::observation;
        case VisitStage::not_vaccinated:
        case VisitStage::left:
            return std::nullopt;
    }
    return std::nullopt;
}

bool is_at(const VisitState& state, std::string_view venue) {
    const bool is_here = state.stage != VisitStage::none || state.parked;
    return is_here && (state.venue.empty() || state.venue == venue);
}

bool waits_for(DeskKind kind, const VisitState& state) {
    return !state.parked && state.stage != VisitStage::none && next_desk(state.stage) == kind;
}

std::string visit_number(std::size_t terminal_place, std::size_t n) {
    const std::string digits = std::to_string(n);
    const std::size_t zeros = digits.size() < 3 ? 3 - digits.size() : 0;
    return letters_of(terminal_place) + std::string(zeros, '0') + digits;
}

std::optional<std::size_t> place_in_line(std::size_t terminal_place, std::string_view number) {
    const std::string mark = letters_of(terminal_place);
    if (!number.starts_with(mark)) return std::nullopt;
    const std::string_view digits = number.substr(mark.size());
    if (digits.empty() || digits.size() > 6 || !std::ranges::all_of(digits, is_digit))
        return std::nullopt;
    return std::stoul(std::string(digits));
}

std::string sticker_text(Day day, std::string_view number) {
    std::string text(sticker_mark);
    for (const char c : format_day(day)) {
        if (c != '-') text += c;
    }
    return text + std::string(number);
}

std::optional<StickerReading> parse_sticker(std::string_view text) {
    if (!text.starts_with(sticker_mark)) return std::nullopt;
    text.remove_prefix(sticker_mark.size());
    if (text.size() < day_digits + 2 || text.size() > day_digits + number_max) return std::nullopt;
    const std::string digits(text.substr(0, day_digits));
    const auto day =
        parse_day(digits.substr(0, 4) + "-" + digits.substr(4, 2) + "-" + digits.substr(6, 2));
    const std::string_view number = text.substr(day_digits);
    const auto first_digit = std::ranges::find_if(number, is_digit);
    const bool sound = first_digit != number.begin() && first_digit != number.end() &&
                       std::all_of(number.begin(), first_digit, is_letter) &&
                       std::all_of(first_digit, number.end(), is_digit);
    if (!day || !sound || !std::ranges::all_of(digits, is_digit)) return std::nullopt;
    return StickerReading{*day, std::string(number)};
}

}  // namespace uketsuke
