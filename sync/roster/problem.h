// What is wrong with an imported file, by line and column. An import is all or nothing, so a reader
// collects every problem instead of stopping at the first.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/base/result.h"

namespace uketsuke {

struct Problem {
    std::size_t line = 0;  // Of the file, from 1; a quoted field may span several.
    std::string column;    // Its name in the header, or empty where the whole line is meant.
    std::string code;      // "csv.quote", "roster.birth_date" ... for --json and tests.
    Words what;
    bool operator==(const Problem&) const = default;
};

// Problems are counted without end but kept only so far: a file in the wrong layout would
// otherwise repeat one sentence for every row.
class Problems {
  public:
    static constexpr std::size_t kept_max = 1000;

    void add(Problem problem) {
        if (kept_.size() < kept_max) kept_.push_back(std::move(problem));
        ++count_;
    }
    void add_all(const Problems& others) {
        for (const Problem& problem : others.kept_) add(problem);
        count_ += others.count_ - others.kept_.size();
    }
    const std::vector<Problem>& kept() const { return kept_; }
    std::size_t count() const { return count_; }
    bool empty() const { return count_ == 0; }

  private:
    std::vector<Problem> kept_;
    std::size_t count_ = 0;
};

// "roster.csv:12: birth_date: ..." as a person reads it.
std::string to_line(const Problem& problem, const std::string& file, bool japanese);

}  // namespace uketsuke
