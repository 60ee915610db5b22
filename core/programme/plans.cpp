// Offers and rules by dose number, and what a glance shows of each rule.
#include "core/programme/plans.h"

#include <algorithm>

#include "core/programme/programme.h"

namespace uketsuke {

namespace {

// No month is longer.
constexpr int month_days_max = 31;

// An option while it is being put together.
struct Draft {
    int offer = 0;
    Mask products = 0;
    std::vector<int> rules;
};

const Rule& rule_at(const Programme& programme, int index) {
    return programme.rules[static_cast<std::size_t>(index)];
}

// A limit on the number of doses has nothing to say of a dose within it.
bool is_within(const Rule& rule, int dose) {
    const auto* total = std::get_if<Total>(&rule.what);
    return total != nullptr && dose <= total->doses;
}

std::vector<int> rules_for(const Programme& programme, int dose, Mask products) {
    std::vector<int> out;
    for (std::size_t i = 0; i < programme.rules.size(); ++i) {
        const Rule& rule = programme.rules[i];
        if ((rule.scope.doses & mask_of(dose)) != 0 && (rule.scope.products & products) != 0 &&
            !is_within(rule, dose)) {
            out.push_back(static_cast<int>(i));
        }
    }
    return out;
}

void glance_at(const Spacing& spacing, Glance& out) {
    out.days_after_last = spacing.months != 0 ? spacing.months * month_days_max : spacing.days - 1;
}

void glance_at(const Once& once, Glance& out) { out.given = once.given; }

void glance_at(HistoryCheck check, Glance& out) {
    if (check == HistoryCheck::unknown_product) out.given = mask_of(unknown_index);
    if (check == HistoryCheck::same_day) out.days_after_last = 0;
    if (check == HistoryCheck::future) out.days_after_last = -1;
}

template <class Kind>
void glance_at(const Kind&, Glance&) {}

Glance glance_of(const Programme& programme, int index) {
    const Rule& rule = rule_at(programme, index);
    Glance out;
    out.rule = index;
    out.kind = 1u << rule.what.index();
    out.series = rule.scope.series;
    out.previous = rule.scope.previous;
    if (rule.scope.earlier != 0) out.given = rule.scope.earlier;
    out.until = rule.span.until;
    if (rule.scope.ages) out.closes = rule.scope.ages->closes;
    std::visit([&](const auto& what) { glance_at(what, out); }, rule.what);
    return out;
}

std::vector<Glance> glances(const Programme& programme, const std::vector<int>& rules) {
    std::vector<Glance> out;
    for (const int rule : rules) out.push_back(glance_of(programme, rule));
    return out;
}

void add_options(const Programme& programme, int offer, int dose, std::vector<Draft>& out) {
    const std::size_t first = out.size();
    for (std::size_t p = 0; p < programme.products.size(); ++p) {
        const Mask product = mask_of(static_cast<int>(p));
        if ((programme.offers[static_cast<std::size_t>(offer)].products & product) == 0) continue;
        std::vector<int> rules = rules_for(programme, dose, product);
        // An option speaks for all its products at once, so a rule that asks which of them was
        // given last keeps them apart.
        const bool offer_asks =
            programme.offers[static_cast<std::size_t>(offer)].same_product.has_value();
        const bool apart = offer_asks || std::any_of(rules.begin(), rules.end(), [&](int rule) {
                               return rule_at(programme, rule).scope.same_product.has_value();
                           });
        const auto same =
            apart ? out.end()
                  : std::find_if(out.begin() + static_cast<std::ptrdiff_t>(first), out.end(),
                                 [&](const Draft& draft) { return draft.rules == rules; });
        if (same != out.end()) {
            same->products |= product;
        } else {
            out.push_back({offer, product, std::move(rules)});
        }
    }
}

bool has_rule(const Draft& draft, int rule) {
    return std::binary_search(draft.rules.begin(), draft.rules.end(), rule);
}

// Takes out what every option has: it is asked about once for all of them.
std::vector<int> take_shared(const Programme& programme, std::vector<Draft>& drafts) {
    std::vector<int> shared;
    if (drafts.empty()) return shared;
    for (const int rule : drafts.front().rules) {
        if (rule_at(programme, rule).scope.same_product) continue;
        if (std::all_of(drafts.begin(), drafts.end(),
                        [&](const Draft& draft) { return has_rule(draft, rule); })) {
            shared.push_back(rule);
        }
    }
    for (Draft& draft : drafts) {
        std::erase_if(draft.rules, [&](int rule) {
            return std::binary_search(shared.begin(), shared.end(), rule);
        });
    }
    return shared;
}

// Options of different offers for the same products share one list.
std::size_t place_of(const RuleList& list, std::vector<RuleList>& all) {
    const auto found = std::find(all.begin(), all.end(), list);
    if (found != all.end()) return static_cast<std::size_t>(found - all.begin());
    all.push_back(list);
    return all.size() - 1;
}

// After which product an option is open: one that asks for the same product, or for another, has
// one product only.
Mask previous_of(const Offer& offer, Mask product) {
    Mask out = offer.previous;
    if (offer.same_product) out &= *offer.same_product ? product : ~product;
    return out | mask_of(none_index);
}

DosePlan plan_for(const Programme& programme, int dose) {
    std::vector<Draft> drafts;
    for (std::size_t i = 0; i < programme.offers.size(); ++i) {
        if ((programme.offers[i].doses & mask_of(dose)) == 0) continue;
        add_options(programme, static_cast<int>(i), dose, drafts);
    }
    DosePlan out;
    out.shared = glances(programme, take_shared(programme, drafts));
    for (const Draft& draft : drafts) {
        const RuleList list{draft.products, glances(programme, draft.rules)};
        const Offer& offer = programme.offers[static_cast<std::size_t>(draft.offer)];
        out.options.push_back({draft.offer, draft.products, offer.series,
                               previous_of(offer, draft.products), place_of(list, out.rules)});
    }
    out.rules_max = out.shared.size();
    for (const RuleList& list : out.rules) out.rules_max += list.rules.size();
    out.every_rule = rules_for(programme, dose, mask_all);
    return out;
}

}  // namespace

void arrange_plans(Programme& programme) {
    programme.plans.clear();
    programme.plans.push_back(plan_for(programme, dose_number_max + 1));
    for (int dose = 1; dose <= dose_number_max; ++dose) {
        programme.plans.push_back(plan_for(programme, dose));
    }
}

}  // namespace uketsuke
