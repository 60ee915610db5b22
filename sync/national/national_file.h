// The CSV of the national record system: reader and writer. Taken whole or not at all; every
// mistake is told by line and column.
//
// Verified (domain.md section 2): column 1 is the resident's id, then each dose has eight columns;
// widths; registered-at YYYYMMDDHHMMSS, date YYYYMMDD; texts begin at the left (左詰); a lot of
// digits alone stands at the right and is not filled with zeros (数値右詰,ゼロ埋めなし), a mixed
// one at the left; opened in a spreadsheet directly, the file is damaged. Our reading, because the
// sources do not say: columns 15 and on repeat the eight for each further dose; a header line names
// the columns, with the dose in brackets, and may be absent (it is always written); a lot of digits
// is filled with spaces to 20 characters, and what stands without the fill is taken too; lines end
// with CRLF; cells are quoted by RFC 4180 where they must be. How a city uploads to the system was
// not found in any source: this is no upload format.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "sync/national/national_record.h"
#include "sync/roster/encoding.h"
#include "sync/roster/problem.h"

namespace uketsuke {

// ワクチンメーカー that may stand in the file, as written there (makers.h).
using MakerNames = std::set<std::string, std::less<>>;

struct NationalRow {
    std::size_t line = 0;
    NationalPerson person;
    bool operator==(const NationalRow&) const = default;
};

struct NationalFile {
    std::vector<NationalRow> rows;
    Problems problems;  // Anything here refuses the file.
    Problems warnings;  // national.gap: a dose is there and the one before it is not.
};

inline constexpr int national_doses_max = 20;  // Of a line.

// UTF-8 with or without a mark, or CP932. Problems: text.*, csv.*, table.empty, table.my_number;
// national.header (a column is not the one that belongs there), national.cells, national.nobody
// (neither id nor voucher number), national.repeated (an id), national.empty, national.too_long,
// national.justified (a text or a lot on the wrong side of its fill), national.zero_filled,
// national.digits, national.leading_zeros, national.rounded (1.23E+09), national.date (there is no
// such day or time), national.date_form (2021/6/1), national.municipality (check digit),
// national.half_known (number without code, or code without number), national.maker,
// national.order (before the dose before it), national.after_registration.
NationalFile read_national(std::string_view bytes, const MakerNames& makers);

// What read_national() would say of this person's line, as line 0: nobody is written of whom it
// would say anything.
Problems flaws_of(const NationalPerson& person, const MakerNames& makers);

struct PrintedNational {
    std::string bytes;  // Empty where there is a problem.
    Problems problems;  // national.cp932: the cell and the character that CP932 cannot say.
};

// One line for each person in the order given, as many groups as the longest needs, at least one.
PrintedNational print_national(const std::vector<NationalPerson>& people, TextEncoding encoding);

// Of one column: "接種日(2回目)"; dose 0 is the resident's id.
enum class NationalColumn {
    registered_at,
    date,
    voucher_number,
    municipality,
    venue,
    doctor,
    maker,
    lot
};
std::string column_name(NationalColumn column, int dose_number);

}  // namespace uketsuke
