// Facts to bits: history sorted and without repetitions, groups, series.
#include "core/eligibility/standing.h"

#include <algorithm>
#include <cmath>

namespace uketsuke {

namespace {

std::pmr::vector<StandingDose> distinct_doses(const Visitor& visitor) {
    const Programme& programme = *visitor.programme;
    const Case& facts = *visitor.facts;
    std::pmr::vector<StandingDose> out(visitor.room);
    out.reserve(facts.doses.size());
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

int series_of(const Visitor& visitor, const StandingDose& first) {
    const Programme& programme = *visitor.programme;
    for (std::size_t i = 0; i < programme.series.size(); ++i) {
        if (first.product != unknown_index &&
            (programme.series[i].products & mask_of(first.product)) != 0) {
            return static_cast<int>(i);
        }
    }
    for (std::size_t i = 0; i < programme.series.size(); ++i) {
        const auto age_class = static_cast<std::size_t>(programme.series[i].age_class);
        const Ages& ages = programme.age_classes[age_class].ages;
        if (visitor.when(ages).holds(first.date)) return static_cast<int>(i);
    }
    return unknown_index;
}

template <class Kind, class... Kinds>
constexpr unsigned kind_bit(const std::variant<Kinds...>*) {
    unsigned bit = 0;
    unsigned next = 1;
    ((bit |= std::is_same_v<Kind, Kinds> ? next : 0, next <<= 1), ...);
    return bit;
}

template <class Kind>
constexpr unsigned kind = kind_bit<Kind>(static_cast<decltype(Rule::what)*>(nullptr));

// Most people bring nothing that most kinds of rules are about.
unsigned silent_kinds(const Visitor& visitor) {
    unsigned out = 0;
    if (visitor.facts->other_vaccines.empty()) out |= kind<OtherVaccineGap>;
    if (std::holds_alternative<std::monostate>(visitor.facts->voucher)) out |= kind<VoucherRule>;
    if (visitor.lives_here && !visitor.facts->resident_since) out |= kind<Residence>;
    return out;
}

void count_doses(Standing& standing) {
    standing.next_dose = static_cast<int>(std::min<std::size_t>(standing.doses.size(), 1000)) + 1;
    if (standing.doses.empty()) return;
    standing.last_product = standing.doses.back().product;
    for (const StandingDose& dose : standing.doses) standing.given |= mask_of(dose.product);
    standing.series = series_of(*standing.visitor, standing.doses.front());
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

Visitor visitor_of(const Programme& programme, const Case& facts, std::pmr::memory_resource* room) {
    Visitor out{&programme, &facts, std::pmr::vector<Day>(room)};
    out.room = room;
    const std::chrono::year_month_day birth{facts.birth_date};
    out.edges.reserve(programme.age_edges.size());
    for (const AgeEdge& edge : programme.age_edges) out.edges.push_back(day_of(edge, birth));
    const Mask confirmed = groups_named(programme, facts.doctor_confirmed);
    out.groups = groups_named(programme, facts.groups) | confirmed;
    for (std::size_t i = 0; i < programme.groups.size(); ++i) {
        const Group& group = programme.groups[i];
        const Mask mask = mask_of(static_cast<int>(i));
        if (group.bmi_from != 0 && facts.height_cm && facts.weight_kg &&
            body_mass_reaches(group.bmi_from, *facts.height_cm, *facts.weight_kg)) {
            out.groups |= mask;
        }
        if (group.needs_confirmation >= 0) out.unconfirmed |= mask;
    }
    out.unconfirmed &= out.groups & ~confirmed;
    if (facts.product) out.asked = programme.product_index(*facts.product);
    out.lives_here = facts.municipality == programme.municipality;
    out.silent_kinds = silent_kinds(out);
    return out;
}

Standing stand(const Visitor& visitor) {
    Standing out{.visitor = &visitor, .doses = distinct_doses(visitor), .asked = visitor.asked};
    count_doses(out);
    return out;
}

Standing with_dose(const Standing& standing, Day day, int product) {
    std::pmr::vector<StandingDose> doses(standing.visitor->room);
    doses.reserve(standing.doses.size() + 4);  // A series may go on from here.
    doses = standing.doses;
    Standing out{.visitor = standing.visitor, .doses = std::move(doses), .asked = {}};
    add_dose(out, day, product);
    return out;
}

void add_dose(Standing& standing, Day day, int product) {
    const StandingDose dose{day, product};
    standing.doses.insert(std::upper_bound(standing.doses.begin(), standing.doses.end(), dose),
                          dose);
    count_doses(standing);
    standing.asked.reset();
}

}  // namespace uketsuke
