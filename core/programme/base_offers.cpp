// What a file offers beside what its base offers. Nothing of the base's offers is taken over, but
// what the base never gives, a file on top of it cannot give either. Compared is only what is
// certain whoever comes: who belongs to which people is left to the rules on the day.
#include <algorithm>

#include "core/programme/load_context.h"

namespace uketsuke::loading {

namespace {

bool overlap(const Span& a, const Span& b) { return a.from <= b.until && b.from <= a.until; }

int first_month(const std::optional<Ages>& ages) {
    if (!ages) return 0;
    return ages->from_months != 0 ? ages->from_months : ages->from_years * 12;
}

bool is_too_old(const std::optional<Ages>& ages, int month) {
    return ages && ages->below_years != 0 && month >= ages->below_years * 12;
}

bool may_meet(const Offer& a, const Offer& b) {
    // The age at the first dose says nothing of the age on the day of a later one.
    if (a.age_at != b.age_at) return true;
    return !is_too_old(a.ages, first_month(b.ages)) && !is_too_old(b.ages, first_month(a.ages));
}

void refuse(Context& context, const Offer& offer, const char* key, Words words) {
    const std::string& base = context.base_id;
    context.flaws.push_back({context.file,
                             offer.line,
                             key,
                             {"もとにした「" + base + "」では、" + words.ja + "。",
                              "\"" + base + "\", which the file builds on, " + words.en + "."}});
}

// Every product of the row as every dose of the row is given by the base on some of its days to
// some of its ages. A dose number that the base gives to nobody is left to the rules.
void check_products(Context& context, const Offer& own) {
    for (int dose = 1; dose <= dose_number_max; ++dose) {
        if (std::none_of(context.base_offers.begin(), context.base_offers.end(),
                         [&](const Offer& base) { return (base.doses & mask_of(dose)) != 0; })) {
            continue;
        }
        for (std::size_t p = 0; p < context.base_products; ++p) {
            const Mask product = mask_of(static_cast<int>(p));
            if ((own.doses & mask_of(dose)) == 0 || (own.products & product) == 0) continue;
            const bool given = std::any_of(
                context.base_offers.begin(), context.base_offers.end(), [&](const Offer& base) {
                    return (base.doses & mask_of(dose)) != 0 && (base.products & product) != 0 &&
                           overlap(base.span, own.span) && may_meet(own, base);
                });
            if (given) continue;
            const std::string number = std::to_string(dose);
            const std::string& id = context.programme.products[p].id;
            refuse(
                context, own, "offer.products",
                {"この日、この年齢の" + number + "回目に「" + id + "」は使いません",
                 "never gives \"" + id + "\" as dose " + number + " on these days at these ages"});
            return;
        }
    }
}

// The days on which the base gives anything that `fits`; none where nothing does.
template <class Fits>
Span days_of(const Context& context, Fits fits) {
    Span out{day_never, day_always};
    for (const Offer& base : context.base_offers) {
        if (!fits(base)) continue;
        out.from = std::min(out.from, base.span.from);
        out.until = std::max(out.until, base.span.until);
    }
    return out;
}

// One row may hold several products with first days of their own, so it is compared with the outer
// edges: of all its products, and of all its dose numbers.
void check_days(Context& context, const Offer& own) {
    const auto compare = [&](const Span& days, const char* ja, const char* en) {
        if (days.from > days.until) return;
        if (own.span.from < days.from) {
            refuse(context, own, "offer.from",
                   {format_day(days.from) + "より前に" + ja + "ありません",
                    std::string("has ") + en + " before " + format_day(days.from)});
        } else if (own.span.until > days.until) {
            refuse(context, own, "offer.until",
                   {format_day(days.until) + "より後に" + ja + "ありません",
                    std::string("has ") + en + " after " + format_day(days.until)});
        }
    };
    const std::size_t before = context.flaws.size();
    compare(
        days_of(context, [&](const Offer& base) { return (base.products & own.products) != 0; }),
        "これらの製品の接種は", "none of these products");
    if (context.flaws.size() != before) return;
    compare(days_of(context, [&](const Offer& base) { return (base.doses & own.doses) != 0; }),
            "この回数の接種は", "none of these doses");
}

void check_ages(Context& context, const Offer& own) {
    if (own.people >= 0) return;
    std::optional<int> lowest;
    for (const Offer& base : context.base_offers) {
        if ((base.doses & own.doses) == 0 || (base.products & own.products) == 0) continue;
        // What the base leaves to the doctor is not what a file may give without asking.
        if (base.condition >= 0 || !overlap(base.span, own.span)) continue;
        // Of who was young at the first dose, a later age is not known.
        const bool later = own.age_at == AgeAt::first_dose && base.age_at == AgeAt::injection &&
                           (own.doses & mask_of(1)) == 0;
        const int month = later ? 0 : first_month(base.ages);
        lowest = std::min(lowest.value_or(month), month);
    }
    if (!lowest || first_month(own.ages) >= *lowest) return;
    const bool years = *lowest % 12 == 0;
    const std::string age = std::to_string(years ? *lowest / 12 : *lowest);
    refuse(context, own, "offer.ages",
           {age + (years ? "歳" : "か月") + "より下には接種しません",
            "gives none of these to who is under " + age + (years ? " years" : " months")});
}

}  // namespace

void check_base_offers(Context& context) {
    for (const Offer& offer : context.programme.offers) {
        // A row that always asks the doctor may hold what no document has foreseen.
        if (offer.condition >= 0) continue;
        const std::size_t before = context.flaws.size();
        check_products(context, offer);
        if (context.flaws.size() == before) check_days(context, offer);
        if (context.flaws.size() == before) check_ages(context, offer);
    }
}

}  // namespace uketsuke::loading
