// The shipped plan of a made-up city, and cities made from it.
#pragma once

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>

#include "sync/city/city.h"
#include "sync/city/load_plan.h"
#include "tests/paths.h"

namespace uketsuke::testing_tools {

inline std::string shipped_plan_text() {
    std::ifstream file(std::string(test::assets_dir) + "/demo/satsumasendai.toml");
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

inline const CityPlan& shipped_plan() {
    static const CityPlan plan = [] {
        auto parsed = parse_city_plan(shipped_plan_text(), "satsumasendai.toml");
        if (!parsed) ADD_FAILURE() << to_line(parsed.error(), false);
        return std::move(parsed.value());
    }();
    return plan;
}

inline std::vector<Citizen> city_of(const CityOrder& order) {
    return make_citizens(shipped_plan(), order, shape_for(shipped_plan(), order.residents));
}

inline std::vector<Citizen> city_of(int residents, std::uint64_t seed = 1) {
    return city_of(usual_order(shipped_plan(), residents, seed));
}

}  // namespace uketsuke::testing_tools
