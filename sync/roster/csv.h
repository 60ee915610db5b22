// Comma-separated values by RFC 4180: quoted fields, doubled quotes, line breaks inside quotes,
// CRLF or LF. Cells are kept exactly as they stand.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sync/roster/problem.h"

namespace uketsuke {

struct CsvRow {
    std::size_t line = 0;  // Where it begins.
    std::vector<std::string> cells;
    bool operator==(const CsvRow&) const = default;
};

struct CsvLimits {
    std::size_t cell_bytes_max = 4096;
    std::size_t cells_max = 64;
    std::size_t rows_max = 5'000'000;
};

struct Csv {
    std::vector<CsvRow> rows;  // Empty lines are passed over.
    Problems problems;         // csv.quote, csv.cell_too_long, csv.too_many_cells, csv.control ...
};

Csv parse_csv(std::string_view utf8, const CsvLimits& limits = {});

}  // namespace uketsuke
