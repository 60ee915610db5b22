// The plan's rows as histories. The programme file judges; this only makes histories for it.
#include "sync/city/history.h"

#include <algorithm>

#include "core/base/require.h"

namespace uketsuke {

namespace {

using std::chrono::days;

bool in_any(const Patient& patient, const std::vector<std::string>& groups) {
    return std::any_of(groups.begin(), groups.end(), [&](const std::string& group) {
        return std::find(patient.groups.begin(), patient.groups.end(), group) !=
               patient.groups.end();
    });
}

bool fits(const Whom& whom, const Patient& patient, Day on) {
    if (whom.empty()) return true;
    const int age = age_in_years(patient.birth_date, on);
    return std::any_of(whom.begin(), whom.end(), [&](const PersonKind& kind) {
        return age >= kind.years_from && (kind.groups.empty() || in_any(patient, kind.groups));
    });
}

Day day_for(const std::vector<DatedFor>& rows, const Patient& patient, int dose, Day age_on) {
    for (const DatedFor& row : rows) {
        if (dose < row.dose_from || dose > row.dose_until) continue;
        if (fits(row.whom, patient, age_on)) return row.day;
    }
    require(false, "the last row of a plan holds for everybody");
    return {};
}

// `age_on` is when ages count, `given` the day of the dose.
const std::string& choose(const std::vector<Choice>& choices, const Patient& patient, Day age_on,
                          Day given, Chance& chance) {
    for (const Choice& choice : choices) {
        if (given < choice.from || !fits(choice.whom, patient, age_on)) continue;
        if (choice.per_mille == 1000 || chance.per_mille(choice.per_mille)) return choice.product;
    }
    require(false, "the last row of a plan holds for everybody");
    return choices.back().product;
}

// Lots carry letters that no maker uses and say 見本 by their 99.
std::string lot_of(const CityPlan& plan, const PlanProduct& product, Day date) {
    const auto month = static_cast<int>((date - plan.lots_from).count() / 30);
    return product.lot_prefix + std::to_string(100 + month) + product.lot_suffix;
}

DoseReported dose_on(const CityPlan& plan, Day date, const std::string& product, int number) {
    const PlanProduct* known = find_product(plan, product);
    require(known != nullptr, "a plan lists every product that it gives");
    return {date, product, number, lot_of(plan, *known, date), {}, {}};
}

std::vector<DoseReported> series(const CityPlan& plan, Day first, const std::string& product,
                                 int doses, Chance& chance) {
    std::vector<DoseReported> out{dose_on(plan, first, product, 1)};
    if (doses < 2) return out;
    const int interval = find_product(plan, product)->days_to_second.value();
    const Day second = first + days(interval + chance.below(plan.adult_series.second_days));
    out.push_back(dose_on(plan, second, product, 2));
    return out;
}

Day day_in(const Window& window, Chance& chance) {
    return window.first + days(chance.below(window.days));
}

Day adult_first_dose(const CityPlan& plan, const Patient& patient, Chance& chance) {
    const AdultSeries& rows = plan.adult_series;
    Day first{};
    for (const WindowFor& row : rows.windows) {
        if (fits(row.whom, patient, rows.age_on)) first = day_in(row.window, chance);
    }
    const Day of_age = reaches_years(patient.birth_date, plan.ages.adult);
    if (first >= of_age) return first;
    return of_age + days(rows.birthday_after + chance.below(rows.birthday_days));
}

Day child_first_dose(const CityPlan& plan, const Patient& patient, Chance& chance) {
    const ChildSeries& rows = plan.child_series;
    const Day of_age =
        reaches_years(patient.birth_date, plan.ages.child) + days(rows.after_birthday);
    const Day too_old = reaches_years(patient.birth_date, plan.ages.adult);
    const Day first = std::max(day_in(rows.first, chance), of_age);
    return std::min(
        {first, too_old - days(rows.before_adult), patient.today - days(rows.before_today)});
}

}  // namespace

std::vector<DoseReported> primary_series(const CityPlan& plan, const Patient& patient, int doses,
                                         Chance chance) {
    const Day of_age = reaches_years(patient.birth_date, plan.ages.adult);
    if (of_age > plan.adult_series.children_after) {
        const Day first = child_first_dose(plan, patient, chance);
        return series(plan, first, plan.child_series.product, doses, chance);
    }
    const Day first = adult_first_dose(plan, patient, chance);
    const std::string& product = choose(plan.adult_series.products, patient, first, first, chance);
    return series(plan, first, product, doses, chance);
}

std::optional<DoseReported> infant_dose(const CityPlan& plan, const Patient& patient,
                                        Chance chance) {
    const InfantDose& row = plan.infant_dose;
    const Day first = day_in(row.first, chance);
    if (reaches_months(patient.birth_date, plan.ages.infant_months) > row.old_enough_by)
        return std::nullopt;
    if (reaches_years(patient.birth_date, plan.ages.child) <= first || first >= patient.today)
        return std::nullopt;
    return dose_on(plan, first, row.product, 1);
}

std::vector<DoseReported> original_boosters(const CityPlan& plan, const Patient& patient,
                                            const DoseReported& last, Chance chance) {
    const OriginalBoosters& rows = plan.original_boosters;
    std::vector<DoseReported> out;
    if (last.product == plan.child_series.product || !chance.per_mille(rows.per_mille)) return out;
    Day before = last.date;
    int number = last.dose_number;
    for (const OriginalDose& row : rows.doses) {
        ++number;
        const Day opens = day_for(row.opens, patient, number, rows.age_on);
        const Day day = std::max(add_months_rolling_forward(before, row.months), opens) +
                        days(chance.below(row.days));
        if (!fits(row.whom, patient, day)) return out;
        if (row.per_mille < 1000 && !chance.per_mille(row.per_mille)) return out;
        if (day > day_for(row.ends, patient, number, rows.age_on) || day >= patient.today)
            return out;
        const std::string& product = choose(rows.products, patient, rows.age_on, day, chance);
        out.push_back(dose_on(plan, day, product, number));
        before = day;
    }
    return out;
}

std::optional<DoseReported> child_booster(const CityPlan& plan, const Patient& patient,
                                          const DoseReported& last, Chance chance) {
    const ChildBooster& row = plan.child_booster;
    const Day due = std::max(add_months_rolling_forward(last.date, row.months), row.opens);
    if (due >= patient.today) return std::nullopt;
    const Day day = std::min(due + days(chance.below(row.days)), patient.today - days(1));
    return dose_on(plan, day, plan.child_series.product, last.dose_number + 1);
}

std::optional<DoseReported> adapted_dose(const CityPlan& plan, const Patient& patient,
                                         const std::vector<DoseReported>& earlier, Chance chance) {
    const AdaptedDose& rows = plan.adapted_dose;
    const Day last = earlier.back().date;
    const int number = static_cast<int>(earlier.size()) + 1;
    const Day opens = std::max(day_for(rows.opens, patient, number, rows.age_on),
                               reaches_years(patient.birth_date, plan.ages.adult));
    Day due{};
    for (const AdaptedDose::Interval& row : rows.intervals) {
        if (&row != &rows.intervals.front() && due < row.from) break;
        due = std::max({opens, add_months_rolling_forward(last, row.months), row.from});
    }
    if (due >= patient.today) return std::nullopt;
    const Day day = std::min(due + days(chance.below(rows.days)), patient.today - days(1));
    return dose_on(plan, day, choose(rows.products, patient, day, day, chance), number);
}

}  // namespace uketsuke
