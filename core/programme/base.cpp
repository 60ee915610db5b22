// A programme on top of another: what it takes over, and how its own intervals stand beside those
// of the base. The base's intervals are the bound; a file's own interval that is later leaves the
// days between to the doctor (earlier_than_standard).
#include <algorithm>
#include <map>
#include <utility>

#include "core/programme/load_context.h"

namespace uketsuke::loading {

namespace {

bool is_bound(const Rule& rule) {
    const auto* spacing = std::get_if<Spacing>(&rule.what);
    return spacing != nullptr && spacing->bound_days == 0 && spacing->bound_months == 0 &&
           rule.effect == RuleEffect::block;
}

template <class Limit>
bool includes(const std::optional<Limit>& wider, const std::optional<Limit>& narrower) {
    return !wider || wider == narrower;
}

// Whether `wider` speaks wherever `narrower` does, products, doses and days aside.
bool includes(const Scope& wider, const Scope& narrower) {
    return (narrower.series & ~wider.series) == 0 && (narrower.previous & ~wider.previous) == 0 &&
           wider.earlier == 0 && includes(wider.same_product, narrower.same_product) &&
           includes(wider.ages, narrower.ages) &&
           (wider.people < 0 || wider.people == narrower.people);
}

Span both(const Span& a, const Span& b) {
    return {std::max(a.from, b.from), std::min(a.until, b.until)};
}

// The doses and products for which the same bounds of the base hold.
struct Part {
    std::vector<std::size_t> bounds;  // Rules of the base, by their first day.
    Mask products = 0;
    Mask doses = 0;
};

std::vector<Part> parts_of(const Context& context, const Rule& rule) {
    const auto& rules = context.programme.rules;
    std::map<std::pair<std::vector<std::size_t>, Mask>, Mask> doses_of;
    for (int dose = 1; dose <= dose_number_max; ++dose) {
        if ((rule.scope.doses & mask_of(dose)) == 0) continue;
        std::map<std::vector<std::size_t>, Mask> products_of;
        for (std::size_t p = 0; p < context.programme.products.size(); ++p) {
            const Mask product = mask_of(static_cast<int>(p));
            if ((rule.scope.products & product) == 0) continue;
            std::vector<std::size_t> bounds;
            for (std::size_t i = 0; i < context.base_rules; ++i) {
                const Rule& base = rules[i];
                const Span days = both(base.span, rule.span);
                if (is_bound(base) && days.from <= days.until &&
                    (base.scope.doses & mask_of(dose)) != 0 &&
                    (base.scope.products & product) != 0 && includes(base.scope, rule.scope)) {
                    bounds.push_back(i);
                }
            }
            products_of[bounds] |= product;
        }
        for (const auto& [bounds, products] : products_of) {
            doses_of[{bounds, products}] |= mask_of(dose);
        }
    }
    std::vector<Part> out;
    for (const auto& [key, doses] : doses_of) out.push_back({key.first, key.second, doses});
    for (Part& part : out) {
        std::sort(part.bounds.begin(), part.bounds.end(), [&](std::size_t a, std::size_t b) {
            return rules[a].span.from < rules[b].span.from;
        });
    }
    return out;
}

bool is_shorter(const Spacing& own, const Spacing& base) {
    return (own.days != 0 && own.days < base.days) || (own.months != 0 && own.months < base.months);
}

// `rule` on the days of `bound`: blocks where they are equal, else asks the doctor from the bound.
Rule beside_bound(Context& context, const Rule& rule, const Rule& bound, int& earlier) {
    const Spacing own = std::get<Spacing>(rule.what);
    const Spacing base = std::get<Spacing>(bound.what);
    Rule out = rule;
    if (is_shorter(own, base)) {
        const auto& reason = context.programme.reasons[static_cast<std::size_t>(bound.reason)];
        context.flaws.push_back(
            {context.file,
             rule.line,
             "spacing",
             {"もとにした事業の間隔(" + reason.clause + ")より短くなっています。",
              "This is shorter than the interval of the programme it builds "
              "on (" +
                  reason.clause + ")."}});
    }
    if (own == base) return out;
    if (earlier < 0 && context.programme.reasons.size() == reasons_max) {
        context.flaws.push_back({context.file,
                                 rule.line,
                                 "spacing",
                                 {"規則が多すぎます。", "The file has too many rules."}});
        return out;
    }
    if (earlier < 0) {
        ReasonText reason = context.programme.reasons[static_cast<std::size_t>(rule.reason)];
        reason.code = "earlier_than_standard";
        earlier = static_cast<int>(context.programme.reasons.size());
        context.programme.reasons.push_back(std::move(reason));
    }
    out.what = Spacing{own.days, own.months, base.days, base.months};
    out.effect = RuleEffect::confirm;
    out.reason = earlier;
    return out;
}

void settle(Context& context, const Rule& rule, std::vector<Rule>& out) {
    int earlier = -1;
    for (const Part& part : parts_of(context, rule)) {
        Rule rest = rule;
        rest.scope.products = part.products;
        rest.scope.doses = part.doses;
        for (const std::size_t i : part.bounds) {
            const Rule bound = context.programme.rules[i];
            Rule before = rest;
            before.span.until = std::min(rest.span.until, bound.span.from - std::chrono::days{1});
            if (before.span.from <= before.span.until) out.push_back(before);
            Rule beside = beside_bound(context, rest, bound, earlier);
            beside.span = both(rest.span, bound.span);
            if (beside.span.from <= beside.span.until) out.push_back(beside);
            rest.span.from = std::max(rest.span.from, bound.span.until + std::chrono::days{1});
        }
        if (rest.span.from <= rest.span.until) out.push_back(rest);
    }
}

// What the file offers at all: an interval of the base for anything else would never be asked.
void narrow_to_offers(const Programme& programme, Rule& rule) {
    Mask doses = 0;
    Mask products = 0;
    for (const Offer& offer : programme.offers) {
        doses |= offer.doses;
        products |= offer.products;
    }
    rule.scope.doses &= doses;
    rule.scope.products &= products;
    rule.span = both(rule.span, programme.span);
}

// The file says the same itself, for all that the base's interval is about.
bool is_said(const std::vector<Rule>& own, const Rule& base) {
    return std::any_of(own.begin(), own.end(), [&](const Rule& rule) {
        return is_bound(rule) && std::get<Spacing>(rule.what) == std::get<Spacing>(base.what) &&
               (base.scope.doses & ~rule.scope.doses) == 0 &&
               (base.scope.products & ~rule.scope.products) == 0 &&
               includes(rule.scope, base.scope) && rule.span.from <= base.span.from &&
               base.span.until <= rule.span.until;
    });
}

}  // namespace

void begin_on(Context& context, Programme base) {
    context.base_id = base.id;
    context.base_offers = std::exchange(base.offers, {});
    base.deadlines.clear();
    base.applications.clear();
    base.dispatches.clear();
    base.plans.clear();
    base.municipality.clear();
    std::erase_if(base.rules, [](const Rule& rule) { return !rule.taken_over; });
    for (ReasonText& reason : base.reasons) ++reason.base;
    context.base_products = base.products.size();
    context.base_groups = base.groups.size();
    context.base_contacts = base.contacts.size();
    context.base_rules = base.rules.size();
    context.programme = std::move(base);
}

void settle_spacing(Context& context) {
    auto& rules = context.programme.rules;
    const auto first_own = rules.begin() + static_cast<std::ptrdiff_t>(context.base_rules);
    const std::vector<Rule> own(first_own, rules.end());
    std::vector<Rule> settled;
    for (const Rule& rule : own) {
        if (is_bound(rule)) {
            settle(context, rule, settled);
        } else {
            settled.push_back(rule);
        }
    }
    rules.resize(context.base_rules);
    for (Rule& rule : rules) {
        if (std::holds_alternative<Spacing>(rule.what)) narrow_to_offers(context.programme, rule);
    }
    std::erase_if(rules, [&](const Rule& rule) {
        const bool spacing = std::holds_alternative<Spacing>(rule.what);
        const Span days = both(rule.span, context.programme.span);
        return days.from > days.until || rule.scope.doses == 0 || rule.scope.products == 0 ||
               (spacing && is_bound(rule) && is_said(settled, rule));
    });
    rules.insert(rules.end(), settled.begin(), settled.end());
}

}  // namespace uketsuke::loading
