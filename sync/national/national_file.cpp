// The file around the cells: its encoding, header and lines.
#include "sync/national/national_file.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <unordered_map>

#include "core/base/csv_cell.h"
#include "core/base/utf8.h"
#include "sync/national/national_cells.h"
#include "sync/roster/csv.h"
#include "sync/roster/table.h"

namespace uketsuke {

namespace {

constexpr const char* line_end = "\r\n";

// 接種日（２回目） or 接種日 (2回目) to 接種日.
std::string plain_name(std::string name) {
    for (const char* drop : {" ", "\xE3\x80\x80"}) {
        const std::string_view space = drop;
        for (auto at = name.find(space); at != name.npos; at = name.find(space))
            name.erase(at, space.size());
    }
    return name.substr(0, std::min(name.find('('), name.find("（")));
}

std::string expected_name(std::size_t place) {
    if (place == 0) return national_id_column;
    return base_name(static_cast<NationalColumn>((place - 1) % national_columns_of_dose));
}

bool is_header(const CsvRow& row) {
    return std::ranges::any_of(row.cells, [](const std::string& cell) {
        if (names_my_number(cell)) return true;
        const std::string name = plain_name(cell);
        for (std::size_t place = 0; place <= national_columns_of_dose; ++place) {
            if (name == expected_name(place)) return true;
        }
        return false;
    });
}

void read_header(const CsvRow& header, Problems& problems) {
    for (std::size_t place = 0; place < header.cells.size(); ++place) {
        const std::string& cell = header.cells[place];
        const std::string want = expected_name(place);
        if (names_my_number(cell)) {
            problems.add({header.line, cell, "table.my_number", my_number_refused()});
        } else if (plain_name(cell) != want) {
            const std::string number = std::to_string(place + 1);
            problems.add({header.line,
                          cell,
                          "national.header",
                          {number + "列目は「" + want + "」のはずです。",
                           "Column " + number + " should be \"" + want + "\"."}});
        }
    }
}

// The id and whole groups, of which there may be so many.
bool is_width(std::size_t cells) {
    return cells > national_columns_of_dose && cells % national_columns_of_dose == 1;
}

Problem wrong_count(const CsvRow& row, std::size_t width) {
    const std::string have = std::to_string(row.cells.size());
    const std::string want =
        width == 0 ? "1+8×" + std::to_string(1) + "～" + std::to_string(national_doses_max)
                   : std::to_string(width);
    return {row.line,
            "",
            "national.cells",
            {"列が" + want + "個のはずですが、" + have + "個あります。",
             "This line has " + have + " cells; it should have " + want + "."}};
}

void check_repeats(const NationalFile& file, Problems& problems) {
    std::unordered_map<std::string, std::size_t> lines;
    for (const NationalRow& row : file.rows) {
        if (row.person.resident_id.empty()) continue;
        const auto [first, fresh] = lines.try_emplace(row.person.resident_id, row.line);
        if (fresh) continue;
        const std::string line = std::to_string(first->second);
        problems.add({row.line,
                      national_id_column,
                      "national.repeated",
                      {line + "行目と同じです。", "The same as on line " + line + "."}});
    }
}

std::string hex_of(char32_t c) {
    std::array<char, 12> text{};
    std::snprintf(text.data(), text.size(), "U+%04X", static_cast<unsigned>(c));
    return text.data();
}

std::vector<std::string> header_cells(std::size_t groups) {
    std::vector<std::string> cells{national_id_column};
    for (std::size_t i = 0; i < groups; ++i) {
        for (std::size_t column = 0; column < national_columns_of_dose; ++column)
            cells.push_back(
                column_name(static_cast<NationalColumn>(column), static_cast<int>(i) + 1));
    }
    return cells;
}

void add_line(std::string& out, const std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) out += ',';
        out += csv_cell(cells[i]);
    }
    out += line_end;
}

std::size_t groups_of(const std::vector<NationalPerson>& people) {
    std::size_t groups = 1;
    for (const NationalPerson& person : people) {
        for (std::size_t i = groups; i < person.doses.size(); ++i) {
            if (person.doses[i]) groups = i + 1;
        }
    }
    return groups;
}

// Looked for only where the whole could not be said.
Problems outside_cp932(const std::vector<NationalPerson>& people, std::size_t groups) {
    Problems problems;
    const auto names = header_cells(groups);
    for (std::size_t row = 0; row < people.size(); ++row) {
        const auto cells = cells_of(people[row], groups);
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const auto found = first_outside_cp932(cells[i]);
            if (!found) continue;
            const std::string shown =
                "「" + encode_utf8(std::u32string(1, *found)) + "」(" + hex_of(*found) + ")";
            const std::string& id = people[row].resident_id;
            problems.add(
                {row + 2,
                 names[i],
                 "national.cp932",
                 {"宛名番号" + id + "の" + shown + "はCP932（Shift_JIS）では書けません。",
                  shown + " of resident " + id + " cannot be written in CP932 (Shift_JIS)."}});
        }
    }
    return problems;
}

}  // namespace

NationalFile read_national(std::string_view bytes, const MakerNames& makers) {
    NationalFile file;
    const DecodedText text = decode_office_text(bytes);
    file.problems.add_all(text.problems);
    if (!text.problems.empty()) return file;
    constexpr std::size_t width_max = 1 + national_columns_of_dose * national_doses_max;
    const Csv csv = parse_csv(text.utf8, {.cells_max = width_max + 1});
    file.problems.add_all(csv.problems);
    if (!csv.problems.empty()) return file;
    if (csv.rows.empty()) {
        file.problems.add({1, "", "table.empty", {"ファイルが空です。", "The file is empty."}});
        return file;
    }
    const bool headed = is_header(csv.rows.front());
    if (headed) read_header(csv.rows.front(), file.problems);
    const std::size_t width = csv.rows.front().cells.size();
    if (!is_width(width)) file.problems.add(wrong_count(csv.rows.front(), 0));
    if (!file.problems.empty()) return file;
    for (std::size_t i = headed ? 1 : 0; i < csv.rows.size(); ++i) {
        const CsvRow& row = csv.rows[i];
        if (row.cells.size() != width) {
            file.problems.add(wrong_count(row, width));
            continue;
        }
        file.rows.push_back(
            {row.line, read_cells(row.cells, row.line, makers, {file.problems, file.warnings})});
    }
    Problems repeats;
    check_repeats(file, repeats);
    file.problems.add_all(repeats);
    return file;
}

Problems flaws_of(const NationalPerson& person, const MakerNames& makers) {
    Problems flaws, warnings;
    read_cells(cells_of(person, person.doses.size()), 0, makers, {flaws, warnings});
    return flaws;
}

PrintedNational print_national(const std::vector<NationalPerson>& people, TextEncoding encoding) {
    const std::size_t groups = groups_of(people);
    std::string text = encoding == TextEncoding::utf8_with_mark ? "\xEF\xBB\xBF" : "";
    add_line(text, header_cells(groups));
    for (const NationalPerson& person : people) add_line(text, cells_of(person, groups));
    if (encoding != TextEncoding::cp932) return {std::move(text), {}};
    if (auto bytes = to_cp932(text)) return {std::move(*bytes), {}};
    return {"", outside_cp932(people, groups)};
}

}  // namespace uketsuke
