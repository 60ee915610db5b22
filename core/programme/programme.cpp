// Look-ups in a programme, and how its offers and rules are arranged for judging.
#include "core/programme/programme.h"

#include <algorithm>
#include <array>

namespace uketsuke {

const Product* Programme::find_product(std::string_view product_id) const {
    const int index = product_index(product_id);
    return index == unknown_index ? nullptr : &products[static_cast<std::size_t>(index)];
}

int Programme::product_index(std::string_view product_id) const {
    for (std::size_t i = 0; i < products.size(); ++i) {
        if (products[i].id == product_id) return static_cast<int>(i);
    }
    return unknown_index;
}

int Programme::group_index(std::string_view group_id) const {
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (groups[i].id == group_id) return static_cast<int>(i);
    }
    return -1;
}

Day day_of(const AgeEdge& edge, std::chrono::year_month_day birth) {
    switch (edge.kind) {
        case AgeEdge::Kind::birth:
            return birth;
        case AgeEdge::Kind::years:
            return reaches_years(birth, edge.count);
        case AgeEdge::Kind::months:
            return reaches_months(birth, edge.count);
        case AgeEdge::Kind::never:
            break;
    }
    return day_never;
}

bool is_reason_code(std::string_view code) {
    static constexpr std::array<std::string_view, 28> all{"interval_too_short",
                                                          "age_too_young",
                                                          "age_too_old",
                                                          "wrong_product_for_age",
                                                          "wrong_product_for_dose",
                                                          "primary_series_incomplete",
                                                          "series_complete",
                                                          "product_already_given",
                                                          "not_resident",
                                                          "group_required",
                                                          "group_needs_confirmation",
                                                          "group_not_open_yet",
                                                          "period_not_open",
                                                          "period_closed",
                                                          "other_vaccine_too_close",
                                                          "same_day_dose",
                                                          "earlier_than_standard",
                                                          "future_dose_in_history",
                                                          "unknown_product",
                                                          "voucher_dose_mismatch",
                                                          "voucher_void",
                                                          "voucher_missing",
                                                          "screening_only_voucher",
                                                          "series_cannot_finish",
                                                          "venue_redirect",
                                                          "document_ambiguous",
                                                          "guardian_required",
                                                          "duty_of_effort"};
    return std::find(all.begin(), all.end(), code) != all.end();
}

namespace {

std::vector<int> rules_for(const Programme& programme, Mask doses, Mask products) {
    std::vector<int> out;
    for (std::size_t i = 0; i < programme.rules.size(); ++i) {
        const Scope& scope = programme.rules[i].scope;
        if ((scope.doses & doses) != 0 && (scope.products & products) != 0) {
            out.push_back(static_cast<int>(i));
        }
    }
    return out;
}

void add_options(const Programme& programme, int offer, int dose, std::vector<Option>& out) {
    const std::size_t first = out.size();
    for (std::size_t p = 0; p < programme.products.size(); ++p) {
        const Mask product = mask_of(static_cast<int>(p));
        if ((programme.offers[static_cast<std::size_t>(offer)].products & product) == 0) continue;
        std::vector<int> rules = rules_for(programme, mask_of(dose), product);
        // An option speaks for all its products at once, so a rule that asks which of them was
        // given last keeps them apart.
        const bool offer_asks =
            programme.offers[static_cast<std::size_t>(offer)].same_product.has_value();
        const bool apart = offer_asks || std::any_of(rules.begin(), rules.end(), [&](int rule) {
                               return programme.rules[static_cast<std::size_t>(rule)]
                                   .scope.same_product.has_value();
                           });
        const auto same =
            apart ? out.end()
                  : std::find_if(out.begin() + static_cast<std::ptrdiff_t>(first), out.end(),
                                 [&](const Option& option) { return option.rules == rules; });
        if (same != out.end()) {
            same->products |= product;
        } else {
            out.push_back({offer, product, std::move(rules)});
        }
    }
}

bool has_rule(const Option& option, int rule) {
    return std::binary_search(option.rules.begin(), option.rules.end(), rule);
}

// Moves what every option has to the plan, where it is asked about once for all of them.
void share_rules(const Programme& programme, DosePlan& plan) {
    if (plan.options.empty()) return;
    for (const int rule : plan.options.front().rules) {
        if (programme.rules[static_cast<std::size_t>(rule)].scope.same_product) continue;
        if (std::all_of(plan.options.begin(), plan.options.end(),
                        [&](const Option& option) { return has_rule(option, rule); })) {
            plan.rules.push_back(rule);
        }
    }
    for (Option& option : plan.options) {
        std::erase_if(option.rules, [&](int rule) {
            return std::binary_search(plan.rules.begin(), plan.rules.end(), rule);
        });
        plan.own_rules_max = std::max(plan.own_rules_max, option.rules.size());
    }
}

}  // namespace

void arrange_plans(Programme& programme) {
    programme.plans.assign(dose_number_max + 1, {});
    for (int dose = 1; dose <= dose_number_max; ++dose) {
        DosePlan& plan = programme.plans[static_cast<std::size_t>(dose)];
        for (std::size_t i = 0; i < programme.offers.size(); ++i) {
            if ((programme.offers[i].doses & mask_of(dose)) == 0) continue;
            add_options(programme, static_cast<int>(i), dose, plan.options);
        }
        share_rules(programme, plan);
        plan.every_rule = rules_for(programme, mask_of(dose), mask_all);
    }
    programme.plans.front().every_rule =
        rules_for(programme, mask_of(dose_number_max + 1), mask_all);
}

}  // namespace uketsuke
