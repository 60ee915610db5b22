// Days of facts against a day.
#include "core/ledger/erasure.h"

#include <map>
#include <set>

#include "core/ledger/fold.h"

namespace uketsuke {

namespace {

// Roster, erasure and view have no day on which they are over.
std::optional<Day> day_of(const Entry& entry, const Result<Fact>& fact) {
    const Day recorded = day_in_japan(entry.header.at);
    if (!fact.has_value()) return recorded;
    if (std::holds_alternative<Resident>(*fact) || std::holds_alternative<DosesErased>(*fact) ||
        std::holds_alternative<PersonViewed>(*fact))
        return std::nullopt;
    return std::visit(
        [&](const auto& said) {
            if constexpr (requires { Day{said.date}; }) return said.date;
            return recorded;
        },
        *fact);
}

int dose_number(const Result<Fact>& fact) {
    if (!fact.has_value()) return 0;
    if (const auto* given = std::get_if<DoseGiven>(&*fact)) return given->dose_number;
    const auto* reported = std::get_if<DoseReported>(&*fact);
    return reported ? reported->dose_number : 0;
}

bool is_dose(const Entry& entry) {
    return entry.header.kind == "dose_given" || entry.header.kind == "dose_reported";
}

// A program of this version cannot say of what it does not know whether it may go.
bool is_known_record(const Entry& entry, const Result<Fact>& fact) {
    if (!has_body(entry) || entry.header.subject.kind != "person") return false;
    return fact.has_value() ||
           (fact.error().code != "kind.unknown" && entry.header.kind != "resident_listed" &&
            entry.header.kind != "doses_erased");
}

// What a record that is over stands in the place of would count again without it: it goes too,
// whatever day it says.
void add_replaced(const std::map<std::string, std::string>& in_place_of, Due& due) {
    std::set<std::string> named(due.entries.begin(), due.entries.end());
    for (std::size_t i = 0; i < due.entries.size(); ++i) {
        const auto replaced = in_place_of.find(due.entries[i]);
        if (replaced == in_place_of.end() || !in_place_of.contains(replaced->second)) continue;
        if (named.insert(replaced->second).second) due.entries.push_back(replaced->second);
    }
}

}  // namespace

Day kept_since(Day today) {
    const std::chrono::year_month_day date{today};
    const auto before = date - std::chrono::years{years_kept};
    // 29 February has none five years before: the month's last day, so that nothing goes early.
    return before.ok() ? Day{before} : Day{before.year() / before.month() / std::chrono::last};
}

Due due_for_erasure(const std::vector<Entry>& entries, Day before) {
    Due due;
    std::set<int> numbers_over, numbers_kept;
    std::vector<std::pair<std::string, int>> certificates;  // That are not over by themselves.
    std::map<std::string, std::string> in_place_of;         // Of every dose, mostly nothing.
    for (const Entry& entry : entries) {
        const auto fact = parse_fact(entry.header.kind, entry.json);
        if (!is_known_record(entry, fact)) continue;
        const auto day = day_of(entry, fact);
        if (!day) continue;
        const bool over = *day < before;
        const bool dose = is_dose(entry);
        if (dose) (over ? numbers_over : numbers_kept).insert(dose_number(fact));
        if (over) due.entries.push_back(entry_name(entry.header));
        if (over && dose) ++due.doses;
        const auto* given = fact.has_value() ? std::get_if<DoseGiven>(&*fact) : nullptr;
        if (given) in_place_of[entry_name(entry.header)] = given->in_place_of;
        const auto* made = fact.has_value() ? std::get_if<CertificateMade>(&*fact) : nullptr;
        if (made && !over) certificates.emplace_back(entry_name(entry.header), made->dose_number);
    }
    for (const auto& [name, number] : certificates) {
        if (number != 0 && numbers_over.contains(number) && !numbers_kept.contains(number))
            due.entries.push_back(name);
    }
    add_replaced(in_place_of, due);
    return due;
}

}  // namespace uketsuke
