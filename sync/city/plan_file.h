// Where plans of made-up cities lie: assets/demo, one TOML file each, its name being its id.
#pragma once

#include <string>

#include "sync/city/plan.h"

namespace uketsuke {

// By id (assets/demo/ID.toml) or by file; where neither is named, the first of assets/demo by name.
// Errors: city.no_plan (not_found, with the list of what there is), those of read_text_file() and
// of parse_city_plan().
Result<CityPlan> open_city_plan(const std::string& id_or_file = {});

}  // namespace uketsuke
