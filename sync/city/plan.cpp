// Looking things up in a plan.
#include "sync/city/plan.h"

#include <algorithm>

namespace uketsuke {

const PlanProduct* find_product(const CityPlan& plan, std::string_view id) {
    const auto found =
        std::find_if(plan.products.begin(), plan.products.end(),
                     [&](const PlanProduct& product) { return product.label.id == id; });
    return found == plan.products.end() ? nullptr : &*found;
}

bool is_adapted(const CityPlan& plan, std::string_view product) {
    const auto& choices = plan.adapted_dose.products;
    return std::any_of(choices.begin(), choices.end(),
                       [&](const Choice& choice) { return choice.product == product; });
}

}  // namespace uketsuke
