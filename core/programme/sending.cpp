// Rows tried in the order of the file.
#include "core/programme/sending.h"

#include <algorithm>

#include "core/base/require.h"

namespace uketsuke {

namespace {

bool is_of(const Programme& programme, const std::optional<Ages>& ages, Day birth, Day day) {
    if (!ages) return true;
    const auto turns = [&](int edge) {
        return day_of(programme.age_edges[static_cast<std::size_t>(edge)], birth);
    };
    return turns(ages->opens) <= day && day < turns(ages->closes);
}

bool fits(const Programme& programme, const Application& row, const SendingFacts& facts,
          Day today) {
    Day day = today;
    if (row.months_after_last != 0) {
        if (!facts.last_dose) return false;
        day = add_months_rolling_forward(*facts.last_dose, row.months_after_last);
    }
    if (!is_of(programme, row.ages, facts.birth_date, day)) return false;
    return row.groups == 0 ||
           std::any_of(facts.groups.begin(), facts.groups.end(), [&](const std::string& name) {
               const int group = programme.group_index(name);
               return group >= 0 && (row.groups & mask_of(group)) != 0;
           });
}

bool fits(const Programme& programme, const Dispatch& row, const SendingFacts& facts, Day today) {
    if (facts.next_dose < 1 || facts.next_dose > dose_number_max) return false;
    if ((row.doses & mask_of(facts.next_dose)) == 0) return false;
    if (row.last != Span{} && (!facts.last_dose || !row.last.holds(*facts.last_dose))) return false;
    const Day day = row.state == DispatchState::on_day ? row.send_on : today;
    return row.born.holds(facts.birth_date) && is_of(programme, row.ages, facts.birth_date, day);
}

}  // namespace

const char* to_text(AppliedBy by) {
    switch (by) {
        case AppliedBy::nobody:
            return "nobody";
        case AppliedBy::person:
            return "person";
        case AppliedBy::institution:
            return "institution";
    }
    broken_invariant("a way to apply outside its list", __FILE__, __LINE__);
}

const char* to_text(DispatchState state) {
    switch (state) {
        case DispatchState::on_day:
            return "on_day";
        case DispatchState::sent:
            return "sent";
        case DispatchState::undecided:
            return "undecided";
        case DispatchState::as_needed:
            return "as_needed";
        case DispatchState::not_sent:
            return "not_sent";
    }
    broken_invariant("a state of sending outside its list", __FILE__, __LINE__);
}

std::vector<const Application*> applications_for(const Programme& programme,
                                                 const SendingFacts& facts, Day today) {
    std::vector<const Application*> out;
    for (const Application& row : programme.applications) {
        if (!fits(programme, row, facts, today)) continue;
        if (row.by == AppliedBy::nobody) return {&row};
        out.push_back(&row);
    }
    return out;
}

const Dispatch* dispatch_of(const Programme& programme, const SendingFacts& facts, Day today) {
    const auto found =
        std::find_if(programme.dispatches.begin(), programme.dispatches.end(),
                     [&](const Dispatch& row) { return fits(programme, row, facts, today); });
    return found == programme.dispatches.end() ? nullptr : &*found;
}

}  // namespace uketsuke
