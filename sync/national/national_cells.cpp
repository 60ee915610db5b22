// Each kind of cell is read by one function, which names the mistakes of that kind.
#include "sync/national/national_cells.h"

#include <algorithm>
#include <array>

#include "core/base/utf8.h"
#include "core/voucher/voucher.h"

namespace uketsuke {

namespace {

constexpr std::array<const char*, national_columns_of_dose> base_names{
    "接種履歴登録日時", "接種日",     "券番号",           "接種自治体コード",
    "接種会場名",       "接種医師名", "ワクチンメーカー", "ワクチンロット番号"};
constexpr std::size_t venue_max = 30, doctor_max = 20, maker_max = 20, lot_width = 20, id_max = 64;
constexpr std::chrono::hours japan{9};
constexpr std::string_view wide_space = "\xE3\x80\x80";  // U+3000.

bool all_digits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

int number_in(std::string_view digits) {
    int number = 0;
    for (const char c : digits) number = number * 10 + (c - '0');
    return number;
}

// 1.23E+09, as a spreadsheet shows a long number.
bool looks_rounded(std::string_view text) {
    const auto mark = text.find_first_of("Ee");
    if (mark == text.npos || mark + 1 >= text.size() || text[mark + 1] != '+') return false;
    std::string front(text.substr(0, mark));
    std::erase(front, '.');
    return all_digits(front) && all_digits(text.substr(mark + 2));
}

bool holds_control(std::string_view text) {
    return std::ranges::any_of(
        text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

std::string_view without_fill_behind(std::string_view text) {
    while (true) {
        if (text.ends_with(' ')) {
            text.remove_suffix(1);
        } else if (text.ends_with(wide_space)) {
            text.remove_suffix(wide_space.size());
        } else {
            return text;
        }
    }
}

bool fill_in_front(std::string_view text) {
    return text.starts_with(' ') || text.starts_with(wide_space);
}

std::string_view without_spaces(std::string_view text) {
    text = without_fill_behind(text);
    while (fill_in_front(text)) text.remove_prefix(text.front() == ' ' ? 1 : wide_space.size());
    return text;
}

bool is_empty(std::string_view cell) { return without_spaces(cell).empty(); }

std::optional<Day> day_of_digits(std::string_view eight) {
    return parse_day(std::string(eight.substr(0, 4)) + "-" + std::string(eight.substr(4, 2)) + "-" +
                     std::string(eight.substr(6, 2)));
}

std::optional<Instant> instant_of_digits(std::string_view fourteen) {
    const auto day = day_of_digits(fourteen.substr(0, 8));
    const int hour = number_in(fourteen.substr(8, 2));
    const int minute = number_in(fourteen.substr(10, 2));
    const int second = number_in(fourteen.substr(12, 2));
    if (!day || hour > 23 || minute > 59 || second > 59) return std::nullopt;
    return Instant{*day} + std::chrono::hours{hour} + std::chrono::minutes{minute} +
           std::chrono::seconds{second} - japan;
}

std::string digits_of(Day day) {
    std::string text = format_day(day);
    std::erase(text, '-');
    return text;
}

std::string digits_of(Instant at) {
    const auto local = at + japan;
    const Day day = std::chrono::floor<std::chrono::days>(local);
    const std::chrono::hh_mm_ss clock{std::chrono::floor<std::chrono::seconds>(local - day)};
    const auto two = [](auto part) {
        const std::string text = std::to_string(part.count());
        return text.size() < 2 ? "0" + text : text;
    };
    return digits_of(day) + two(clock.hours()) + two(clock.minutes()) + two(clock.seconds());
}

// 数値右詰,ゼロ埋めなし; 混在左詰.
std::string lot_cell(const std::string& lot) {
    if (!all_digits(lot) || lot.size() >= lot_width) return lot;
    return std::string(lot_width - lot.size(), ' ') + lot;
}

// Of one line: the cells of a column, with what is wrong noted under its name.
class LineReader {
  public:
    LineReader(std::size_t line, Problems& problems) : line_(line), problems_(problems) {}

    void note(const std::string& column, const char* code, Words what) {
        problems_.add({line_, column, code, std::move(what)});
    }

    std::string text(std::string_view cell, const std::string& column, std::size_t most) {
        if (fill_in_front(cell) && !is_empty(cell))
            note(column, "national.justified",
                 {"左詰の列ですが、空白で始まっています。",
                  "This column begins at the left, but a space stands first."});
        return measured(without_spaces(cell), column, most);
    }

    std::string lot(std::string_view cell, const std::string& column) {
        const std::string value = measured(without_spaces(cell), column, lot_width);
        const bool number = all_digits(value);
        const bool misplaced =
            !value.empty() &&
            (number ? without_fill_behind(cell).size() != cell.size() : fill_in_front(cell));
        if (misplaced)
            note(column, "national.justified",
                 {"数字だけのロット番号は右詰、ほかは左詰です。",
                  "A lot of digits alone stands at the right, any other at the left."});
        if (number && value.size() == lot_width && value.front() == '0')
            note(column, "national.zero_filled",
                 {"ロット番号が0で埋められています。空白で埋めるか、埋めないでください。",
                  "The lot is filled with zeros. Fill it with spaces or not at all."});
        return value;
    }

    std::string digits(std::string_view cell, const std::string& column, std::size_t size) {
        if (is_empty(cell)) return {};
        if (cell.size() == size && all_digits(cell)) return std::string(cell);
        const std::string shown(cell), want = std::to_string(size);
        if (looks_rounded(cell)) {
            rounded(shown, column);
        } else if (all_digits(cell) && cell.size() < size) {
            note(column, "national.leading_zeros",
                 {want + "桁のはずが" + std::to_string(cell.size()) +
                      "桁です。表計算ソフトで先頭の0が消えた可能性があります。",
                  "This should have " + want + " digits and has " + std::to_string(cell.size()) +
                      ": a spreadsheet may have dropped leading zeros."});
        } else {
            note(column, "national.digits",
                 {"半角数字" + want + "桁のはずですが、「" + shown + "」です。",
                  "This should be " + want + " digits; it is \"" + shown + "\"."});
        }
        return {};
    }

    // Of 8 digits, or of 14.
    template <class Value, class Parse>
    std::optional<Value> time(std::string_view cell, const std::string& column, std::size_t size,
                              const Parse& parse) {
        if (!needed(cell, column)) return std::nullopt;
        const std::string shown(cell), form = size == 8 ? "YYYYMMDD" : "YYYYMMDDHHMMSS";
        if (looks_rounded(cell)) {
            rounded(shown, column);
        } else if (cell.size() != size || !all_digits(cell)) {
            note(column, "national.date_form",
                 {"「" + shown + "」は" + form + "の形ではありません。",
                  "\"" + shown + "\" is not written as " + form + "."});
        } else if (const std::optional<Value> value = parse(cell)) {
            return value;
        } else {
            note(column, "national.date",
                 {"「" + shown + "」という日時はありません。",
                  "There is no such day or time as \"" + shown + "\"."});
        }
        return std::nullopt;
    }

    bool needed(std::string_view cell, const std::string& column) {
        if (!is_empty(cell)) return true;
        note(column, "national.empty", {"空です。", "This cell is empty."});
        return false;
    }

    std::string measured(std::string_view value, const std::string& column, std::size_t most) {
        if (holds_control(value))
            note(column, "csv.control",
                 {"改行などの制御文字があります。",
                  "It holds a line break or another control character."});
        if (looks_rounded(value)) rounded(std::string(value), column);
        if (character_count(value) > most) {
            const std::string limit = std::to_string(most);
            note(column, "national.too_long",
                 {"長すぎます（" + limit + "文字まで）。",
                  "Too long (at most " + limit + " characters)."});
        }
        return std::string(value);
    }

  private:
    void rounded(const std::string& shown, const std::string& column) {
        note(column, "national.rounded",
             {"表計算ソフトが数字を丸めています（" + shown +
                  "）。元のデータから作り直してください。",
              "A spreadsheet rounded this number (" + shown +
                  "). Make the file again from the source."});
    }

    std::size_t line_;
    Problems& problems_;
};

// The cell of a column in a group of eight.
const std::string& at(std::span<const std::string> group, NationalColumn column) {
    return group[static_cast<std::size_t>(column)];
}

// Under which voucher: both columns, or neither.
void read_voucher(std::span<const std::string> group, int number, LineReader& read,
                  NationalDose& dose) {
    const auto name = [&](NationalColumn column) { return column_name(column, number); };
    const std::string& voucher = at(group, NationalColumn::voucher_number);
    const std::string& code = at(group, NationalColumn::municipality);
    dose.voucher_number = read.digits(voucher, name(NationalColumn::voucher_number), 10);
    dose.municipality = read.digits(code, name(NationalColumn::municipality), 6);
    if (is_empty(voucher) != is_empty(code))
        read.note(
            name(is_empty(code) ? NationalColumn::municipality : NationalColumn::voucher_number),
            "national.half_known",
            {"券番号と接種自治体コードは、両方書くか、両方空にしてください。",
             "Voucher number and municipality code are both there or both empty."});
    if (dose.municipality.empty()) return;
    if (const auto sound = MunicipalityCode::parse(dose.municipality); !sound)
        read.note(name(NationalColumn::municipality), "national.municipality", sound.error().what);
}

NationalDose read_dose(std::span<const std::string> group, int number, const MakerNames& makers,
                       LineReader& read) {
    const auto name = [&](NationalColumn column) { return column_name(column, number); };
    const auto cell = [&](NationalColumn column) -> const std::string& {
        return at(group, column);
    };
    using enum NationalColumn;
    NationalDose dose;
    const auto registered =
        read.time<Instant>(cell(registered_at), name(registered_at), 14, instant_of_digits);
    const auto day = read.time<Day>(cell(date), name(date), 8, day_of_digits);
    dose.registered_at = registered.value_or(Instant{});
    dose.date = day.value_or(Day{});
    read_voucher(group, number, read, dose);
    dose.venue = read.text(cell(venue), name(venue), venue_max);
    dose.doctor = read.text(cell(doctor), name(doctor), doctor_max);
    dose.maker = read.text(cell(maker), name(maker), maker_max);
    if (read.needed(cell(maker), name(maker)) && !makers.contains(dose.maker))
        read.note(name(maker), "national.maker",
                  {"「" + dose.maker + "」というワクチンメーカーは知りません。",
                   "No maker is known as \"" + dose.maker + "\"."});
    dose.lot = read.lot(cell(lot), name(lot));
    if (registered && day && *day > day_in_japan(*registered))
        read.note(name(date), "national.after_registration",
                  {"登録日時より後の日です。", "This day is later than the registration."});
    return dose;
}

}  // namespace

const char* base_name(NationalColumn column) {
    return base_names[static_cast<std::size_t>(column)];
}

std::string column_name(NationalColumn column, int dose_number) {
    if (dose_number == 0) return national_id_column;
    return std::string(base_name(column)) + "(" + std::to_string(dose_number) + "回目)";
}

NationalPerson read_cells(std::span<const std::string> cells, std::size_t line,
                          const MakerNames& makers, NationalFound found) {
    LineReader read(line, found.problems);
    LineReader warn(line, found.warnings);
    NationalPerson person;
    person.resident_id = read.text(cells[0], national_id_column, id_max);
    std::optional<Day> before;
    bool named = !person.resident_id.empty();
    for (std::size_t first = 1; first < cells.size(); first += national_columns_of_dose) {
        const auto group = cells.subspan(first, national_columns_of_dose);
        const int number = static_cast<int>(person.doses.size()) + 1;
        person.doses.emplace_back();
        if (std::ranges::all_of(group, is_empty)) continue;
        const std::string date_column = column_name(NationalColumn::date, number);
        if (number > 1 && !person.doses[person.doses.size() - 2])
            warn.note(date_column, "national.gap",
                      {std::to_string(number - 1) + "回目の記録がありません。",
                       "Dose " + std::to_string(number - 1) + " is not recorded."});
        person.doses.back() = read_dose(group, number, makers, read);
        const NationalDose& dose = *person.doses.back();
        named = named || !dose.voucher_number.empty();
        if (dose.date == Day{}) continue;
        if (before && dose.date < *before)
            read.note(
                date_column, "national.order",
                {"前の回の接種日（" + format_day(*before) + "）より前の日です。",
                 "This day is before that of the dose before (" + format_day(*before) + ")."});
        before = dose.date;
    }
    while (!person.doses.empty() && !person.doses.back()) person.doses.pop_back();
    if (!named)
        read.note(national_id_column, "national.nobody",
                  {"宛名番号も券番号もありません。だれの行か分かりません。",
                   "Neither the resident's id nor a voucher number says whose line this is."});
    return person;
}

std::vector<std::string> cells_of(const NationalPerson& person, std::size_t groups) {
    std::vector<std::string> cells{person.resident_id};
    for (std::size_t i = 0; i < groups; ++i) {
        if (i >= person.doses.size() || !person.doses[i]) {
            cells.insert(cells.end(), national_columns_of_dose, std::string());
            continue;
        }
        const NationalDose& dose = *person.doses[i];
        for (const std::string& cell :
             {digits_of(dose.registered_at), digits_of(dose.date), dose.voucher_number,
              dose.municipality, dose.venue, dose.doctor, dose.maker, lot_cell(dose.lot)})
            cells.push_back(cell);
    }
    return cells;
}

}  // namespace uketsuke
