// A CSV file with a header: columns by name, in any order, each named once; what the header does
// not allow is refused before a row is read. Both roster files are read through this.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "sync/roster/csv.h"

namespace uketsuke {

enum class Presence { required, optional };

struct ColumnRule {
    const char* name;
    Presence presence;  // Whether the header must have it.
};

class Table {
  public:
    // Problems: text.*, csv.*, table.empty, table.unknown_column, table.repeated_column,
    // table.missing_column, table.my_number, table.cells.
    static Table read(std::string_view bytes, const std::vector<ColumnRule>& rules);

    const std::vector<CsvRow>& rows() const { return rows_; }
    const Problems& problems() const { return problems_; }

    // The cell of a column, without surrounding ASCII and ideographic spaces; empty where the
    // column is absent.
    std::string cell(const CsvRow& row, std::string_view column) const;

  private:
    void read_header(const CsvRow& header, const std::vector<ColumnRule>& rules);

    std::vector<std::string> columns_;
    std::vector<CsvRow> rows_;
    Problems problems_;
};

// Whether a header's cell names 個人番号 (My Number), and what is said of it: a file that carries
// it is refused by name (番号法).
bool names_my_number(std::string_view cell);
Words my_number_refused();

// Reads typed cells of one row and notes what is wrong with them under their column.
class RowReader {
  public:
    RowReader(const Table& table, const CsvRow& row, Problems& problems)
        : table_(table), row_(row), problems_(problems) {}

    std::string text(const char* column, std::size_t characters_max = 200);
    std::string needed_text(const char* column, std::size_t characters_max = 200);
    // 2022-12-01, 2022/12/1 or 20221201.
    std::optional<Day> day(const char* column);
    // Exactly `size` digits; fewer are told as leading zeros that a spreadsheet dropped.
    std::string digits(const char* column, std::size_t size);
    std::optional<int> number(const char* column, int least, int most);
    std::optional<bool> yes_or_no(const char* column);

    std::size_t line() const { return row_.line; }
    void note(const char* column, const char* code, Words what);

  private:
    const Table& table_;
    const CsvRow& row_;
    Problems& problems_;
};

}  // namespace uketsuke
