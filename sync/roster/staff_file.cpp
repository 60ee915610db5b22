// Rows of the list; qualifications by id or by word.
#include "sync/roster/staff_file.h"

#include <map>

#include "core/base/kana.h"
#include "sync/roster/table.h"

namespace uketsuke {

namespace {

const std::vector<ColumnRule> staff_columns{{"name", Presence::required},
                                            {"kana", Presence::required},
                                            {"qualifications", Presence::required},
                                            {"manager", Presence::optional}};

constexpr std::size_t name_characters_max = 40;  // A button has to hold it.

std::vector<std::string> words_in(const std::string& cell) {
    std::vector<std::string> words;
    std::string one;
    for (const char c : cell + ";") {
        if (c != ';') {
            if (c != ' ' || !one.empty()) one += c;
            continue;
        }
        while (!one.empty() && one.back() == ' ') one.pop_back();
        if (!one.empty()) words.push_back(one);
        one.clear();
    }
    return words;
}

std::vector<std::string> read_qualifications(RowReader& read, const Duties& duties) {
    std::vector<std::string> ids;
    for (const std::string& word : words_in(read.needed_text("qualifications"))) {
        if (const Qualification* known = find_qualification(duties, word)) {
            ids.push_back(known->id);
            continue;
        }
        Words list;
        for (const Qualification& one : duties.qualifications) {
            list.ja += (list.ja.empty() ? "" : "・") + one.words.ja;
            list.en += (list.en.empty() ? "" : ", ") + one.id;
        }
        read.note("qualifications", "staff.qualification",
                  {"「" + word + "」という資格はありません（" + list.ja + "）。",
                   "\"" + word + "\" is none of the qualifications: " + list.en + "."});
    }
    return ids;
}

}  // namespace

StaffFile read_staff(std::string_view bytes, const Duties& duties) {
    const Table table = Table::read(bytes, staff_columns);
    StaffFile file;
    file.problems.add_all(table.problems());
    std::map<std::string, std::size_t> lines;
    for (const CsvRow& row : table.rows()) {
        RowReader read(table, row, file.problems);
        StaffRow one;
        one.line = row.line;
        one.name = read.needed_text("name", name_characters_max);
        one.kana = widen_kana(read.needed_text("kana", name_characters_max));
        one.qualifications = read_qualifications(read, duties);
        one.manager = read.yes_or_no("manager").value_or(false);
        const auto [known, fresh] = lines.emplace(one.name, row.line);
        if (!fresh && !one.name.empty()) {
            const std::string line = std::to_string(known->second);
            read.note("name", "staff.repeated_name",
                      {line + "行目と同じ名前です。区別できるように書き添えてください。",
                       "Line " + line + " has the same name. Add something to tell them apart."});
        }
        file.rows.push_back(std::move(one));
    }
    return file;
}

}  // namespace uketsuke
