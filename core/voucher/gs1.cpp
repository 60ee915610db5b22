// From an element string to what it says: the frame goes, then one AI after the other.
#include "core/voucher/gs1.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "core/base/require.h"
#include "core/voucher/gs1_identifiers.h"

namespace uketsuke {

namespace {

constexpr char separator = '\x1D';  // What stands for FNC1 (7.8.3).

// A value with its AI, as views of the text.
struct Element {
    std::string_view identifier;
    std::string_view value;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool all_digits(std::string_view text) { return std::ranges::all_of(text, is_digit); }

// The 82 characters of a lot (7.11, figure 7.11-1).
bool may_stand_in_value(char c) {
    const bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    return letter || is_digit(c) ||
           std::string_view("!\"%&'()*+,-./_:;<=>?").find(c) != std::string_view::npos;
}

std::unexpected<Error> unreadable(const char* code, Words what) {
    return fail(ErrorKind::bad_input, code, std::move(what),
                {"もう一度読み取ってください。読めなければ、容器の表示を見て入力してください。",
                 "Scan again. If it cannot be read, enter what the label says."});
}

std::unexpected<Error> foreign(const char* code, Words what) {
    return fail(ErrorKind::bad_input, code, std::move(what),
                {"バイアルか箱のGS1コードを読み取ってください。",
                 "Scan the GS1 code of the vial or the box."});
}

Words named(std::string_view identifier, const char* ja, const char* en) {
    const std::string shown = "(" + std::string(identifier) + ")";
    return {"GS1コードの" + shown + ja, "Element " + shown + " of the GS1 code " + en};
}

std::unexpected<Error> wrong_length(std::string_view identifier) {
    return unreadable("gs1.length", named(identifier, "の長さが正しくありません。",
                                          "is not as long as it must be."));
}

std::unexpected<Error> wrong_characters(std::string_view identifier) {
    return unreadable("gs1.characters", named(identifier, "に使えない文字があります。",
                                              "holds a character that may not be there."));
}

std::unexpected<Error> wrong_date(std::string_view identifier) {
    return unreadable("gs1.date", named(identifier, "は日付として読めません。", "is not a date."));
}

std::string_view without_line_end(std::string_view text) {
    while (!text.empty() && (text.back() == '\r' || text.back() == '\n' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

// "]" + symbology letter + modifier (ISO/IEC 15424).
bool has_aim_identifier(std::string_view text) {
    return text.size() >= 3 && text[0] == ']' && may_stand_in_value(text[1]) && is_digit(text[2]);
}

// Of the frame remains what was encoded.
Result<std::string_view> content_of(std::string_view text) {
    if (text.size() > gs1_length_max)
        return foreign("gs1.too_long", {"コードの内容が長すぎます。", "The code holds too much."});
    text = without_line_end(text);
    if (has_aim_identifier(text)) {
        if (!has_gs1_identifier(text))
            return foreign("gs1.not_gs1",
                           {"これはGS1コードではありません。", "This is not a GS1 code."});
        text.remove_prefix(3);
    }
    if (text.starts_with(separator)) text.remove_prefix(1);
    if (text.empty())
        return foreign("gs1.nothing",
                       {"コードから何も読み取れませんでした。", "The code holds nothing."});
    return text;
}

std::unexpected<Error> unknown_identifier(std::string_view rest) {
    std::string shown;
    for (const char c : rest.substr(0, 4))
        if (may_stand_in_value(c)) shown += c;
    return foreign("gs1.identifier",
                   {"GS1のアプリケーション識別子ではありません（" + shown + "）。",
                    "\"" + shown + "\" begins with no GS1 identifier."});
}

// Cuts the next element off. A value of predefined length ends by itself, and a separator after it
// is passed over; every other ends at one.
Result<Element> cut_element(std::string_view& rest) {
    const Gs1Identifier* identifier = find_gs1_identifier(rest);
    if (!identifier) return unknown_identifier(rest);
    const auto name = rest.substr(0, identifier->digits);
    rest.remove_prefix(identifier->digits);
    const auto end = std::min(rest.find(separator), rest.size());
    const auto size = identifier->predefined ? std::min(identifier->most, end) : end;
    const Element element{name, rest.substr(0, size)};
    rest.remove_prefix(size);
    if (rest.starts_with(separator)) rest.remove_prefix(1);
    return element;
}

// "(17)230531": the parentheses show where the AI ends, and the next one where the value does.
Result<Element> cut_shown_element(std::string_view& rest) {
    const auto close = rest.find(')');
    if (!rest.starts_with('(') || close == rest.npos) return unknown_identifier(rest);
    const auto name = rest.substr(1, close - 1);
    const Gs1Identifier* identifier = find_gs1_identifier(name);
    if (!identifier || identifier->digits != name.size()) return unknown_identifier(name);
    rest.remove_prefix(close + 1);
    const Element element{name, rest.substr(0, std::min(rest.find('('), rest.size()))};
    rest.remove_prefix(element.value.size());
    return element;
}

Result<void> check_value(const Element& element) {
    const Gs1Identifier* identifier = find_gs1_identifier(element.identifier);
    require(identifier != nullptr, "an element has an identifier of the table");
    if (element.value.size() < identifier->least || element.value.size() > identifier->most)
        return wrong_length(element.identifier);
    if (!std::ranges::all_of(element.value, may_stand_in_value))
        return wrong_characters(element.identifier);
    return {};
}

int number_in(std::string_view digits) {
    int number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

// 7.12: "if the difference between the two digits of the year and those of this year is 51 to 99,
// the year is of the century before; if it is -99 to -50, of the next one; else of this one".
int year_of(int two_digits, Day today) {
    const int now = static_cast<int>(std::chrono::year_month_day(today).year());
    const int difference = two_digits - now % 100;
    const int century = now - now % 100;
    if (difference >= 51) return century - 100 + two_digits;
    if (difference <= -50) return century + 100 + two_digits;
    return century + two_digits;
}

// YYMMDD. Day 00 stands for the last day of the month (3.4.7).
std::optional<Day> day_of(std::string_view digits, Day today) {
    using namespace std::chrono;
    const year_month month{
        year(year_of(number_in(digits.substr(0, 2)), today)),
        std::chrono::month(static_cast<unsigned>(number_in(digits.substr(2, 2))))};
    if (!month.ok()) return std::nullopt;
    const auto number = static_cast<unsigned>(number_in(digits.substr(4, 2)));
    if (number == 0) return Day(month / last);
    const year_month_day date = month / day(number);
    if (!date.ok()) return std::nullopt;
    return Day(date);
}

// 7003: YYMMDDHHMM, with a real day (3.5.4).
Result<ExpiryTime> expiry_time_of(const Element& element, Day today) {
    const auto digits = element.value;
    const auto day = day_of(digits, today);
    const int hour = number_in(digits.substr(6, 2)), minute = number_in(digits.substr(8, 2));
    if (!day || digits.substr(4, 2) == "00" || hour > 23 || minute > 59)
        return wrong_date(element.identifier);
    return ExpiryTime{*day, hour, minute};
}

Result<void> put(const Element& element, Day today, Gs1Code& code) {
    const auto& [identifier, value] = element;
    if (identifier == "10") {
        code.lot = value;
        return {};
    }
    const bool ours =
        identifier == "01" || identifier == "17" || identifier == "30" || identifier == "7003";
    if (!ours) return {};
    if (!all_digits(value)) return wrong_characters(identifier);
    if (identifier == "01") {
        code.gtin = TRY(Gtin::parse(value));
    } else if (identifier == "17") {
        code.expiry = day_of(value, today);
        if (!code.expiry) return wrong_date(identifier);
    } else if (identifier == "30") {
        code.count = number_in(value);
    } else {
        code.expiry_time = TRY(expiry_time_of(element, today));
    }
    return {};
}

// The same may be said twice, as a composite code and its linear part do.
Result<void> note(const Element& element, std::map<std::string_view, std::string_view>& said) {
    const auto [known, is_new] = said.emplace(element.identifier, element.value);
    if (is_new || known->second == element.value) return {};
    return unreadable("gs1.repeated", named(element.identifier, "が二度あり、内容が異なります。",
                                            "is there twice, with different content."));
}

std::string two_digits(int number) {
    return {static_cast<char>('0' + number / 10 % 10), static_cast<char>('0' + number % 10)};
}

std::string six_digits(Day day) {
    const std::chrono::year_month_day date(day);
    return two_digits(static_cast<int>(date.year()) % 100) +
           two_digits(static_cast<int>(static_cast<unsigned>(date.month()))) +
           two_digits(static_cast<int>(static_cast<unsigned>(date.day())));
}

}  // namespace

char gtin_check_digit(std::string_view digits_before_it) {
    int sum = 0, weight = 3;
    for (auto digit = digits_before_it.rbegin(); digit != digits_before_it.rend(); ++digit) {
        sum += (*digit - '0') * weight;
        weight = 4 - weight;
    }
    return static_cast<char>('0' + (10 - sum % 10) % 10);
}

Result<Gtin> Gtin::parse(std::string_view fourteen_digits) {
    if (fourteen_digits.size() != 14) return wrong_length("01");
    if (!all_digits(fourteen_digits)) return wrong_characters("01");
    if (gtin_check_digit(fourteen_digits.substr(0, 13)) != fourteen_digits[13]) {
        return unreadable("gs1.check_digit",
                          {"商品コード" + std::string(fourteen_digits) +
                               "の検査数字が合いません。読み違いの可能性があります。",
                           "The check digit of GTIN " + std::string(fourteen_digits) +
                               " is wrong: probably a misreading."});
    }
    return Gtin(fourteen_digits);
}

bool has_gs1_identifier(std::string_view text) {
    return text.starts_with("]C1") || text.starts_with("]d2") || text.starts_with("]Q3") ||
           text.starts_with("]e0");
}

Result<Gs1Code> parse_gs1(std::string_view text, Day today) {
    std::string_view rest = TRY(content_of(text));
    const bool shown = rest.starts_with('(');
    Gs1Code code;
    std::map<std::string_view, std::string_view> said;
    while (!rest.empty()) {
        const Element element = TRY(shown ? cut_shown_element(rest) : cut_element(rest));
        TRY(check_value(element));
        TRY(note(element, said));
        TRY(put(element, today, code));
    }
    if (code == Gs1Code{}) {
        return foreign("gs1.says_nothing",
                       {"このコードには、商品コード・期限・ロット番号のどれもありません。",
                        "This code says neither product, last day nor lot."});
    }
    return code;
}

std::string format_gs1(const Gs1Code& code) {
    std::string out;
    if (code.gtin) out += "(01)" + code.gtin->text();
    if (code.expiry) out += "(17)" + six_digits(*code.expiry);
    if (!code.lot.empty()) out += "(10)" + code.lot;
    if (code.count) out += "(30)" + std::to_string(*code.count);
    if (code.expiry_time) {
        out += "(7003)" + six_digits(code.expiry_time->day) + two_digits(code.expiry_time->hour) +
               two_digits(code.expiry_time->minute);
    }
    return out;
}

}  // namespace uketsuke
