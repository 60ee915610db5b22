// Counts first: whoever the register of January lacks is made as a former resident.
#include "sync/city/preset.h"

#include <algorithm>

#include "core/base/require.h"
#include "sync/city/chance.h"
#include "sync/city/city_files.h"
#include "sync/city/history.h"

namespace uketsuke {

namespace {

using std::chrono::days;

// SAT 5 and 6; parts that no table gives are ours and are chosen so that the register of January
// can be met.
constexpr int residents = 92'292, elderly = 30'367;
constexpr int under_six_months = 300, infants = 3'330, children = 6'000;  // Ours.
constexpr int registered[] = {3'843, 6'177, 83'156};
constexpr int died_first = 1'534, died_second = 1'410;                    // Table 2 less table 1.
constexpr int died_in_2021 = 400;                                         // Ours.
constexpr int died_collective_first = 230, died_collective_second = 212;  // Ours.

CityShape satsumasendai_shape() {
    CityShape shape;
    shape.residents = residents;
    shape.under_six_months = under_six_months;
    shape.infants = infants;
    shape.children = children;
    shape.elderly = elderly;
    shape.adults = residents - under_six_months - infants - children - elderly;
    shape.infant_first = 26;
    shape.child_first = 1'450;
    shape.child_second = 1'382;
    shape.child_third = 424;
    shape.adult_first = 75'225;
    shape.adult_second = 74'990;
    shape.adult_omicron = 20'318;
    shape.collective_first = 11'893 - died_collective_first;
    shape.collective_second = 11'779 - died_collective_second;
    return shape;
}

// Rows of table 1: 0 for 6 months to 4 years, 1 for 5 to 11, 2 for 12 and over.
std::size_t row_of(Day birth, Day on) {
    const int age = age_in_years(birth, on);
    return age < 5 ? 0 : age < 12 ? 1 : 2;
}

// A birth date in the middle of its row on the register's day.
Day birth_in_row(std::size_t row, Chance& chance) {
    const int least[] = {1, 6, 13}, span[] = {3, 5, 50};
    return satsumasendai_register_day - days(least[row] * 366 + chance.below(span[row] * 365));
}

std::string former_id(std::size_t index) {
    const std::string digits = std::to_string(index + 1);
    return "98" + std::string(8 - digits.size(), '0') + digits;
}

class Leavers {
  public:
    explicit Leavers(std::uint64_t seed) : seed_(seed) {}

    void add_dead() {
        for (int i = 0; i < died_first; ++i) {
            FormerResident& one = add();
            Chance chance = stream("dead");
            one.birth_date = make_day(1925, 1, 1) + days(chance.below(20 * 365));
            one.reason = Left::died;
            one.left_on = i < died_in_2021
                              ? make_day(2021, 11, 1) + days(chance.below(60))
                              : satsumasendai_register_day + days(1 + chance.below(330));
            const Patient patient{one.birth_date, {}, one.left_on};
            one.doses = primary_series(patient, i < died_second ? 2 : 1, stream("series"));
            name_venue(one, 0, i < died_collective_first);
            name_venue(one, 1, i < died_collective_second);
        }
    }
    void add_moved(std::size_t row, int count) {
        require(count >= 0, "the register of January has room for those who stayed");
        for (int i = 0; i < count; ++i) {
            FormerResident& one = add();
            Chance chance = stream("moved");
            one.birth_date = birth_in_row(row, chance);
            one.left_on = satsumasendai_register_day + days(1 + chance.below(330));
        }
    }
    std::vector<FormerResident> take() { return std::move(former_); }

  private:
    FormerResident& add() {
        former_.emplace_back();
        former_.back().resident_id = former_id(former_.size() - 1);
        return former_.back();
    }
    Chance stream(const char* purpose) const { return Chance(seed_, purpose, former_.size()); }
    static void name_venue(FormerResident& one, std::size_t dose, bool collective) {
        if (dose >= one.doses.size()) return;
        one.doses[dose].venue = collective ? "見本市保健センター" : "見本クリニック";
        one.doses[dose].doctor = "見本　医師一";
    }

    std::uint64_t seed_;
    std::vector<FormerResident> former_;
};

}  // namespace

bool on_register(const Resident& resident, Day day) {
    return reaches_months(resident.birth_date, 6) <= day &&
           (!resident.resident_since || *resident.resident_since <= day);
}

PresetCity make_satsumasendai(std::uint64_t seed, const std::string& municipality) {
    CityOrder order;
    order.residents = residents;
    order.seed = seed;
    order.today = satsumasendai_count_day;
    order.municipality = municipality;
    PresetCity city;
    city.citizens = make_citizens(order, satsumasendai_shape());
    int missing[] = {registered[0], registered[1], registered[2]};
    for (const Citizen& citizen : city.citizens) {
        if (on_register(citizen.resident, satsumasendai_register_day))
            --missing[row_of(citizen.resident.birth_date, satsumasendai_register_day)];
    }
    Leavers leavers(seed);
    leavers.add_dead();
    leavers.add_moved(0, missing[0]);
    leavers.add_moved(1, missing[1]);
    leavers.add_moved(2, missing[2] - (died_first - died_in_2021));
    city.former = leavers.take();
    return city;
}

std::string print_former_residents(const std::vector<FormerResident>& former) {
    std::string out = "resident_id,birth_date,left_on,reason\r\n";
    for (const FormerResident& one : former) {
        out += one.resident_id + ',' + format_day(one.birth_date) + ',' + format_day(one.left_on) +
               (one.reason == Left::died ? ",died\r\n" : ",moved_out\r\n");
    }
    return out;
}

std::string print_former_doses(const std::vector<FormerResident>& former) {
    std::vector<Citizen> as_citizens;
    for (const FormerResident& one : former) {
        Citizen citizen;
        citizen.resident.resident_id = one.resident_id;
        citizen.doses = one.doses;
        as_citizens.push_back(std::move(citizen));
    }
    return print_doses(as_citizens);
}

}  // namespace uketsuke
