// What can only be seen with the whole file read: products that nothing mentions, rules that can
// never speak, and two rules that would answer the same question on the same day.
#include <algorithm>

#include "core/programme/load_context.h"

namespace uketsuke::loading {

namespace {

void flaw(Context& context, int line, const std::string& key, Words words) {
    context.flaws.push_back({context.file, line, key, std::move(words)});
}

bool overlap(const Span& a, const Span& b) { return a.from <= b.until && b.from <= a.until; }

// Two optional limits exclude each other only if both are stated and differ.
template <class Limit>
bool may_meet(const std::optional<Limit>& a, const std::optional<Limit>& b) {
    return !a || !b || *a == *b;
}
bool may_meet(int a, int b) { return a < 0 || b < 0 || a == b; }

bool may_meet(const Scope& a, const Scope& b) {
    return (a.doses & b.doses) != 0 && (a.products & b.products) != 0 &&
           (a.series & b.series) != 0 && (a.previous & b.previous) != 0 &&
           may_meet(a.same_product, b.same_product) && may_meet(a.ages, b.ages) &&
           may_meet(a.people, b.people);
}

void check_products(Context& context) {
    const Programme& programme = context.programme;
    Mask mentioned = 0;
    for (const Offer& offer : programme.offers) mentioned |= offer.products;
    for (const Series& series : programme.series) mentioned |= series.products;
    for (std::size_t i = context.base_products; i < programme.products.size(); ++i) {
        if ((mentioned & mask_of(static_cast<int>(i))) != 0) continue;
        const std::string& id = programme.products[i].id;
        flaw(context, context.product_lines[i - context.base_products], "product." + id,
             {"製品「" + id + "」に触れる規則がありません。",
              "No rule mentions the product \"" + id + "\"."});
    }
}

bool is_bounded(const Spacing& spacing) {
    return spacing.bound_days != 0 || spacing.bound_months != 0;
}

bool meets_an_offer(const Programme& programme, const Rule& rule) {
    return std::any_of(programme.offers.begin(), programme.offers.end(), [&](const Offer& offer) {
        return (offer.doses & rule.scope.doses & ~mask_of(1)) != 0 &&
               (offer.products & rule.scope.products) != 0 &&
               (offer.series & rule.scope.series) != 0 && overlap(offer.span, rule.span);
    });
}

void check_spacing(Context& context) {
    const auto& rules = context.programme.rules;
    for (std::size_t i = context.base_rules; i < rules.size(); ++i) {
        const auto* spacing = std::get_if<Spacing>(&rules[i].what);
        if (spacing == nullptr) continue;
        if (!meets_an_offer(context.programme, rules[i])) {
            flaw(context, rules[i].line, "spacing",
                 {"この間隔を使う2回目以降の接種がなく、成り立ちません。",
                  "This can never hold: no offer of a second or later dose uses it."});
        }
        for (std::size_t k = context.base_rules; k < i; ++k) {
            const auto* other = std::get_if<Spacing>(&rules[k].what);
            if (other == nullptr || is_bounded(*other) != is_bounded(*spacing)) continue;
            if (!overlap(rules[i].span, rules[k].span)) continue;
            if (!may_meet(rules[i].scope, rules[k].scope)) continue;
            flaw(context, rules[i].line, "spacing",
                 {std::to_string(rules[k].line) + "行目の間隔と期間が重なっています。",
                  "Its days overlap with the spacing on line " + std::to_string(rules[k].line) +
                      "."});
        }
    }
}

void check_rules(Context& context) {
    const Span whole = context.programme.span;
    const auto& rules = context.programme.rules;
    for (std::size_t i = context.base_rules; i < rules.size(); ++i) {
        const Rule& rule = rules[i];
        if (rule.span.from <= rule.span.until && !overlap(rule.span, whole)) {
            flaw(context, rule.line, "from",
                 {"実施期間の外なので成り立ちません。",
                  "This can never hold: its days are outside the programme's period."});
        }
        if (rule.scope.products == 0 || rule.scope.doses == 0) {
            flaw(context, rule.line, "products",
                 {"当てはまる製品か回数がありません。", "No product or dose fits this rule."});
        }
    }
}

bool same_row(const Offer& a, const Offer& b) {
    return (a.doses & b.doses) != 0 && (a.products & b.products) != 0 &&
           (a.series & b.series) != 0 && (a.previous & b.previous) != 0 && a.people == b.people &&
           overlap(a.last, b.last) && a.ages == b.ages && a.age_at == b.age_at &&
           a.asked_only == b.asked_only && a.same_product == b.same_product &&
           (a.condition < 0) == (b.condition < 0);
}

bool may_be_of(const Ages& a, const Ages& b) {
    const auto first = [](const Ages& ages) { return ages.from_months != 0 ? 0 : ages.from_years; };
    return (a.below_years == 0 || first(b) < a.below_years) &&
           (b.below_years == 0 || first(a) < b.below_years);
}

// Are there people in the offer's row who are of the offer's ages? Ages at the first dose say
// nothing of the ages on the day.
bool has_people(const Programme& programme, const Offer& offer) {
    if (offer.people < 0 || !offer.ages || offer.age_at == AgeAt::first_dose) return true;
    const auto& any = programme.people[static_cast<std::size_t>(offer.people)].any;
    return std::any_of(any.begin(), any.end(), [&](const PeopleAlternative& alternative) {
        return !alternative.ages || may_be_of(*alternative.ages, *offer.ages);
    });
}

void check_offers(Context& context) {
    const auto& offers = context.programme.offers;
    if (offers.empty()) {
        flaw(context, 1, "offer", {"[[offer]] が一つもありません。", "There is no [[offer]]."});
    }
    for (std::size_t i = 0; i < offers.size(); ++i) {
        if (offers[i].span.from > offers[i].span.until) {
            flaw(context, offers[i].line, "offer.from",
                 {"実施期間の中に成り立つ日がありません。",
                  "This can never hold: no day of the programme's period is among its days."});
            continue;
        }
        if (!has_people(context.programme, offers[i])) {
            flaw(context, offers[i].line, "offer.people",
                 {"この対象者にこの年齢の人はいないので成り立ちません。",
                  "This can never hold: none of these people is of these ages."});
        }
        for (std::size_t k = 0; k < i; ++k) {
            if (!same_row(offers[i], offers[k]) || !overlap(offers[i].span, offers[k].span))
                continue;
            flaw(context, offers[i].line, "offer",
                 {std::to_string(offers[k].line) + "行目と同じ対象で期間が重なっています。",
                  "Its days overlap with the offer to the same people on line " +
                      std::to_string(offers[k].line) + "."});
        }
    }
}

void check_notices(Context& context) {
    const Programme& programme = context.programme;
    const auto need = [&](int reason, const char* code) {
        if (reason >= 0) return;
        flaw(context, 1, "notice",
             {std::string("code = \"") + code + "\" の [[notice]] がありません。",
              std::string("There is no [[notice]] with code = \"") + code + "\"."});
    };
    need(programme.wrong_product_for_dose, "wrong_product_for_dose");
    need(programme.wrong_product_for_age, "wrong_product_for_age");
    need(programme.unknown_product, "unknown_product");
    need(programme.no_rule, "document_ambiguous");
}

void check_deadlines(Context& context) {
    const Programme& programme = context.programme;
    for (const Deadline& deadline : programme.deadlines) {
        const bool reachable =
            std::any_of(programme.offers.begin(), programme.offers.end(), [&](const Offer& offer) {
                const bool dose =
                    deadline.target_dose == 0 || (offer.doses & mask_of(deadline.target_dose)) != 0;
                const bool product = deadline.target_products == 0 ||
                                     (offer.products & deadline.target_products) != 0;
                return dose && product;
            });
        if (reachable) continue;
        flaw(context, programme.reasons[static_cast<std::size_t>(deadline.reason)].line, "deadline",
             {"めざす接種がこのファイルにありません。", "No offer is what this aims at."});
    }
}

}  // namespace

void check_whole(Context& context) {
    check_products(context);
    check_offers(context);
    check_rules(context);
    check_spacing(context);
    check_deadlines(context);
    check_notices(context);
}

}  // namespace uketsuke::loading
