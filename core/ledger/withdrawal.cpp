// Two lists: records that count, and those that do not.
#include "core/ledger/withdrawal.h"

#include <algorithm>

#include "core/ledger/fold.h"

namespace uketsuke {

namespace {

// By date; doses of one day stay in canonical order.
void insert_by_date(std::vector<PersonDose>& doses, PersonDose dose) {
    const auto place = std::ranges::upper_bound(
        doses, dose.dose.date, {}, [](const PersonDose& item) { return item.dose.date; });
    doses.insert(place, std::move(dose));
}

template <class Which>
void set_aside(PersonRow& row, Which which) {
    for (auto dose = row.doses.begin(); dose != row.doses.end();) {
        if (!dose->given_here || !which(*dose)) {
            ++dose;
            continue;
        }
        insert_by_date(row.set_aside, std::move(*dose));
        dose = row.doses.erase(dose);
    }
}

// Another record in the place of that one, which counts before one that does not.
const PersonDose* in_place_of(const PersonRow& row, const std::string& entry,
                              const std::string& other_than = "") {
    for (const auto* doses : {&row.doses, &row.set_aside}) {
        const auto found = std::ranges::find_if(*doses, [&](const PersonDose& dose) {
            return dose.dose.in_place_of == entry && dose.entry != other_than;
        });
        if (found != doses->end()) return &*found;
    }
    return nullptr;
}

const Withdrawal* withdrawal_of(const PersonRow& row, const std::string& entry) {
    const auto found = std::ranges::find_if(
        row.withdrawals, [&](const Withdrawal& one) { return one.fact.entry == entry; });
    return found == row.withdrawals.end() ? nullptr : &*found;
}

}  // namespace

void add_dose(PersonRow& row, PersonDose dose) {
    const bool counts =
        !dose.given_here || (!withdrawal_of(row, dose.entry) && !in_place_of(row, dose.entry));
    const std::string earlier = dose.dose.in_place_of;
    if (!earlier.empty()) {
        set_aside(row, [&](const PersonDose& other) {
            return other.entry == earlier || other.dose.in_place_of == earlier;
        });
    }
    insert_by_date(counts ? row.doses : row.set_aside, std::move(dose));
}

void withdraw(PersonRow& row, Withdrawal withdrawal) {
    set_aside(row, [&](const PersonDose& dose) { return dose.entry == withdrawal.fact.entry; });
    row.withdrawals.push_back(std::move(withdrawal));
}

SetAsideBy set_aside_by(const PersonRow& row, const PersonDose& dose) {
    if (const Withdrawal* withdrawal = withdrawal_of(row, dose.entry)) return {withdrawal, nullptr};
    if (const PersonDose* correction = in_place_of(row, dose.entry)) return {nullptr, correction};
    const std::string& earlier = dose.dose.in_place_of;
    return {nullptr, earlier.empty() ? nullptr : in_place_of(row, earlier, dose.entry)};
}

}  // namespace uketsuke
