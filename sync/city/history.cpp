// Rules of the programme as dates. The programme file judges; this only makes histories for it.
#include "sync/city/history.h"

#include <algorithm>

namespace uketsuke {

namespace {

using std::chrono::days;

const Day adult_booster_opens = make_day(2022, 1, 20);
const Day teen_booster_opens = make_day(2022, 4, 1);
const Day dose_four_opens = make_day(2022, 6, 1);
const Day dose_four_first_ends = make_day(2022, 9, 26);  // SAT 8(1)ウ(ア)
const Day essential_ends = make_day(2022, 9, 29);        // SAT 8(1)イ(ア)
const Day original_ends = make_day(2022, 10, 12);        // SAT 8(1)イ(イ)
const Day dose_five_opens = make_day(2022, 10, 26);      // SAT 8(1)エ
const Day three_months_from = make_day(2022, 10, 21);    // SAT 2(2)※
const Day child_series_opens = make_day(2022, 3, 5);
const Day child_booster_opens = make_day(2022, 9, 6);  // domain.md section 4
const Day adult_series_by = make_day(2022, 9, 1);

bool in_group(const Patient& patient, std::string_view group) {
    return std::find(patient.groups.begin(), patient.groups.end(), group) != patient.groups.end();
}

bool is_dose_four_first(const Patient& patient, Day on) {
    const int age = age_in_years(patient.birth_date, on);
    return age >= 60 || in_group(patient, "healthcare_worker") ||
           in_group(patient, "care_facility_worker") ||
           (age >= 18 && in_group(patient, "underlying_condition"));
}

// Lots carry letters that no maker uses and say 見本 by their 99.
std::string lot_of(const std::string& product, Day date) {
    const auto month = static_cast<int>((date - make_day(2021, 1, 1)).count() / 30);
    const std::string number = std::to_string(100 + month);
    return product.starts_with("spikevax") ? "99" + number + "9A" : "XX9" + number;
}

DoseReported dose_on(Day date, std::string product, int number) {
    std::string lot = lot_of(product, date);
    return {date, std::move(product), number, std::move(lot), {}, {}};
}

std::vector<DoseReported> series(Day first, const std::string& product, int doses, int interval,
                                 Chance& chance) {
    std::vector<DoseReported> out{dose_on(first, product, 1)};
    if (doses > 1) out.push_back(dose_on(first + days(interval + chance.below(4)), product, 2));
    return out;
}

Day adult_first_dose(const Patient& patient, Chance& chance) {
    const int age = age_in_years(patient.birth_date, make_day(2021, 6, 1));
    Day first = make_day(2021, 7, 20) + days(chance.below(120));
    if (age >= 16) first = make_day(2021, 6, 21) + days(chance.below(140));
    if (age >= 65) first = make_day(2021, 5, 10) + days(chance.below(80));
    const Day twelve = reaches_years(patient.birth_date, 12);
    return first < twelve ? twelve + days(5 + chance.below(45)) : first;
}

Day child_first_dose(const Patient& patient, Chance& chance) {
    const Day five = reaches_years(patient.birth_date, 5) + days(5);
    const Day twelve = reaches_years(patient.birth_date, 12);
    const Day first = std::max(child_series_opens + days(chance.below(100)), five);
    return std::min({first, twelve - days(40), patient.today - days(30)});
}

Day omicron_opens(const Patient& patient, std::size_t next, Day on) {
    if (next >= 5) return dose_five_opens;
    if (next == 4 && is_dose_four_first(patient, on)) return dose_four_first_ends + days(1);
    if (in_group(patient, "essential_worker")) return essential_ends + days(1);
    return original_ends + days(1);
}

}  // namespace

std::vector<DoseReported> primary_series(const Patient& patient, int doses, Chance chance) {
    const bool as_child = reaches_years(patient.birth_date, 12) > adult_series_by;
    if (as_child)
        return series(child_first_dose(patient, chance), "comirnaty-5-11", doses, 21, chance);
    const Day first = adult_first_dose(patient, chance);
    const bool moderna = age_in_years(patient.birth_date, first) >= 18 && chance.per_mille(150);
    return series(first, moderna ? "spikevax" : "comirnaty", doses, moderna ? 28 : 21, chance);
}

std::optional<DoseReported> infant_dose(const Patient& patient, Chance chance) {
    const Day first = make_day(2022, 11, 12) + days(chance.below(18));
    if (reaches_months(patient.birth_date, 6) > make_day(2022, 11, 10)) return std::nullopt;
    if (reaches_years(patient.birth_date, 5) <= first || first >= patient.today)
        return std::nullopt;
    return dose_on(first, "comirnaty-6m-4y", 1);
}

std::vector<DoseReported> original_boosters(const Patient& patient, const DoseReported& last,
                                            Chance chance) {
    std::vector<DoseReported> out;
    if (last.product == "comirnaty-5-11" || !chance.per_mille(750)) return out;
    const int age = age_in_years(patient.birth_date, make_day(2022, 4, 1));
    const Day opens = age >= 18 ? adult_booster_opens : teen_booster_opens;
    const Day third =
        std::max(add_months_rolling_forward(last.date, 7), opens) + days(chance.below(70));
    const Day ends = in_group(patient, "essential_worker") ? essential_ends : original_ends;
    if (third > ends || third >= patient.today) return out;
    const auto product = [&] {
        return age >= 18 && chance.per_mille(400) ? "spikevax" : "comirnaty";
    };
    out.push_back(dose_on(third, product(), 3));
    const Day fourth =
        std::max(add_months_rolling_forward(third, 5), dose_four_opens) + days(chance.below(45));
    if (!is_dose_four_first(patient, fourth) || !chance.per_mille(800)) return out;
    if (fourth <= dose_four_first_ends && fourth < patient.today)
        out.push_back(dose_on(fourth, product(), 4));
    return out;
}

std::optional<DoseReported> child_booster(const Patient& patient, const DoseReported& last,
                                          Chance chance) {
    const Day due = std::max(add_months_rolling_forward(last.date, 5), child_booster_opens);
    if (due >= patient.today) return std::nullopt;
    const Day day = std::min(due + days(chance.below(30)), patient.today - days(1));
    return dose_on(day, "comirnaty-5-11", 3);
}

std::optional<DoseReported> omicron_dose(const Patient& patient,
                                         const std::vector<DoseReported>& earlier, Chance chance) {
    const Day last = earlier.back().date;
    const std::size_t next = earlier.size() + 1;
    const Day opens = omicron_opens(patient, next, make_day(2022, 10, 1));
    const Day twelve = reaches_years(patient.birth_date, 12);
    Day due = std::max({opens, add_months_rolling_forward(last, 5), twelve});
    if (due >= three_months_from)
        due = std::max({opens, add_months_rolling_forward(last, 3), three_months_from, twelve});
    if (due >= patient.today) return std::nullopt;
    const Day day = std::min(due + days(chance.below(35)), patient.today - days(1));
    const bool adult = age_in_years(patient.birth_date, day) >= 18;
    const char* pfizer = day < make_day(2022, 10, 24) ? "comirnaty-ba1" : "comirnaty-ba45";
    return dose_on(day, adult && chance.per_mille(200) ? "spikevax-ba1" : pfizer,
                   static_cast<int>(next));
}

}  // namespace uketsuke
