// Rows of both files to facts.
#include "sync/roster/roster.h"

#include <algorithm>
#include <unordered_map>

#include "core/base/kana.h"
#include "core/base/utf8.h"
#include "core/people/sounds.h"
#include "core/voucher/voucher.h"
#include "sync/roster/table.h"

namespace uketsuke {

namespace {

const std::vector<ColumnRule> roster_columns{
    {"resident_id", Presence::required},    {"name", Presence::required},
    {"kana", Presence::required},           {"sex", Presence::required},
    {"birth_date", Presence::required},     {"postal_code", Presence::optional},
    {"address", Presence::required},        {"address_protected", Presence::optional},
    {"municipality", Presence::required},   {"voucher_number", Presence::optional},
    {"resident_since", Presence::optional}, {"groups", Presence::optional},
    {"common_name", Presence::optional},    {"common_kana", Presence::optional}};

const std::vector<ColumnRule> dose_columns{
    {"resident_id", Presence::required}, {"date", Presence::required},
    {"product", Presence::required},     {"dose_number", Presence::optional},
    {"lot", Presence::optional},         {"venue", Presence::optional},
    {"doctor", Presence::optional}};

// 外字 and U+FFFD are shown to whoever imports: another machine cannot draw them as the city meant.
void warn_of_lost_shapes(const std::string& text, const char* column, RowReader& warn) {
    if (holds_private_use(text)) {
        warn.note(column, "roster.private_use",
                  {"外字があります。この端末では〓と表示されます。",
                   "A private-use character (gaiji) stands here; it will be shown as 〓."});
    }
    if (text.find("\xEF\xBF\xBD") != text.npos) {
        warn.note(column, "roster.lost_character",
                  {"文字が失われています（U+FFFD）。元のデータを確かめてください。",
                   "A character was lost before this file was made (U+FFFD). Check the source."});
    }
}

// Registers have no フリガナ for a name in Latin letters: it is found by its letters.
std::string read_kana(RowReader& read, const std::string& name) {
    const std::string kana = read.text("kana");
    const auto parts = sounds_of(name);
    const bool latin = std::ranges::none_of(
        parts, [](const std::string& part) { return part.find(no_sound) != part.npos; });
    if (!kana.empty()) return widen_kana(kana);
    return latin && !name.empty() ? name : read.needed_text("kana");
}

Sex read_sex(RowReader& read) {
    const std::string text = read.needed_text("sex", 4);
    if (text.empty()) return Sex::unknown;
    if (const auto sex = parse_sex(text)) return *sex;
    if (text == "男") return Sex::male;
    if (text == "女") return Sex::female;
    if (text == "不明") return Sex::unknown;
    read.note("sex", "roster.sex",
              {"F・M・U（女・男・不明）のどれかにしてください。", "Write F, M or U."});
    return Sex::unknown;
}

std::string read_municipality(RowReader& read) {
    std::string digits = read.digits("municipality", 6);
    if (digits.empty()) return digits;
    if (const auto code = MunicipalityCode::parse(digits); !code)
        read.note("municipality", "roster.municipality", code.error().what);
    return digits;
}

std::string read_postal_code(RowReader& read, const Table& table, const CsvRow& row) {
    const std::string text = table.cell(row, "postal_code");
    if (text.size() == 8 && text[3] == '-') return text.substr(0, 3) + text.substr(4);
    return read.digits("postal_code", 7);
}

std::vector<std::string> read_groups(RowReader& read) {
    std::vector<std::string> groups;
    std::string one;
    for (const char c : read.text("groups", 500) + ";") {
        if (c != ';' && c != ' ') {
            one += c;
            continue;
        }
        if (!one.empty()) groups.push_back(one);
        one.clear();
    }
    return groups;
}

void need(const std::optional<Day>& day, const char* column, const Table& table, const CsvRow& row,
          RowReader& read) {
    if (!day && table.cell(row, column).empty())
        read.note(column, "roster.empty", {"空です。", "This cell is empty."});
}

Resident read_resident(const Table& table, const CsvRow& row, Roster& roster) {
    RowReader read(table, row, roster.problems);
    RowReader warn(table, row, roster.warnings);
    Resident resident;
    resident.resident_id = read.needed_text("resident_id", 64);
    resident.name = read.needed_text("name");
    resident.kana = read_kana(read, resident.name);
    resident.sex = read_sex(read);
    const auto birth_date = read.day("birth_date");
    need(birth_date, "birth_date", table, row, read);
    resident.birth_date = birth_date.value_or(Day{});
    resident.postal_code = read_postal_code(read, table, row);
    resident.address = read.needed_text("address");
    resident.address_protected = read.yes_or_no("address_protected").value_or(false);
    resident.municipality = read_municipality(read);
    resident.voucher_number = read.digits("voucher_number", 10);
    resident.resident_since = read.day("resident_since");
    resident.groups = read_groups(read);
    resident.common_name = read.text("common_name");
    resident.common_kana = widen_kana(read.text("common_kana"));
    warn_of_lost_shapes(resident.name, "name", warn);
    warn_of_lost_shapes(resident.address, "address", warn);
    return resident;
}

// Two rows of one file that cannot both be true.
class Repeats {
  public:
    void check(const std::string& value, const char* column, const CsvRow& row,
               Problems& problems) {
        if (value.empty()) return;
        const auto [first, fresh] = lines_.try_emplace(value, row.line);
        if (fresh) return;
        const std::string line = std::to_string(first->second);
        problems.add({row.line,
                      column,
                      "roster.repeated",
                      {line + "行目と同じです。", "The same as on line " + line + "."}});
    }

  private:
    std::unordered_map<std::string, std::size_t> lines_;
};

}  // namespace

Roster read_roster(std::string_view bytes) {
    const Table table = Table::read(bytes, roster_columns);
    Roster roster;
    roster.problems.add_all(table.problems());
    Repeats ids;
    Repeats vouchers;
    for (const CsvRow& row : table.rows()) {
        Resident resident = read_resident(table, row, roster);
        ids.check(resident.resident_id, "resident_id", row, roster.problems);
        const std::string& number = resident.voucher_number;
        vouchers.check(number.empty() ? number : resident.municipality + number, "voucher_number",
                       row, roster.problems);
        roster.rows.push_back({row.line, std::move(resident)});
    }
    return roster;
}

ReportedDoses read_doses(std::string_view bytes) {
    const Table table = Table::read(bytes, dose_columns);
    ReportedDoses doses;
    doses.problems.add_all(table.problems());
    for (const CsvRow& row : table.rows()) {
        RowReader read(table, row, doses.problems);
        ReportedRow reported{row.line, read.needed_text("resident_id", 64), {}};
        const auto date = read.day("date");
        need(date, "date", table, row, read);
        reported.dose.date = date.value_or(Day{});
        reported.dose.product = read.needed_text("product", 64);
        reported.dose.dose_number = read.number("dose_number", 0, 99).value_or(0);
        reported.dose.lot = read.text("lot", 64);
        reported.dose.venue = read.text("venue");
        reported.dose.doctor = read.text("doctor");
        doses.rows.push_back(std::move(reported));
    }
    return doses;
}

}  // namespace uketsuke
