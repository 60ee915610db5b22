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

enum class AgeClass { under_six_months, infant, child, adult, elderly };

// A birth date evenly within the class as of today; the eve of a birthday counts (reaches_years).
Day birth_date_in(AgeClass age, Day today, Chance& chance) {
    const auto years_ago = [&](int years) {
        // The last birth date that counts as `years` old today.
        const auto ymd = std::chrono::year_month_day(today + days(1)) - std::chrono::years(years);
        return ymd.ok() ? Day(ymd) : Day(ymd.year() / ymd.month() / std::chrono::last);
    };
    const auto between = [&](Day after, Day until) {
        return until - days(chance.below(static_cast<int>((until - after).count())));
    };
    Day six_months = today - days(170);
    while (reaches_months(six_months, 6) > today) six_months -= days(1);
    switch (age) {
        case AgeClass::under_six_months:
            return between(six_months, today);
        case AgeClass::infant:
            return between(years_ago(5), six_months);
        case AgeClass::child:
            return between(years_ago(12), years_ago(5));
        case AgeClass::adult:
            return between(years_ago(65), years_ago(12));
        case AgeClass::elderly:
            break;
    }
    // Old age thins out: the least of two chances.
    const int span = static_cast<int>((years_ago(65) - years_ago(104)).count());
    return years_ago(65) - days(std::min(chance.below(span), chance.below(span)));
}

std::vector<std::string> groups_of(Day birth, Day today, Chance& chance) {
    const int age = age_in_years(birth, today);
    if (age < 20 || age >= 65) return {};
    // Of the 20 to 64 (about 46 % of the city), so that the shares of SAT 5 come out roughly.
    const int lot = chance.below(1000);
    if (lot < 65) return {"healthcare_worker"};
    if (lot < 100) return {"care_facility_worker"};
    if (lot < 280) return {"underlying_condition"};
    if (lot < 330) return {"essential_worker"};
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

Resident make_resident(const CityOrder& order, int index, AgeClass age) {
    Chance chance(order.seed, "resident", static_cast<std::uint64_t>(index));
    Resident out;
    out.resident_id = "99" + padded(index + 1, 8);
    out.sex = chance.per_mille(520) ? Sex::female : Sex::male;
    const MadeUpName name = make_name(order.seed, index, out.sex);
    out.name = name.name;
    out.kana = name.kana;
    out.birth_date = birth_date_in(age, order.today, chance);
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
    out.groups = groups_of(out.birth_date, order.today, chance);
    return out;
}

void shuffle(Indices& indices, Chance chance) {
    for (std::size_t i = indices.size(); i > 1; --i)
        std::swap(indices[i - 1],
                  indices[static_cast<std::size_t>(chance.below(static_cast<int>(i)))]);
}

class Builder {
  public:
    Builder(const CityOrder& order, const CityShape& shape) : order_(order), shape_(shape) {}

    std::vector<Citizen> build() {
        add_people();
        vaccinate_infants();
        vaccinate(AgeClass::child, shape_.child_first, shape_.child_second);
        vaccinate(AgeClass::adult, shape_.adult_first, shape_.adult_second);
        boost_children();
        boost_adults();
        for (int dose = 1; dose <= 5; ++dose) name_venues(dose);
        return std::move(citizens_);
    }

  private:
    void add_people() {
        std::vector<AgeClass> classes;
        const auto add = [&](int count, AgeClass age) {
            classes.insert(classes.end(), static_cast<std::size_t>(std::max(0, count)), age);
        };
        add(shape_.under_six_months, AgeClass::under_six_months);
        add(shape_.infants, AgeClass::infant);
        add(shape_.children, AgeClass::child);
        add(shape_.adults, AgeClass::adult);
        add(shape_.elderly, AgeClass::elderly);
        Indices places(classes.size());
        std::iota(places.begin(), places.end(), 0);
        shuffle(places, Chance(order_.seed, "classes"));
        for (std::size_t i = 0; i < places.size(); ++i) {
            const AgeClass age = classes[places[i]];
            citizens_.push_back({make_resident(order_, static_cast<int>(i), age), {}});
            // 12 and over are one class of the document's tables.
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
            if (auto dose = infant_dose(patient(i), chance("infant", i))) {
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
            auto doses = primary_series(patient(i), rank < second ? 2 : 1, chance("series", i));
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
            if (auto dose = child_booster(patient(i), doses.back(), chance("third", i))) {
                doses.push_back(std::move(*dose));
                --left;
            }
        }
    }
    void boost_adults() {
        int left = shape_.adult_omicron;
        Indices late = members(AgeClass::adult);
        shuffle(late, Chance(order_.seed, "omicron"));
        for (const std::size_t i : late) {
            auto& doses = citizens_[i].doses;
            if (doses.size() != 2) continue;
            for (DoseReported& dose :
                 original_boosters(patient(i), doses.back(), chance("booster", i)))
                doses.push_back(std::move(dose));
            if (left == 0) continue;
            if (auto dose = omicron_dose(patient(i), doses, chance("omicron", i))) {
                doses.push_back(std::move(*dose));
                --left;
            }
        }
    }
    // 集団 for as many as the shape says (later doses: as many in a hundred), 個別 for the others.
    void name_venues(int number) {
        Indices given;
        for (std::size_t i = 0; i < citizens_.size(); ++i)
            if (citizens_[i].doses.size() >= static_cast<std::size_t>(number)) given.push_back(i);
        shuffle(given, Chance(order_.seed, "venues", static_cast<std::uint64_t>(number)));
        std::size_t collective = given.size() * 15 / 100;
        if (number == 1) collective = static_cast<std::size_t>(shape_.collective_first);
        if (number == 2) collective = static_cast<std::size_t>(shape_.collective_second);
        for (std::size_t rank = 0; rank < given.size(); ++rank) {
            DoseReported& dose = citizens_[given[rank]].doses[static_cast<std::size_t>(number - 1)];
            Chance where(order_.seed, "venue", given[rank] * 8 + static_cast<std::size_t>(number));
            dose.venue = rank < collective ? where.one_of(halls) : where.one_of(clinics);
            dose.doctor = where.one_of(doctors);
        }
    }

    const CityOrder& order_;
    const CityShape& shape_;
    std::vector<Citizen> citizens_;
    Indices members_[5];
};

}  // namespace

CityShape shape_for(int residents) {
    CityShape shape;
    shape.residents = residents;
    shape.under_six_months = scaled(residents, 1000, 3);
    shape.infants = scaled(residents, 93'176, 3'843);
    shape.children = scaled(residents, 93'176, 6'177);
    shape.elderly = scaled(residents, 92'292, 30'367);
    shape.adults =
        residents - shape.under_six_months - shape.infants - shape.children - shape.elderly;
    const int twelve_and_over = shape.adults + shape.elderly;
    shape.infant_first = scaled(shape.infants, 3'843, 26);
    shape.child_first = scaled(shape.children, 6'177, 1'450);
    shape.child_second = scaled(shape.children, 6'177, 1'382);
    shape.child_third = scaled(shape.children, 6'177, 424);
    shape.adult_first = scaled(twelve_and_over, 83'156, 75'225);
    shape.adult_second = scaled(twelve_and_over, 83'156, 74'990);
    shape.adult_omicron = scaled(shape.adult_second, 74'990, 20'318);
    const int first = shape.infant_first + shape.child_first + shape.adult_first;
    shape.collective_first = scaled(first, 78'235, 11'893);
    shape.collective_second = scaled(shape.child_second + shape.adult_second, 77'782, 11'779);
    return shape;
}

std::vector<Citizen> make_citizens(const CityOrder& order, const CityShape& shape) {
    require(
        shape.under_six_months + shape.infants + shape.children + shape.adults + shape.elderly ==
            shape.residents,
        "the parts of a city make its whole");
    return Builder(order, shape).build();
}

CityFacts made_up_city_facts(const std::string& municipality) {
    return {municipality,
            {"見本市", "Mihon City"},
            "見本県見本市長　見本　太郎",
            {"新型コロナウイルスワクチン 接種済証", "Certificate of COVID-19 Vaccination"},
            true,
            {{"comirnaty", "コミナティ筋注", "ファイザー"},
             {"comirnaty-5-11", "コミナティ筋注5～11歳用", "ファイザー"},
             {"comirnaty-6m-4y", "コミナティ筋注6ヵ月～4歳用", "ファイザー"},
             {"comirnaty-ba1", "コミナティRTU筋注（2価：起源株/BA.1）", "ファイザー"},
             {"comirnaty-ba45", "コミナティRTU筋注（2価：起源株/BA.4-5）", "ファイザー"},
             {"spikevax", "スパイクバックス筋注", "武田/モデルナ"},
             {"spikevax-ba1", "スパイクバックス筋注（2価：起源株/BA.1）", "モデルナ"},
             {"spikevax-ba45", "スパイクバックス筋注（2価：起源株/BA.4-5）", "モデルナ"},
             {"vaxzevria", "バキスゼブリア筋注", "アストラゼネカ"},
             {"nuvaxovid", "ヌバキソビッド筋注", "武田（ノババックス）"}}};
}

}  // namespace uketsuke
