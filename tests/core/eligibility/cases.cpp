// What a programme's rules turn on is read from the programme itself, so that a new file needs no
// generator of its own.
#include "tests/core/eligibility/cases.h"

#include <algorithm>
#include <bit>

namespace uketsuke::testing {

using std::chrono::days;

namespace {

void add_edges(const Span& span, std::vector<Day>& out) {
    if (span.from != day_always) out.push_back(span.from);
    if (span.until != day_never) out.push_back(span.until + days{1});
}

int approximate_days(const Spacing& spacing) {
    return spacing.months != 0 ? spacing.months * 61 / 2 : spacing.days;
}

}  // namespace

Cases::Cases(const Programme& programme, unsigned seed)
    : programme_(programme), chance_(seed), gaps_{0, 7, 21, 60, 120, 200} {
    add_edges(programme.span, edges_);
    for (const Offer& offer : programme.offers) add_edges(offer.span, edges_);
    for (const AgeClass& age_class : programme.age_classes) ages_.push_back(age_class.ages);
    other_kinds_ = {"", "見本"};
    for (const Rule& rule : programme.rules) {
        add_edges(rule.span, edges_);
        if (const auto* spacing = std::get_if<Spacing>(&rule.what)) {
            gaps_.push_back(approximate_days(*spacing));
            if (spacing->bound_days != 0) gaps_.push_back(spacing->bound_days);
        }
        if (const auto* other = std::get_if<OtherVaccineGap>(&rule.what)) {
            other_kinds_.insert(other_kinds_.end(), other->only.begin(), other->only.end());
            other_kinds_.insert(other_kinds_.end(), other->except.begin(), other->except.end());
        }
    }
}

Case Cases::next() {
    Case out;
    out.id = "見本";
    // An age that begins or ends in the last weeks leaves no time for another answer.
    const bool at_the_end = one_in(5);
    out.on = at_the_end ? programme_.span.until - days{below(40)} : day_of_injection();
    // Half of the people come near to one row of the file.
    const Offer* aim = one_in(2) ? &any_of(programme_.offers) : nullptr;
    const std::vector<Ages> ages = aim != nullptr ? ages_of(*aim) : ages_;
    out.birth_date = at_the_end ? birth(ages, programme_.span.until - days{below(12)}, 1)
                                : birth(ages, out.on, 3);
    out.municipality = one_in(15) ? "999999" : programme_.municipality;
    if (!one_in(5)) add_doses(aim, out);
    add_slips(out);
    add_desk(aim, out);
    return out;
}

Day Cases::day_of_injection() {
    if (!one_in(4)) return any_of(edges_) + days{around(one_in(2) ? 3 : 60)};
    const int whole = static_cast<int>((programme_.span.until - programme_.span.from).count());
    return programme_.span.from + days{below(whole + 60) - 30};
}

std::vector<Ages> Cases::ages_of(const Offer& offer) const {
    std::vector<Ages> out;
    if (offer.ages) out.push_back(*offer.ages);
    if (offer.people >= 0) {
        for (const auto& one : programme_.people[static_cast<std::size_t>(offer.people)].any) {
            if (one.ages) out.push_back(*one.ages);
        }
    }
    return out.empty() ? ages_ : out;
}

Mask Cases::groups_of(const Offer& offer) const {
    Mask out = 0;
    if (offer.people < 0) return out;
    for (const auto& one : programme_.people[static_cast<std::size_t>(offer.people)].any) {
        out |= one.groups;
    }
    return out;
}

Day Cases::birth(const std::vector<Ages>& all, Day on, int scatter) {
    if (scatter > 1 && one_in(scatter)) return on - days{below(90 * 365)};
    const Ages& ages = any_of(all);
    const int years = ages.below_years != 0 && one_in(2) ? ages.below_years : ages.from_years;
    const int age = years != 0 ? years * 1461 / 4 : ages.from_months * 61 / 2;
    return on - days{age + around(scatter == 1 || one_in(2) ? 4 : 400)};
}

std::string Cases::product() {
    return one_in(20) ? "見本ワクチン" : any_of(programme_.products).id;
}

std::string Cases::usual_product(int dose, const Series& series) {
    std::vector<std::string> usual;
    for (const Offer& offer : programme_.offers) {
        const Mask mask = dose <= series.doses ? offer.products & series.products : offer.products;
        if ((offer.doses & mask_of(dose)) == 0) continue;
        for (std::size_t i = 0; i < programme_.products.size(); ++i) {
            if ((mask & mask_of(static_cast<int>(i))) != 0) {
                usual.push_back(programme_.products[i].id);
            }
        }
    }
    return usual.empty() ? product() : any_of(usual);
}

// From the day of the injection backwards, so that the last interval is often near its edge.
void Cases::add_doses(const Offer* aim, Case& out) {
    const int count = aim != nullptr ? std::countr_zero(aim->doses) - 1 : 1 + below(6);
    const Series& series = any_of(programme_.series);
    const bool usual = !one_in(3);
    Day date = out.on;
    for (int dose = count; dose > 0; --dose) {
        date -= days{any_of(gaps_) + (one_in(2) ? around(2) : below(120))};
        out.doses.push_back({date, usual ? usual_product(dose, series) : product()});
    }
    std::reverse(out.doses.begin(), out.doses.end());
    // A primary series is mostly of one product.
    for (std::size_t i = 1; usual && i < out.doses.size(); ++i) {
        const bool primary = static_cast<int>(i) < series.doses;
        if (primary && !one_in(12)) out.doses[i].product = out.doses.front().product;
    }
}

// What a register has besides: a dose twice, out of order, of today or of tomorrow.
void Cases::add_slips(Case& out) {
    if (one_in(40)) out.doses.push_back({out.on, product()});
    if (one_in(40)) out.doses.push_back({out.on + days{1 + below(90)}, product()});
    if (!out.doses.empty() && one_in(20)) out.doses.push_back(out.doses.front());
    if (one_in(10)) std::shuffle(out.doses.begin(), out.doses.end(), chance_);
}

void Cases::add_desk(const Offer* aim, Case& out) {
    const Mask aimed = aim != nullptr ? groups_of(*aim) : 0;
    for (std::size_t i = 0; i < programme_.groups.size(); ++i) {
        const Group& group = programme_.groups[i];
        if (one_in((aimed & mask_of(static_cast<int>(i))) != 0 ? 3 : 7)) {
            out.groups.push_back(group.id);
        }
        if (one_in(25)) out.doctor_confirmed.push_back(group.id);
    }
    if (one_in(30)) out.groups.push_back("見本");
    if (one_in(4)) out.other_vaccines.push_back({out.on + days{around(20)}, any_of(other_kinds_)});
    if (one_in(4)) out.product = product();
    if (one_in(9)) out.resident_since = out.on + days{around(40)};
    if (one_in(5)) {
        VoucherFacts voucher{below(10), 1 + below(5), out.municipality, "0000000001"};
        if (one_in(4)) voucher.municipality = "999999";
        out.voucher = std::move(voucher);
    } else if (one_in(20)) {
        out.voucher = NoVoucher{};
    }
    if (one_in(10)) {
        out.height_cm = 150 + below(40);
        out.weight_kg = 40 + below(80);
    }
}

}  // namespace uketsuke::testing
