// Counts first: whoever the register lacks is made as a former resident.
#include "sync/city/preset.h"

#include <algorithm>

#include "sync/city/chance.h"
#include "sync/city/city_files.h"
#include "sync/city/history.h"

namespace uketsuke {

namespace {

using std::chrono::days;

CityShape shape_of(const CityPlan& plan) {
    const CityCounts& counts = plan.counts;
    const PresetCounts& preset = plan.preset;
    CityShape shape;
    shape.residents = counts.residents;
    shape.babies = preset.babies;
    shape.infants = preset.infants;
    shape.children = preset.children;
    shape.elderly = counts.elderly;
    shape.adults =
        counts.residents - preset.babies - preset.infants - preset.children - counts.elderly;
    shape.infant_first = counts.infant_first;
    shape.child_first = counts.child_first;
    shape.child_second = counts.child_second;
    shape.child_third = counts.child_third;
    shape.adult_first = counts.adult_first;
    shape.adult_second = counts.adult_second;
    shape.adult_adapted = counts.adult_adapted;
    shape.collective_first = counts.collective_first - preset.dead_collective_first;
    shape.collective_second = counts.collective_second - preset.dead_collective_second;
    return shape;
}

// Rows of the document's table: 0 infants, 1 children, 2 adults and elderly.
std::size_t row_of(const RowAges& ages, Day birth, Day on) {
    const int age = age_in_years(birth, on);
    return age < ages.child ? 0 : age < ages.adult ? 1 : 2;
}

std::string former_id(std::size_t index) {
    const std::string digits = std::to_string(index + 1);
    return "98" + std::string(8 - digits.size(), '0') + digits;
}

class Leavers {
  public:
    Leavers(const CityPlan& plan, std::uint64_t seed) : plan_(plan), seed_(seed) {}

    void add_dead() {
        const PresetCounts& preset = plan_.preset;
        for (int i = 0; i < plan_.counts.dead_first(); ++i) {
            FormerResident& one = add();
            Chance chance = stream("dead");
            one.birth_date = day_in(preset.dead_born, chance);
            one.reason = Left::died;
            one.left_on = day_in(
                i < preset.dead_before_register ? preset.dead_left : after_register(), chance);
            const Patient patient{one.birth_date, {}, one.left_on};
            const int doses = i < plan_.counts.dead_second() ? 2 : 1;
            one.doses = primary_series(plan_, patient, doses, stream("series"));
            name_venue(one, 0, i < preset.dead_collective_first);
            name_venue(one, 1, i < preset.dead_collective_second);
        }
    }
    void add_moved(const PresetCounts::Row& row, int count) {
        for (int i = 0; i < count; ++i) {
            FormerResident& one = add();
            Chance chance = stream("moved");
            // In the middle of the row on the register's day.
            one.birth_date = plan_.counts.register_day -
                             days(row.years_from * 366 + chance.below(row.years_span * 365));
            one.left_on = day_in(after_register(), chance);
        }
    }
    std::vector<FormerResident> take() { return std::move(former_); }

  private:
    Window after_register() const {
        return {plan_.counts.register_day + days(1), plan_.preset.left_days};
    }
    static Day day_in(const Window& window, Chance& chance) {
        return window.first + days(chance.below(window.days));
    }
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

    const CityPlan& plan_;
    std::uint64_t seed_;
    std::vector<FormerResident> former_;
};

std::unexpected<Error> no_room() {
    return fail(ErrorKind::bad_input, "city.register",
                {"[register] の人数より多くの人が、その日から住み続けています。",
                 "More people have lived here since that day than [register] has."},
                {"[register] か [preset] の数を直してください。",
                 "Correct the counts of [register] or [preset]."});
}

}  // namespace

bool on_register(const CityPlan& plan, const Resident& resident, Day day) {
    return reaches_months(resident.birth_date, plan.ages.infant_months) <= day &&
           (!resident.resident_since || *resident.resident_since <= day);
}

Result<PresetCity> make_preset(const CityPlan& plan, std::uint64_t seed,
                               const std::string& municipality) {
    const CityCounts& counts = plan.counts;
    const CityOrder order{counts.residents, seed, counts.count_day, municipality};
    PresetCity city;
    city.citizens = make_citizens(plan, order, shape_of(plan));
    int missing[] = {
        counts.registered_infants, counts.registered_children,
        counts.registered_adults - (counts.dead_first() - plan.preset.dead_before_register)};
    for (const Citizen& citizen : city.citizens) {
        if (on_register(plan, citizen.resident, counts.register_day))
            --missing[row_of(plan.ages, citizen.resident.birth_date, counts.register_day)];
    }
    if (*std::min_element(std::begin(missing), std::end(missing)) < 0) return no_room();
    Leavers leavers(plan, seed);
    leavers.add_dead();
    leavers.add_moved(plan.preset.moved_infants, missing[0]);
    leavers.add_moved(plan.preset.moved_children, missing[1]);
    leavers.add_moved(plan.preset.moved_adults, missing[2]);
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
