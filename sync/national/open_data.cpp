// Counts to cells, and cells to lines.
#include "sync/national/open_data.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "core/base/csv_cell.h"
#include "core/base/utf8.h"
#include "sync/roster/table.h"

namespace uketsuke {

namespace {

constexpr std::array<const char*, 5> age_texts{"0to4", "5to11", "12to64", "65over", "unknown"};
constexpr const char* header = "date,age_class,dose_number,product,count\r\n";
constexpr const char* suppressed_text = "*";
constexpr int dose_numbers_max = 99, count_max = 100'000'000;
constexpr std::size_t product_characters_max = 64;

const std::vector<ColumnRule> columns{{"date", Presence::required},
                                      {"age_class", Presence::required},
                                      {"dose_number", Presence::required},
                                      {"product", Presence::required},
                                      {"count", Presence::required}};

std::optional<OpenAge> parse_age(std::string_view text) {
    const auto found = std::ranges::find(age_texts, text);
    if (found == age_texts.end()) return std::nullopt;
    return static_cast<OpenAge>(found - age_texts.begin());
}

// As it is printed: no sign, no zero in front.
std::optional<int> number_in(const std::string& text, int least, int most) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole = error == std::errc() && end == text.data() + text.size();
    if (!whole || std::to_string(number) != text || number < least || number > most)
        return std::nullopt;
    return number;
}

OpenCell read_cell(const Table& table, const CsvRow& row, Problems& problems) {
    RowReader read(table, row, problems);
    OpenCell cell;
    const auto date = parse_day(table.cell(row, "date"));
    if (!date)
        read.note("date", "open_data.date",
                  {"2030-04-01の形の日付ではありません。", "This is no date like 2030-04-01."});
    const auto age = parse_age(table.cell(row, "age_class"));
    if (!age)
        read.note("age_class", "open_data.age_class",
                  {"この年齢区分はありません（合計の行も書きません）。",
                   "There is no such age class (and no line of totals)."});
    const auto number = number_in(table.cell(row, "dose_number"), 1, dose_numbers_max);
    if (!number)
        read.note("dose_number", "open_data.dose_number",
                  {"1から99の回数ではありません。", "This is no dose number, 1 to 99."});
    cell.key = {date.value_or(Day{}), age.value_or(OpenAge::unknown), number.value_or(0),
                table.cell(row, "product")};
    if (cell.key.product.empty() || character_count(cell.key.product) > product_characters_max)
        read.note(
            "product", "open_data.product",
            {"1から64文字の製品ではありません。", "This is no product of 1 to 64 characters."});
    const std::string count = table.cell(row, "count");
    if (count == suppressed_text) return cell;
    cell.count = number_in(count, open_count_least, count_max);
    if (!cell.count)
        read.note("count", "open_data.count",
                  {"10以上の数でも「*」でもありません。10未満は「*」と書きます。",
                   "This is neither a number from 10 on nor \"*\", which stands for less."});
    return cell;
}

void check_order(const OpenData& data, const OpenKey& key, std::size_t line, Problems& problems) {
    if (data.cells.empty() || data.cells.back().key < key) return;
    const bool same = data.cells.back().key == key;
    problems.add({line, "", same ? "open_data.repeated" : "open_data.order",
                  same ? Words{"同じ区分の行が2つあります。", "This cell is there twice."}
                       : Words{"行が順に並んでいません。", "The lines are not in order."}});
}

}  // namespace

OpenAge open_age_of(Day birth_date, Day on) {
    const int years = age_in_years(birth_date, on);
    if (years < 0) return OpenAge::unknown;
    if (years < 5) return OpenAge::under_5;
    if (years < 12) return OpenAge::from_5_to_11;
    return years < 65 ? OpenAge::from_12_to_64 : OpenAge::from_65;
}

const char* to_text(OpenAge age) { return age_texts[static_cast<std::size_t>(age)]; }

std::vector<OpenCell> suppressed(const std::map<OpenKey, int>& counts) {
    std::vector<OpenCell> cells;
    for (const auto& [key, count] : counts) {
        if (count <= 0) continue;
        cells.push_back({key, count < open_count_least ? std::nullopt : std::optional(count)});
    }
    return cells;
}

std::string print_open_data(const std::vector<OpenCell>& cells) {
    std::string out = header;
    for (const OpenCell& cell : cells) {
        const std::string count = cell.count ? std::to_string(*cell.count) : suppressed_text;
        out += format_day(cell.key.date) + "," + to_text(cell.key.age) + "," +
               std::to_string(cell.key.dose_number) + "," + csv_cell(cell.key.product) + "," +
               count + "\r\n";
    }
    return out;
}

OpenData read_open_data(std::string_view bytes) {
    const Table table = Table::read(bytes, columns);
    OpenData data;
    data.problems.add_all(table.problems());
    for (const CsvRow& row : table.rows()) {
        Problems problems;
        OpenCell cell = read_cell(table, row, problems);
        if (problems.empty()) check_order(data, cell.key, row.line, problems);
        if (problems.empty()) data.cells.push_back(std::move(cell));
        data.problems.add_all(problems);
    }
    return data;
}

}  // namespace uketsuke
