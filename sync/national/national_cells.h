// Cells of one line of the national record system's CSV to values, and back. Apart from the file,
// because whoever writes a line asks first what would be said of it when it is read.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "sync/national/national_file.h"

namespace uketsuke {

inline constexpr std::size_t national_columns_of_dose = 8;
inline constexpr const char* national_id_column = "個別宛名番号";

// The name without the dose in brackets, by place among the eight.
const char* base_name(NationalColumn column);

struct NationalFound {
    Problems& problems;
    Problems& warnings;
};

// `cells` are the id and whole groups. What is wrong is noted in `found`; then the value counts for
// nothing.
NationalPerson read_cells(std::span<const std::string> cells, std::size_t line,
                          const MakerNames& makers, NationalFound found);

// With that many groups, at least as many as the person has doses.
std::vector<std::string> cells_of(const NationalPerson& person, std::size_t groups);

}  // namespace uketsuke
