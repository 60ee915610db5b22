// Citizens first, then their doses by quota, so that the counts are met exactly and not by luck.
#include "sync/city/city.h"

#include <algorithm>
#include <numeric>

#include "core/base/require.h"
#include "sync/city/chance.h"
#include "sync/city/history.h"
#include "sync/city/names.h"

namespace uketsuke {

namespace {

using std::chrono::days;
using Indices = std::vector<std::size_t>;

constexpr const char* towns[] = {"見本町", "例示町", "仮名町", "試験町",
                                 "雛形町", "手本町", "型紙町", "模範台"};
constexpr const char* clinics[] = {"見本クリニック", "例示医院", "仮名内科", "雛形小児科",
                                   "試験病院"};
constexpr const char* halls[] = {"見本市保健センター", "見本市総合体育館", "見本市文化ホール"};
constexpr const char* doctors[] = {"見本　医師一", "見本　医師二", "見本　医師三", "見本　医師四"};

int scaled(int count, long long of, int part) {
    return static_cast<int>((static_cast<long long>(count) * part + of / 2) / of);
}

enum class AgeClass { baby, infant, child, adult, elderly };

// A birth date evenly within the class as of today; the eve of a birthday counts (reaches_years).
Day birth_date_in(AgeClass age, const RowAges& ages, Day today, Chance& chance) {
    const auto years_ago = [&](int years) {
        // The last birth date that counts as `years` old today.
        const auto ymd = std::chrono::year_month_day(today + days(1)) - std::chrono::years(years);
        return ymd.ok() ? Day(ymd) : Day(ymd.year() / ymd.month() / std::chrono::last);
    };
    const auto between = [&](Day after, Day until) {
        return until - days(chance.below(static_cast<int>((until - after).count())));
    };
    // The last birth date that counts as old enough for the first row.
    Day infant = today - days(28 * ages.infant_months);
    while (reaches_months(infant, ages.infant_months) > today) infant -= days(1);
    switch (age) {
        case AgeClass::baby:
            return between(infant, today);
        case AgeClass::infant:
            return between(years_ago(ages.child), infant);
        case AgeClass::child:
            return between(years_ago(ages.adult), years_ago(ages.child));
        case AgeClass::adult:
            return between(years_ago(ages.elderly), years_ago(ages.adult));
        case AgeClass::elderly:
            break;
    }
    // Old age thins out: the least of two chances.
    const Day elderly = years_ago(ages.elderly);
    const int span = static_cast<int>((elderly - years_ago(ages.oldest)).count());
    return elderly - days(std::min(chance.below(span), chance.below(span)));
}

std::vector<std::string> groups_of(const GroupShares& groups, Day birth, Day today,
                                   Chance& chance) {
    const int age = age_in_years(birth, today);
    if (age < groups.years_from || age > groups.years_until) return {};
    int lot = chance.below(1000);
    for (const GroupShares::Share& share : groups.shares) {
        if (lot < share.per_mille) return {share.id};
        lot -= share.per_mille;
    }
    return {};
}

std::string address_of(Chance& chance) {
    std::string address = std::string("見本県見本市") + chance.one_of(towns) +
                          std::to_string(1 + chance.below(5)) + "丁目" +
                          std::to_string(1 + chance.below(40)) + "番" +
                          std::to_string(1 + chance.below(30)) + "号";
    if (chance.per_mille(200))
        address += " 見本ハイツ" + std::to_string(101 + chance.below(8) * 100 + chance.below(9));
    return address;
}

std::string padded(long long number, std::size_t width) {
    const std::string digits = std::to_string(number);
    return std::string(width - std::min(width, digits.size()), '0') + digits;
}

Resident make_resident(const CityPlan& plan, const CityOrder& order, int index, AgeClass age) {
    Chance chance(order.seed, "resident", static_cast<std::uint64_t>(index));
    Resident out;
    out.resident_id = "99" + padded(index + 1, 8);
    out.sex = chance.per_mille(520) ? Sex::female : Sex::male;
    const MadeUpName name = make_name(order.seed, index, out.sex);
    out.name = name.name;
    out.kana = name.kana;
    out.birth_date = birth_date_in(age, plan.ages, order.today, chance);
    out.postal_code = "000" + padded(chance.below(10), 4);
    out.address = address_of(chance);
    out.address_protected = chance.per_mille(3);
    out.municipality = order.municipality;
    // 7919 is prime to 10^8: every citizen has another number, and neighbours have unlike ones.
    out.voucher_number = "99" + padded(index * 7919LL % 100'000'000 + 17, 8);
    if (chance.per_mille(300)) {
        const Day moved = order.today - days(30 + chance.below(20 * 365));
        out.resident_since = std::max(moved, out.birth_date);
    }
    out.groups = groups_of(plan.groups, out.birth_date, order.today, chance);
    return out;
}

void shuffle(Indices& indices, Chance chance) {
    for (std::size_t i = indices.size(); i > 1; --i)
        std::swap(indices[i - 1],
                  indices[static_cast<std::size_t>(chance.below(static_cast<int>(i)))]);
}

class Builder {
  public:
    Builder(const CityPlan& plan, const CityOrder& order, const CityShape& shape)
        : plan_(plan), order_(order), shape_(shape) {}

    std::vector<Citizen> build() {
        add_people();
        vaccinate_infants();
        vaccinate(AgeClass::child, shape_.child_first, shape_.child_second);
        vaccinate(AgeClass::adult, shape_.adult_first, shape_.adult_second);
        boost_children();
        boost_adults();
        for (int dose = 1; name_venues(dose); ++dose) continue;
        return std::move(citizens_);
    }

  private:
    void add_people() {
        std::vector<AgeClass> classes;
        const auto add = [&](int count, AgeClass age) {
            classes.insert(classes.end(), static_cast<std::size_t>(std::max(0, count)), age);
        };
        add(shape_.babies, AgeClass::baby);
        add(shape_.infants, AgeClass::infant);
        add(shape_.children, AgeClass::child);
        add(shape_.adults, AgeClass::adult);
        add(shape_.elderly, AgeClass::elderly);
        Indices places(classes.size());
        std::iota(places.begin(), places.end(), 0);
        shuffle(places, Chance(order_.seed, "classes"));
        for (std::size_t i = 0; i < places.size(); ++i) {
            const AgeClass age = classes[places[i]];
            citizens_.push_back({make_resident(plan_, order_, static_cast<int>(i), age), {}});
            // Adults and elderly are one row of the document's tables.
            members_[static_cast<std::size_t>(age == AgeClass::elderly ? AgeClass::adult : age)]
                .push_back(i);
        }
        for (std::size_t k = 0; k < std::size(members_); ++k)
            shuffle(members_[k], Chance(order_.seed, "members", k));
    }
    Patient patient(std::size_t i) const {
        const Resident& resident = citizens_[i].resident;
        return {resident.birth_date, resident.groups, order_.today};
    }
    Chance chance(const char* purpose, std::size_t i) const {
        return Chance(order_.seed, purpose, i);
    }
    Indices& members(AgeClass age) { return members_[static_cast<std::size_t>(age)]; }

    void vaccinate_infants() {
        int left = shape_.infant_first;
        for (const std::size_t i : members(AgeClass::infant)) {
            if (left == 0) return;
            if (auto dose = infant_dose(plan_, patient(i), chance("infant", i))) {
                citizens_[i].doses.push_back(std::move(*dose));
                --left;
            }
        }
    }
    // The first of a shuffled class have dose 1, the first of those dose 2 as well.
    void vaccinate(AgeClass age, int first, int second) {
        int rank = 0;
        for (const std::size_t i : members(age)) {
            if (rank >= first) return;
            auto doses =
                primary_series(plan_, patient(i), rank < second ? 2 : 1, chance("series", i));
            // A `today` before the document's cuts histories short.
            std::erase_if(doses, [&](const DoseReported& d) { return d.date >= order_.today; });
            citizens_[i].doses = std::move(doses);
            ++rank;
        }
    }
    void boost_children() {
        int left = shape_.child_third;
        for (const std::size_t i : members(AgeClass::child)) {
            auto& doses = citizens_[i].doses;
            if (left == 0) return;
            if (doses.size() != 2) continue;
            if (auto dose = child_booster(plan_, patient(i), doses.back(), chance("third", i))) {
                doses.push_back(std::move(*dose));
                --left;
            }
        }
    }
    void boost_adults() {
        int left = shape_.adult_adapted;
        // The streams' names are part of the bytes: another name would be another city.
        Indices late = members(AgeClass::adult);
        shuffle(late, Chance(order_.seed, "omicron"));
        for (const std::size_t i : late) {
            auto& doses = citizens_[i].doses;
            if (doses.size() != 2) continue;
            for (DoseReported& dose :
                 original_boosters(plan_, patient(i), doses.back(), chance("booster", i)))
                doses.push_back(std::move(dose));
            if (left == 0) continue;
            if (auto dose = adapted_dose(plan_, patient(i), doses, chance("omicron", i))) {
                doses.push_back(std::move(*dose));
                --left;
            }
        }
    }
    // 集団 for as many as the shape says (later doses: as many in a hundred), 個別 for the others.
    // False where nobody had that dose.
    bool name_venues(int number) {
        Indices given;
        for (std::size_t i = 0; i < citizens_.size(); ++i)
            if (citizens_[i].doses.size() >= static_cast<std::size_t>(number)) given.push_back(i);
        shuffle(given, Chance(order_.seed, "venues", static_cast<std::uint64_t>(number)));
        const auto later = static_cast<std::size_t>(plan_.counts.later_collective_percent);
        std::size_t collective = given.size() * later / 100;
        if (number == 1) collective = static_cast<std::size_t>(shape_.collective_first);
        if (number == 2) collective = static_cast<std::size_t>(shape_.collective_second);
        for (std::size_t rank = 0; rank < given.size(); ++rank) {
            DoseReported& dose = citizens_[given[rank]].doses[static_cast<std::size_t>(number - 1)];
            Chance where(order_.seed, "venue", given[rank] * 8 + static_cast<std::size_t>(number));
            dose.venue = rank < collective ? where.one_of(halls) : where.one_of(clinics);
            dose.doctor = where.one_of(doctors);
        }
        return !given.empty();
    }

    const CityPlan& plan_;
    const CityOrder& order_;
    const CityShape& shape_;
    std::vector<Citizen> citizens_;
    Indices members_[5];
};

}  // namespace

CityShape shape_for(const CityPlan& plan, int residents) {
    const CityCounts& counts = plan.counts;
    CityShape shape;
    shape.residents = residents;
    shape.babies = scaled(residents, 1000, counts.babies_per_mille);
    shape.infants = scaled(residents, counts.registered(), counts.registered_infants);
    shape.children = scaled(residents, counts.registered(), counts.registered_children);
    shape.elderly = scaled(residents, counts.residents, counts.elderly);
    shape.adults = residents - shape.babies - shape.infants - shape.children - shape.elderly;
    const auto of_children = [&](int given) {
        return scaled(shape.children, counts.registered_children, given);
    };
    const auto of_adults = [&](int given) {
        return scaled(shape.adults + shape.elderly, counts.registered_adults, given);
    };
    shape.infant_first = scaled(shape.infants, counts.registered_infants, counts.infant_first);
    shape.child_first = of_children(counts.child_first);
    shape.child_second = of_children(counts.child_second);
    shape.child_third = of_children(counts.child_third);
    shape.adult_first = of_adults(counts.adult_first);
    shape.adult_second = of_adults(counts.adult_second);
    shape.adult_adapted = scaled(shape.adult_second, counts.adult_second, counts.adult_adapted);
    const int first = shape.infant_first + shape.child_first + shape.adult_first;
    shape.collective_first = scaled(first, counts.first_with_dead, counts.collective_first);
    shape.collective_second = scaled(shape.child_second + shape.adult_second,
                                     counts.second_with_dead, counts.collective_second);
    return shape;
}

CityOrder usual_order(const CityPlan& plan, int residents, std::uint64_t seed) {
    return {residents, seed, plan.today, plan.municipality};
}

std::vector<Citizen> make_citizens(const CityPlan& plan, const CityOrder& order,
                                   const CityShape& shape) {
    require(shape.babies + shape.infants + shape.children + shape.adults + shape.elderly ==
                shape.residents,
            "the parts of a city make its whole");
    return Builder(plan, order, shape).build();
}

CityFacts made_up_city_facts(const CityPlan& plan, const std::string& municipality) {
    CityFacts facts{municipality,
                    {"見本市", "Mihon City"},
                    "見本県見本市長　見本　太郎",
                    plan.certificate_title,
                    true,
                    {}};
    for (const PlanProduct& product : plan.products) facts.products.push_back(product.label);
    return facts;
}

}  // namespace uketsuke
