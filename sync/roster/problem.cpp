// One problem on one line, in the form that editors and people jump to.
#include "sync/roster/problem.h"

namespace uketsuke {

std::string to_line(const Problem& problem, const std::string& file, bool japanese) {
    std::string line = file + ":" + std::to_string(problem.line) + ": ";
    if (!problem.column.empty()) line += problem.column + ": ";
    return line + (japanese ? problem.what.ja : problem.what.en);
}

}  // namespace uketsuke
