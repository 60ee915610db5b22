// 従事者名簿: who may work at the city's sites, as its office writes it. Taken whole or not at all.
// Columns and formats are in sync/README.md.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/visit/duties.h"
#include "sync/roster/problem.h"

namespace uketsuke {

struct StaffRow {
    std::size_t line = 0;
    std::string name;
    std::string kana;                         // Full width.
    std::vector<std::string> qualifications;  // Ids of the table of duties.
    bool manager = false;
};

struct StaffFile {
    std::vector<StaffRow> rows;
    Problems problems;  // Anything here refuses the file.
};

// Besides the problems of Table and RowReader: staff.qualification (the table does not know it),
// staff.repeated_name. A name is how a terminal's list tells people apart, so two of one name need
// something beside it.
StaffFile read_staff(std::string_view bytes, const Duties& duties);

}  // namespace uketsuke
