// One day's check-ins of one person: a handful at most.
#include "core/ledger/check_in.h"

#include <algorithm>

#include "core/ledger/fold.h"

namespace uketsuke {

const CheckIn* standing_check_in(const PersonRow& row, Day today) {
    const auto taken_over = [&](const CheckIn& one) {
        return std::ranges::any_of(row.check_ins, [&](const CheckIn& other) {
            return other.fact.takes_over == one.entry;
        });
    };
    const auto standing = std::ranges::find_if(row.check_ins, [&](const CheckIn& one) {
        return day_in_japan(one.at) == today && !one.ended && !taken_over(one);
    });
    return standing == row.check_ins.end() ? nullptr : &*standing;
}

void check_in(PersonRow& row, std::string entry, Instant at, CheckedIn fact) {
    // Entries come in the order of their times, so an earlier day has passed.
    if (!row.check_ins.empty() && day_in_japan(row.check_ins.back().at) != day_in_japan(at))
        row.check_ins.clear();
    fact.voucher_line.clear();
    fact.read_by.clear();
    row.check_ins.push_back({std::move(entry), at, std::move(fact), false});
}

void end_check_in(PersonRow& row, const std::string& entry) {
    for (CheckIn& one : row.check_ins) one.ended = one.ended || one.entry == entry;
}

void end_check_ins_of(PersonRow& row, SessionId session) {
    for (CheckIn& one : row.check_ins) one.ended = one.ended || one.fact.session == session;
}

}  // namespace uketsuke
