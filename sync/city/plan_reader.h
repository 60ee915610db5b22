// What reading a plan carries along from table to table. Only for load_plan.cpp, which reads the
// city and its counts, and load_history.cpp, which reads what was given when.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/programme/programme.h"
#include "core/programme/table_reader.h"
#include "sync/city/plan.h"

namespace uketsuke::city {

struct PlanReader {
    const std::string& file;
    CityPlan plan;
    std::vector<Flaw> flaws;
    std::vector<SourceDocument> documents;
    std::map<std::string, Whom> people;

    TableReader row(const TomlValue& value, const char* name) { return {value, name, file, flaws}; }
};

// Required, each a flaw where it is missing.
int read_number(TableReader& table, const char* key, int least, int most);
Day read_day(TableReader& table, const char* key);

constexpr int days_max = 36'600, months_max = 120, years_max = 130, per_mille_max = 1000;

// [adult_series] to [welcome]; `people` and the products are known by then.
void read_history(PlanReader& reader, TableReader& root);

}  // namespace uketsuke::city
