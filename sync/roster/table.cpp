// The header's rules.
#include "sync/roster/table.h"

#include <algorithm>
#include <array>
#include <span>

#include "sync/roster/encoding.h"

namespace uketsuke {

namespace {

// 番号法: a vaccination site has no business with 個人番号; a file that carries it is refused by
// name, in Japanese also with something before or after it (個人番号(12桁)).
constexpr std::array<std::string_view, 6> my_number_names{
    "個人番号", "マイナンバー", "my_number", "mynumber", "individual_number", "kojin_bango"};
constexpr std::size_t japanese_names = 2;

std::string_view without_spaces(std::string_view text) {
    constexpr std::string_view wide = "\xE3\x80\x80";  // U+3000.
    while (true) {
        const std::size_t before = text.size();
        if (text.starts_with(' ')) text.remove_prefix(1);
        if (text.ends_with(' ')) text.remove_suffix(1);
        if (text.starts_with(wide)) text.remove_prefix(wide.size());
        if (text.ends_with(wide)) text.remove_suffix(wide.size());
        if (text.size() == before) return text;
    }
}

std::string lower_ascii(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') c = char(c - 'A' + 'a');
    }
    return out;
}

}  // namespace

bool names_my_number(std::string_view cell) {
    const std::string name = lower_ascii(without_spaces(cell));
    const auto japanese = std::span(my_number_names).first<japanese_names>();
    return std::ranges::find(my_number_names, name) != my_number_names.end() ||
           std::ranges::any_of(japanese,
                               [&](std::string_view part) { return name.find(part) != name.npos; });
}

Words my_number_refused() {
    return {"個人番号（マイナンバー）の列があります。この列を除いたファイルを使ってください。",
            "This file has a column of Individual Numbers (My Number). Use a file without it."};
}

Table Table::read(std::string_view bytes, const std::vector<ColumnRule>& rules) {
    Table table;
    DecodedText text = decode_office_text(bytes);
    table.problems_.add_all(text.problems);
    if (!text.problems.empty()) return table;
    Csv csv = parse_csv(text.utf8);
    table.problems_.add_all(csv.problems);
    if (csv.rows.empty()) {
        table.problems_.add({1, "", "table.empty", {"ファイルが空です。", "The file is empty."}});
        return table;
    }
    table.read_header(csv.rows.front(), rules);
    if (!table.problems_.empty()) return table;
    for (std::size_t i = 1; i < csv.rows.size(); ++i) {
        CsvRow& row = csv.rows[i];
        if (row.cells.size() != table.columns_.size()) {
            const std::string want = std::to_string(table.columns_.size());
            const std::string have = std::to_string(row.cells.size());
            table.problems_.add(
                {row.line,
                 "",
                 "table.cells",
                 {"列が" + want + "個のはずですが、" + have + "個あります。",
                  "This line has " + have + " cells; the header has " + want + "."}});
            continue;
        }
        table.rows_.push_back(std::move(row));
    }
    return table;
}

void Table::read_header(const CsvRow& header, const std::vector<ColumnRule>& rules) {
    const auto note = [&](const std::string& name, const char* code, Words what) {
        problems_.add({header.line, name, code, std::move(what)});
    };
    for (const std::string& cell : header.cells) {
        const std::string name = lower_ascii(without_spaces(cell));
        const auto known = std::any_of(rules.begin(), rules.end(),
                                       [&](const ColumnRule& rule) { return rule.name == name; });
        if (names_my_number(cell)) {
            note(name, "table.my_number", my_number_refused());
        } else if (!known) {
            note(name, "table.unknown_column",
                 {"この列名は知りません。列名はsync/README.mdの表のとおりにしてください。",
                  "This column is not known. Name columns as the table in sync/README.md does."});
        } else if (std::find(columns_.begin(), columns_.end(), name) != columns_.end()) {
            note(name, "table.repeated_column",
                 {"同じ列名が2回あります。", "This column appears twice."});
        }
        columns_.push_back(name);
    }
    for (const ColumnRule& rule : rules) {
        const bool there = std::find(columns_.begin(), columns_.end(), rule.name) != columns_.end();
        if (there || rule.presence == Presence::optional) continue;
        note(rule.name, "table.missing_column", {"この列が必要です。", "This column is required."});
    }
}

std::string Table::cell(const CsvRow& row, std::string_view column) const {
    const auto found = std::find(columns_.begin(), columns_.end(), column);
    if (found == columns_.end()) return {};
    return std::string(without_spaces(row.cells[std::size_t(found - columns_.begin())]));
}

}  // namespace uketsuke
