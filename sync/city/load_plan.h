// From the text of a file of assets/demo to a CityPlan, or to everything that is wrong with it. The
// keys are described in this room's README.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/programme/toml_tree.h"
#include "sync/city/plan.h"

namespace uketsuke {

struct LoadedCityPlan {
    std::optional<CityPlan> plan;  // Only when there is no flaw.
    std::vector<Flaw> flaws;       // By line.
};

// `file` is the name that messages show.
LoadedCityPlan load_city_plan(std::string_view text, const std::string& file);

// The same, with all flaws in one error (bad_input, city.flaws), one a line.
Result<CityPlan> parse_city_plan(std::string_view text, const std::string& file);

}  // namespace uketsuke
