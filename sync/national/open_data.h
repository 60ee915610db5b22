// オープンデータ: how many doses were given on each day, by age class, dose number and product, for
// anybody to read, and in such a way that nobody is found in it.
//
// The rule (秘匿処理), whole:
// - A cell under 10 is suppressed: it stands there as "*", which says 1 to 9. A cell of which there
//   is none has no line.
// - There is no total anywhere: no line for all ages, products or doses, no sum of days. A
//   suppressed cell can be subtracted from nothing in this file.
// - The age classes are a partition, the same in every file: with overlapping or chosen classes two
//   files could be subtracted from one another, and a single year of age would be left.
// What remains: two files of the same days, made before and after a dose was entered late, differ
// by it where the cell is not suppressed. A city that publishes often should publish past days
// once.
//
// Our reading, all of it: the country's open data (domain.md section 2) has -64, 65- and UNK for
// ages and no product. The class boundary 65 is that one; 5 and 12 are those at which other
// products begin (assets/programmes/national.toml). A class is not written "5-11", which
// spreadsheets make a date of.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "sync/roster/problem.h"

namespace uketsuke {

inline constexpr int open_count_least = 10;

// On the day of the dose, by law (reaches_years). Unknown: born after it, by an error somewhere.
enum class OpenAge { under_5, from_5_to_11, from_12_to_64, from_65, unknown };
OpenAge open_age_of(Day birth_date, Day on);
const char* to_text(OpenAge age);  // "0to4", "5to11", "12to64", "65over", "unknown".

struct OpenKey {
    Day date{};
    OpenAge age = OpenAge::unknown;
    int dose_number = 0;  // 1 to 99.
    std::string product;  // A product's id, or a maker's name where only that is known.
    auto operator<=>(const OpenKey&) const = default;
};

struct OpenCell {
    OpenKey key;
    std::optional<int> count;  // open_count_least or more; nothing where it is suppressed.
    bool operator==(const OpenCell&) const = default;
};

// In the order of keys; counts of 0 are left out.
std::vector<OpenCell> suppressed(const std::map<OpenKey, int>& counts);

// CSV, UTF-8 without a mark, CRLF: date,age_class,dose_number,product,count; date as 2022-12-01.
std::string print_open_data(const std::vector<OpenCell>& cells);

struct OpenData {
    std::vector<OpenCell> cells;
    Problems problems;
};
// The same back, for whoever compares. Problems: those of a Table; open_data.date,
// open_data.age_class (also a total), open_data.dose_number, open_data.product, open_data.count (no
// number, or under 10 and not suppressed), open_data.repeated, open_data.order (not by key).
OpenData read_open_data(std::string_view bytes);

}  // namespace uketsuke
