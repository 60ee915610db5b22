// Typed cells, with the mistakes that spreadsheets make told by name.
#include <algorithm>
#include <charconv>

#include "core/base/utf8.h"
#include "sync/roster/table.h"

namespace uketsuke {

namespace {

bool all_digits(std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// 9.9E+09, as a spreadsheet shows a long number.
bool looks_rounded(std::string_view text) {
    return text.find("E+") != text.npos || text.find("e+") != text.npos;
}

// 2022/1/5 to 2022-01-05; other shapes come back as they are.
std::string with_hyphens(const std::string& text) {
    if (text.size() == 8 && all_digits(text))
        return text.substr(0, 4) + "-" + text.substr(4, 2) + "-" + text.substr(6);
    const auto first = text.find('/');
    const auto second = text.find('/', first + 1);
    if (first == text.npos || second == text.npos) return text;
    std::string month = text.substr(first + 1, second - first - 1);
    std::string day = text.substr(second + 1);
    if (month.size() == 1) month.insert(0, "0");
    if (day.size() == 1) day.insert(0, "0");
    return text.substr(0, first) + "-" + month + "-" + day;
}

}  // namespace

void RowReader::note(const char* column, const char* code, Words what) {
    problems_.add({row_.line, column, code, std::move(what)});
}

std::string RowReader::text(const char* column, std::size_t characters_max) {
    std::string value = table_.cell(row_, column);
    if (character_count(value) > characters_max) {
        const std::string most = std::to_string(characters_max);
        note(column, "roster.too_long",
             {"長すぎます（" + most + "文字まで）。",
              "Too long (at most " + most + " characters)."});
    }
    return value;
}

std::string RowReader::needed_text(const char* column, std::size_t characters_max) {
    std::string value = text(column, characters_max);
    if (value.empty()) note(column, "roster.empty", {"空です。", "This cell is empty."});
    return value;
}

std::optional<Day> RowReader::day(const char* column) {
    const std::string value = table_.cell(row_, column);
    if (value.empty()) return std::nullopt;
    const auto day = parse_day(with_hyphens(value));
    if (!day) {
        note(column, "roster.date",
             {"日付「" + value + "」が読めません。2030-04-01の形で入力してください。",
              "\"" + value + "\" is not a date. Write it as 2030-04-01."});
    }
    return day;
}

std::string RowReader::digits(const char* column, std::size_t size) {
    const std::string value = table_.cell(row_, column);
    if (value.empty() || (value.size() == size && all_digits(value))) return value;
    const std::string want = std::to_string(size);
    if (looks_rounded(value)) {
        note(column, "roster.rounded",
             {"表計算ソフトが数字を丸めています（" + value +
                  "）。元のデータから作り直してください。",
              "A spreadsheet rounded this number (" + value +
                  "). Make the file again from the "
                  "source."});
    } else if (all_digits(value) && value.size() < size) {
        note(column, "roster.leading_zeros",
             {want + "桁のはずが" + std::to_string(value.size()) +
                  "桁です。表計算ソフトで先頭の0が消えた可能性があります。"
                  "列を文字列にして作り直してください。",
              "This should have " + want + " digits and has " + std::to_string(value.size()) +
                  ": a spreadsheet may have dropped leading zeros. Make the column text and "
                  "export again."});
    } else {
        note(column, "roster.digits",
             {"半角数字" + want + "桁で入力してください。", "Write " + want + " digits."});
    }
    return {};
}

std::optional<int> RowReader::number(const char* column, int least, int most) {
    const std::string value = table_.cell(row_, column);
    if (value.empty()) return std::nullopt;
    int number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (error == std::errc() && end == value.data() + value.size() && number >= least &&
        number <= most)
        return number;
    const std::string range = std::to_string(least) + "-" + std::to_string(most);
    note(column, "roster.number",
         {range + "の整数で入力してください。", "Write a whole number, " + range + "."});
    return std::nullopt;
}

std::optional<bool> RowReader::yes_or_no(const char* column) {
    const std::string value = table_.cell(row_, column);
    if (value.empty() || value == "0") return false;
    if (value == "1") return true;
    note(column, "roster.yes_or_no", {"0か1で入力してください。", "Write 0 or 1."});
    return std::nullopt;
}

}  // namespace uketsuke
