// Facts to bits: history sorted and without repetitions, groups, series.
#include "core/eligibility/standing.h"

#include <algorithm>
#include <cmath>

namespace uketsuke {

namespace {

std::vector<StandingDose> distinct_doses(const Programme& programme, const Case& facts) {
    std::vector<StandingDose> out;
    out.reserve(facts.doses.size() + 1);
    // Two doses of one day with different names that the programme does not know stay two doses.
    std::vector<std::pair<Day, std::string_view>> unknown;
    for (const PastDose& dose : facts.doses) {
        const int product = programme.product_index(dose.product);
        if (product == unknown_index) {
            unknown.emplace_back(dose.date, dose.product);
        } else {
            out.push_back({dose.date, product});
        }
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    if (unknown.empty()) return out;
    std::sort(unknown.begin(), unknown.end());
    unknown.erase(std::unique(unknown.begin(), unknown.end()), unknown.end());
    for (const auto& [date, name] : unknown) out.push_back({date, unknown_index});
    std::sort(out.begin(), out.end());
    return out;
}

int series_of(const Programme& programme, const StandingDose& first, Day birth) {
    for (std::size_t i = 0; i < programme.series.size(); ++i) {
        if (first.product != unknown_index &&
            (programme.series[i].products & mask_of(first.product)) != 0) {
            return static_cast<int>(i);
        }
    }
    for (std::size_t i = 0; i < programme.series.size(); ++i) {
        const auto age_class = static_cast<std::size_t>(programme.series[i].age_class);
        const Ages& ages = programme.age_classes[age_class].ages;
        if (reaches(ages, birth) <= first.date && first.date < leaves(ages, birth)) {
            return static_cast<int>(i);
        }
    }
    return unknown_index;
}

void count_doses(Standing& standing) {
    standing.next_dose = static_cast<int>(std::min<std::size_t>(standing.doses.size(), 1000)) + 1;
    if (standing.doses.empty()) return;
    standing.last_product = standing.doses.back().product;
    for (const StandingDose& dose : standing.doses) standing.given |= mask_of(dose.product);
    standing.series =
        series_of(*standing.programme, standing.doses.front(), standing.facts->birth_date);
}

Mask groups_named(const Programme& programme, const std::vector<std::string>& names) {
    Mask mask = 0;
    for (const std::string& name : names) {
        const int index = programme.group_index(name);
        if (index >= 0) mask |= mask_of(index);
    }
    return mask;
}

}  // namespace

bool body_mass_reaches(int bmi, double height_cm, double weight_kg) {
    // Also refuses what is not a number.
    if (!(height_cm > 0 && height_cm < 400 && weight_kg > 0 && weight_kg < 2000)) return false;
    const long long millimetres = std::llround(height_cm * 10);
    const long long grams = std::llround(weight_kg * 1000);
    return grams * 1000 >= bmi * millimetres * millimetres;
}

Standing stand(const Programme& programme, const Case& facts) {
    Standing out;
    out.programme = &programme;
    out.facts = &facts;
    out.doses = distinct_doses(programme, facts);
    count_doses(out);
    out.groups =
        groups_named(programme, facts.groups) | groups_named(programme, facts.doctor_confirmed);
    out.confirmed = groups_named(programme, facts.doctor_confirmed);
    for (std::size_t i = 0; i < programme.groups.size(); ++i) {
        const int bmi = programme.groups[i].bmi_from;
        if (bmi != 0 && facts.height_cm && facts.weight_kg &&
            body_mass_reaches(bmi, *facts.height_cm, *facts.weight_kg)) {
            out.groups |= mask_of(static_cast<int>(i));
        }
    }
    if (facts.product) out.asked = programme.product_index(*facts.product);
    out.lives_here = facts.municipality == programme.municipality;
    return out;
}

Standing stand_after(const Standing& before, Day day, int product) {
    Standing out = before;
    out.doses.push_back({day, product});
    std::sort(out.doses.begin(), out.doses.end());
    count_doses(out);
    out.asked.reset();
    return out;
}

}  // namespace uketsuke
