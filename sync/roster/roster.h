// The two files from which a city begins: roster.csv, its residents, and doses.csv, what they were
// already given. Columns, formats and their why are in sync/README.md. A file is taken whole or not
// at all.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/ledger/facts.h"
#include "sync/roster/problem.h"

namespace uketsuke {

struct RosterRow {
    std::size_t line = 0;
    Resident resident;
};

struct Roster {
    std::vector<RosterRow> rows;
    Problems problems;  // Anything here refuses the file.
    Problems warnings;  // 外字, lost characters: told, and taken all the same.
};

struct ReportedRow {
    std::size_t line = 0;
    std::string resident_id;
    DoseReported dose;
};

struct ReportedDoses {
    std::vector<ReportedRow> rows;
    Problems problems;
};

// `bytes` of the file, at most roster_bytes_max.
inline constexpr std::size_t roster_bytes_max = std::size_t(512) << 20;
Roster read_roster(std::string_view bytes);
ReportedDoses read_doses(std::string_view bytes);

}  // namespace uketsuke
