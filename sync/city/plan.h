// What a made-up city is made from: the counts of one document's tables, and what was given to
// whom and when. All of it is data, a file of assets/demo; this room's README describes the file.
// The code here knows only kinds of rows: whom, a window, a share, a first or last day, a product.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/certificate/certificate.h"

namespace uketsuke {

struct PersonKind {
    int years_from = 0;
    std::vector<std::string> groups;  // Any of these; none asked for where it is empty.
};
using Whom = std::vector<PersonKind>;  // Any of these; everybody where it is empty.

// Days are evenly spread over `days` from `first` on.
struct Window {
    Day first{};
    int days = 1;
};

struct WindowFor {
    Whom whom;
    Window window;
};

// A first or a last day. Of several rows the first that fits counts; the last fits everybody.
struct DatedFor {
    Whom whom;
    int dose_from = 1, dose_until = 99;
    Day day{};
};

// Of several rows the first that fits, and that chance takes, counts; the last fits everybody.
struct Choice {
    std::string product;
    Whom whom;
    Day from{};            // Given from this day on.
    int per_mille = 1000;  // Of those whom it fits. No chance is asked at 1000.
};

// The lower ends of the rows that the document counts in. Years, but for `infant_months`.
struct RowAges {
    int infant_months = 0, child = 0, adult = 0, elderly = 0;
    int oldest = 0;  // Nobody is older.
};

// People of `years_from` to `years_until` may belong to one group.
struct GroupShares {
    struct Share {
        std::string id;
        int per_mille = 0;
    };
    int years_from = 0, years_until = 0;
    std::vector<Share> shares;
};

// Made-up lots are PREFIX, a number that grows with the date, SUFFIX.
struct PlanProduct {
    ProductLabel label;
    std::string lot_prefix, lot_suffix;
    std::optional<int> days_to_second;  // From dose 1 to dose 2 of a primary series.
};

struct AdultSeries {
    Day children_after{};            // Who comes of the adults' age later had the children's.
    Day age_on{};                    // When `windows` ask for an age.
    std::vector<WindowFor> windows;  // Of dose 1. Each that fits draws a day; the last counts.
    // Who was too young then: so many days after coming of age, within `birthday_days`.
    int birthday_after = 0, birthday_days = 1;
    std::vector<Choice> products;
    int second_days = 1;  // Dose 2 is given within so many days.
};

struct ChildSeries {
    std::string product;
    Window first;
    int after_birthday = 0, before_adult = 0, before_today = 0;  // Days that are kept free.
};

// Infants were given dose 1 at most.
struct InfantDose {
    std::string product;
    Window first;
    Day old_enough_by{};
};

struct OriginalDose {
    int months = 0;  // After the dose before.
    int days = 1;    // Within so many.
    Whom whom;       // On the day of the dose.
    int per_mille = 1000;
    std::vector<DatedFor> opens, ends;  // By age and group on OriginalBoosters::age_on.
};

// Boosters of the vaccine that the primary series is of, one after the other.
struct OriginalBoosters {
    int per_mille = 1000;  // Who has any.
    Day age_on{};
    std::vector<Choice> products;
    std::vector<OriginalDose> doses;
};

struct ChildBooster {
    int months = 0;
    Day opens{};
    int days = 1;
};

// The one dose of an adapted vaccine.
struct AdaptedDose {
    struct Interval {
        int months = 0;
        Day from{};  // On this day and later; the first row holds before.
    };
    Day age_on{};
    std::vector<DatedFor> opens;
    std::vector<Interval> intervals;
    int days = 1;
    std::vector<Choice> products;
};

// Who may probably come today, so that most of the vouchers drawn can be used.
struct Welcome {
    int years_from = 0, doses_from = 0, doses_until = 0, months = 0;
};

// The document's tables.
struct CityCounts {
    Day count_day{};     // Population and doses.
    Day register_day{};  // Whom the shares of doses are of.
    int residents = 0, elderly = 0;
    int registered_infants = 0, registered_children = 0, registered_adults = 0;
    int registered() const { return registered_infants + registered_children + registered_adults; }
    int infant_first = 0;
    int child_first = 0, child_second = 0, child_third = 0;
    int adult_first = 0, adult_second = 0, adult_adapted = 0;
    int first() const { return infant_first + child_first + adult_first; }
    int second() const { return child_second + adult_second; }
    // By place, people who have died since included.
    int first_with_dead = 0, second_with_dead = 0, collective_first = 0, collective_second = 0;
    // Where the tables say nothing:
    int babies_per_mille = 0;          // Too young for every row.
    int later_collective_percent = 0;  // Doses after the second.
    int dead_first() const { return first_with_dead - first(); }
    int dead_second() const { return second_with_dead - second(); }
};

// What meeting the very counts needs and no table says.
struct PresetCounts {
    int babies = 0, infants = 0, children = 0;  // On the day of counting.
    int left_days = 1;                          // Who left did so within these after the register.
    // Of the dead: born and, where they were not on the register any more, gone in a window.
    Window dead_born, dead_left;
    int dead_before_register = 0, dead_collective_first = 0, dead_collective_second = 0;
    // Ages on the register's day of those who moved out.
    struct Row {
        int years_from = 0, years_span = 1;
    };
    Row moved_infants, moved_children, moved_adults;
};

struct CityPlan {
    std::string municipality;  // Six digits.
    Words name;                // Of the file, for people.
    Words certificate_title;
    Day today{};      // Where none is asked for.
    Day lots_from{};  // Lot numbers count from here.
    RowAges ages;
    GroupShares groups;
    std::vector<PlanProduct> products;
    AdultSeries adult_series;
    ChildSeries child_series;
    InfantDose infant_dose;
    OriginalBoosters original_boosters;
    ChildBooster child_booster;
    AdaptedDose adapted_dose;
    Welcome welcome;
    CityCounts counts;
    PresetCounts preset;
};

// Null where the plan has no such product.
const PlanProduct* find_product(const CityPlan& plan, std::string_view id);
bool is_adapted(const CityPlan& plan, std::string_view product);

}  // namespace uketsuke
