// Calendar arithmetic by std::chrono, and the two rules of law that it does not know.
#include "core/base/date.h"

#include <cstdio>

#include "core/base/era.h"

namespace uketsuke {

using namespace std::chrono;

namespace {

bool read_digits(std::string_view text, int& value) {
    value = 0;
    for (char c : text) {
        if (c < '0' || c > '9') return false;
        value = value * 10 + (c - '0');
    }
    return !text.empty();
}

year_month_day civil(Day day) { return year_month_day{day}; }

std::string japanese_year(Day day) {
    const int calendar_year = static_cast<int>(civil(day).year());
    for (const Era& era : eras()) {
        if (day < era.first) continue;
        const int number = calendar_year - static_cast<int>(civil(era.first).year()) + 1;
        return std::string(era.name) + (number == 1 ? "元" : std::to_string(number));
    }
    return std::to_string(calendar_year);
}

}  // namespace

Day make_day(int year_number, unsigned month_number, unsigned day_number) {
    return sys_days{year{year_number} / month{month_number} / std::chrono::day{day_number}};
}

std::optional<Day> parse_day(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    int y = 0;
    int m = 0;
    int d = 0;
    if (!read_digits(text.substr(0, 4), y) || !read_digits(text.substr(5, 2), m) ||
        !read_digits(text.substr(8, 2), d)) {
        return std::nullopt;
    }
    const year_month_day date{year{y}, month{static_cast<unsigned>(m)},
                              std::chrono::day{static_cast<unsigned>(d)}};
    if (!date.ok() || y < 1868 || y > 2200) return std::nullopt;
    return sys_days{date};
}

std::string format_day(Day day) {
    const year_month_day date = civil(day);
    std::string text = "0000-00-00";
    // Written by hand because the answers about a city hold a hundred thousand of them.
    const auto write = [&](std::size_t place, std::size_t digits, unsigned number) {
        for (; digits > 0; number /= 10) {
            text[place + --digits] = static_cast<char>('0' + number % 10);
        }
    };
    write(0, 4, static_cast<unsigned>(static_cast<int>(date.year())));
    write(5, 2, static_cast<unsigned>(date.month()));
    write(8, 2, static_cast<unsigned>(date.day()));
    return text;
}

Day day_in_japan(Instant at) { return floor<days>(at + hours{9}); }

std::string format_instant(Instant at) {
    const auto local = floor<seconds>(at + hours{9});
    const hh_mm_ss time{local - floor<days>(local)};
    char text[24];
    std::snprintf(text, sizeof text, "T%02d:%02d:%02d+09:00",
                  static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                  static_cast<int>(time.seconds().count()));
    return format_day(day_in_japan(at)) + text;
}

std::optional<Instant> parse_instant(std::string_view text) {
    if (text.size() != 25 || text[10] != 'T' || text[13] != ':' || text[16] != ':' ||
        text.substr(19) != "+09:00") {
        return std::nullopt;
    }
    const auto day = parse_day(text.substr(0, 10));
    int h = 0;
    int m = 0;
    int s = 0;
    if (!day || !read_digits(text.substr(11, 2), h) || !read_digits(text.substr(14, 2), m) ||
        !read_digits(text.substr(17, 2), s) || h > 23 || m > 59 || s > 59) {
        return std::nullopt;
    }
    return Instant{*day} + hours{h} + minutes{m} + seconds{s} - hours{9};
}

Day add_months_rolling_forward(Day from, int count) {
    const year_month_day target = civil(from) + months{count};
    if (target.ok()) return sys_days{target};
    return sys_days{(target.year() / target.month() + months{1}) / std::chrono::day{1}};
}

Day reaches_years(Day birth, int years_of_age) { return reaches_years(civil(birth), years_of_age); }

Day reaches_years(year_month_day birth, int years_of_age) {
    const year_month_day birthday = birth + years{years_of_age};
    // Born on 29 February: in a common year the age is completed at the end of the month.
    if (!birthday.ok()) return sys_days{birthday.year() / February / last};
    return sys_days{birthday} - days{1};
}

Day reaches_months(Day birth, int months_of_age) {
    return reaches_months(civil(birth), months_of_age);
}

Day reaches_months(year_month_day birth, int months_of_age) {
    const year_month_day corresponding = birth + months{months_of_age};
    if (!corresponding.ok()) return sys_days{corresponding.year() / corresponding.month() / last};
    return sys_days{corresponding} - days{1};
}

int age_in_years(Day birth, Day on) {
    if (on < birth) return -1;
    int age = static_cast<int>(civil(on).year()) - static_cast<int>(civil(birth).year());
    // On 31 December a person born on 1 January already counts as one year older.
    if (reaches_years(birth, age + 1) <= on) return age + 1;
    return reaches_years(birth, age) <= on ? age : age - 1;
}

std::string format_day_long(Day day, Language language) {
    const year_month_day date = civil(day);
    const std::string day_number = std::to_string(static_cast<unsigned>(date.day()));
    const unsigned month_number = static_cast<unsigned>(date.month());
    if (language == Language::japanese) {
        return japanese_year(day) + "年" + std::to_string(month_number) + "月" + day_number + "日";
    }
    static const char* const names[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    return day_number + " " + names[month_number - 1] + " " +
           std::to_string(static_cast<int>(date.year()));
}

std::string format_day_with_weekday(Day day, Language language) {
    static const char* const ja[] = {"日", "月", "火", "水", "木", "金", "土"};
    static const char* const en[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    const unsigned index = weekday{day}.c_encoding();
    const std::string date = format_day_long(day, language);
    if (language == Language::japanese) return date + "(" + ja[index] + ")";
    return std::string(en[index]) + " " + date;
}

}  // namespace uketsuke
