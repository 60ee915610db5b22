// What was typed becomes an era and one or three numbers; these become a day, and the era's own
// days decide whether it is one of that era.
#include "core/base/era.h"

#include <optional>
#include <string>
#include <vector>

#include "core/base/utf8.h"

namespace uketsuke {

using namespace std::chrono;

namespace {

// What stands in the text, in its order.
struct Typed {
    const Era* era = nullptr;
    std::vector<std::u32string> numbers;  // Digits; 元 is 1.
};

struct Written {
    std::u32string_view text;
    std::size_t era;  // Its place in eras().
};

// Longer spellings first: 昭和 before 昭. The squared ones are single characters of old systems.
constexpr std::array<Written, 20> written_eras{
    {{U"令和", 0}, {U"平成", 1}, {U"昭和", 2}, {U"大正", 3}, {U"明治", 4}, {U"令", 0}, {U"平", 1},
     {U"昭", 2},   {U"大", 3},   {U"明", 4},   {U"R", 0},    {U"H", 1},    {U"S", 2},  {U"T", 3},
     {U"M", 4},    {U"㋿", 0},  {U"㍻", 1},   {U"㍼", 2},   {U"㍽", 3},   {U"㍾", 4}}};

constexpr std::u32string_view separators = U"-/.,年月・、。‐−–ー";

std::unexpected<Error> wrong(const char* code, Words what) {
    return fail(ErrorKind::bad_input, code, std::move(what),
                {"昭和25年4月5日、S25.4.5、1950-04-05 のように入力してください",
                 "Enter it like S25.4.5, 昭和25年4月5日 or 1950-04-05"});
}

std::unexpected<Error> unreadable() {
    return wrong("birth.unreadable", {"生年月日が読めません", "The date of birth cannot be read"});
}

// Full-width forms to ASCII, letters in upper case, no spaces.
std::u32string narrowed(std::string_view typed) {
    std::u32string out;
    for (char32_t c : decode_utf8(typed)) {
        if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
        if (c >= U'a' && c <= U'z') c -= 32;
        if (c != U' ' && c != U'\u3000') out.push_back(c);
    }
    return out;
}

const Era* take_era(std::u32string_view& rest) {
    for (const Written& written : written_eras) {
        if (!rest.starts_with(written.text)) continue;
        rest.remove_prefix(written.text.size());
        return &eras()[written.era];
    }
    return nullptr;
}

std::u32string take_number(std::u32string_view& rest) {
    std::u32string digits;
    if (rest.starts_with(U'元')) {
        rest.remove_prefix(1);
        return U"1";
    }
    while (!rest.empty() && rest.front() >= U'0' && rest.front() <= U'9') {
        digits.push_back(rest.front());
        rest.remove_prefix(1);
    }
    return digits;
}

// Numbers with one separator between them, and nothing behind them but 日.
std::optional<Typed> read(std::u32string_view rest) {
    constexpr std::size_t numbers_max = 3;
    Typed typed;
    typed.era = take_era(rest);
    while (true) {
        std::u32string number = take_number(rest);
        if (number.empty() || typed.numbers.size() == numbers_max) return std::nullopt;
        typed.numbers.push_back(std::move(number));
        if (rest.empty() || rest == U"日") return typed;
        if (separators.find(rest.front()) == separators.npos) return std::nullopt;
        rest.remove_prefix(1);
    }
}

// 19500405 and, after an era, 250405: the digits of a form without its separators.
void split_digits(Typed& typed) {
    const std::size_t year_digits = typed.era ? 2 : 4;
    if (typed.numbers.size() != 1 || typed.numbers.front().size() != year_digits + 4) return;
    const std::u32string all = typed.numbers.front();
    typed.numbers = {all.substr(0, year_digits), all.substr(year_digits, 2),
                     all.substr(year_digits + 2)};
}

int value_of(const std::u32string& digits) {
    int value = 0;
    for (const char32_t c : digits) value = value * 10 + static_cast<int>(c - U'0');
    return value;
}

std::string western_and_japanese(Day day) {
    return format_day(day) + " (" + format_day_long(day, Language::japanese) + ")";
}

Result<Day> within(const Era& era, Day day) {
    const std::string name = era.name;
    if (day < era.first) {
        return wrong("birth.before_era",
                     {name + "は" + western_and_japanese(era.first) + "からです",
                      name + " begins on " + western_and_japanese(era.first)});
    }
    for (const Era& later : eras()) {
        if (later.first <= era.first || day < later.first) continue;
        return wrong(
            "birth.after_era",
            {name + "にこの日はありません。" + western_and_japanese(day) + "ではありませんか",
             name + " has no such day; it is " + western_and_japanese(day)});
    }
    return day;
}

Result<year_month_day> civil_day(const Typed& typed) {
    const std::u32string& year_digits = typed.numbers[0];
    const std::u32string& month_digits = typed.numbers[1];
    const std::u32string& day_digits = typed.numbers[2];
    if (year_digits.size() > 4 || month_digits.size() > 2 || day_digits.size() > 2)
        return unreadable();
    int number = value_of(year_digits);
    if (typed.era) {
        if (number < 1) return unreadable();
        number += static_cast<int>(year_month_day{typed.era->first}.year()) - 1;
    } else if (year_digits.size() < 4) {
        return wrong("birth.no_era",
                     {"年が西暦か元号か分かりません", "Is the year western, or of which era?"});
    }
    const year_month_day day{year{number}, month{static_cast<unsigned>(value_of(month_digits))},
                             std::chrono::day{static_cast<unsigned>(value_of(day_digits))}};
    if (day.ok()) return day;
    return wrong("birth.no_such_day",
                 {"この日は暦にありません", "There is no such day in the calendar"});
}

}  // namespace

const std::array<Era, era_count>& eras() {
    static const std::array<Era, era_count> all{{{make_day(2019, 5, 1), "令和", 'R'},
                                                 {make_day(1989, 1, 8), "平成", 'H'},
                                                 {make_day(1926, 12, 25), "昭和", 'S'},
                                                 {make_day(1912, 7, 30), "大正", 'T'},
                                                 {make_day(1868, 1, 25), "明治", 'M'}}};
    return all;
}

Result<Day> parse_birth_date(std::string_view typed, Day today) {
    auto read_as = read(narrowed(typed));
    if (!read_as) return unreadable();
    split_digits(*read_as);
    if (read_as->numbers.size() != 3) return unreadable();
    const Day day = sys_days{TRY(civil_day(*read_as))};
    if (read_as->era) TRY(within(*read_as->era, day));
    if (day < eras().back().first) {
        return wrong("birth.too_early",
                     {"明治より前の日です", "The day lies before the Meiji era (1868-01-25)"});
    }
    if (day <= today) return day;
    return wrong("birth.in_future", {"今日より後の日です", "The day lies in the future"});
}

}  // namespace uketsuke
