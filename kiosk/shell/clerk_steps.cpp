// The clerk at a site of several desks: who is there, steps with their numbers, and stickers.
#include <algorithm>

#include "kiosk/shell/clerk.h"

namespace uketsuke {

namespace {

std::string name_of(const PersonRow& row) {
    const auto described = described_in(row);
    return described ? described->name : std::string();
}

Error two_of_a_number(const std::string& number) {
    return Error{ErrorKind::conflict,
                 "sticker.twice",
                 {"整理番号 " + number + " の人が二人います。何も記録していません",
                  "Two people have the number " + number + ". Nothing was recorded"},
                 {"接種券を読み取ってください", "Scan the voucher instead"}};
}

}  // namespace

Result<std::size_t> Clerk::terminal_place() const {
    const DeviceId here = records_.ledger().device();
    auto devices = TRY(records_.ledger().devices().all());
    std::ranges::sort(devices, [](const DeviceRow& a, const DeviceRow& b) {
        return std::pair(a.enrolled_at, a.device) < std::pair(b.enrolled_at, b.device);
    });
    const auto found = std::ranges::find(devices, here, &DeviceRow::device);
    return found == devices.end() ? 0 : std::size_t(found - devices.begin());
}

// One more than the largest that this terminal gave out today, to whomever.
Result<std::string> Clerk::next_number(Day today) {
    const std::size_t place = TRY(terminal_place());
    if (!numbers_ || numbers_->day != today || numbers_->place != place) {
        numbers_ = Numbers{today, place, 0};
        for (const PersonRow& row : TRY(records_.ledger().visitors_on(today))) {
            for (const PastStep& step : row.steps) {
                if (const auto n = place_in_line(place, step.fact.number))
                    numbers_->last = std::max(numbers_->last, *n);
            }
        }
    }
    return visit_number(place, numbers_->last + 1);
}

Event Clerk::take_step(const TakeStep& effect, Instant now) {
    const Stepping& stepping = effect.stepping;
    StepTaken fact = stepping.fact;
    if (fact.step == DeskStep::received) {
        auto number = next_number(day_in_japan(now));
        if (!number) return EffectFailed{effect.ticket, number.error()};
        fact.number = std::move(*number);
    }
    const Draft draft{chain_for(stepping.person, stepping.municipality), actor_,
                      subject_of(stepping.person), fact};
    if (const auto entry = records_.ledger().append(draft, now); !entry)
        return EffectFailed{effect.ticket, entry.error()};
    if (fact.step != DeskStep::screened) serving_.reset();
    if (fact.step != DeskStep::received) return StepSaved{effect.ticket, ""};
    ++numbers_->last;
    return StepSaved{effect.ticket, fact.number};
}

Event Clerk::list_visitors(const ListVisitors& effect, Day today) {
    const auto rows = records_.ledger().visitors_on(today);
    if (!rows) return EffectFailed{effect.ticket, rows.error()};
    std::vector<VisitorLine> visitors;
    for (const PersonRow& row : *rows) {
        VisitState state = visit_state(row, today);
        if (is_at(state, effect.venue))
            visitors.push_back({row.person, name_of(row), std::move(state), listing_of(row)});
    }
    return VisitorsListed{effect.ticket, std::move(visitors)};
}

Event Clerk::open_numbered(const OpenNumbered& effect, Instant now) {
    if (const auto noted = note_view(now); !noted)
        return EffectFailed{effect.ticket, noted.error()};
    const Day today = day_in_japan(now);
    auto people = records_.ledger().people_numbered(today, effect.number);
    if (!people) return EffectFailed{effect.ticket, people.error()};
    std::erase_if(*people, [&](const PersonRow& row) {
        const VisitState state = visit_state(row, today);
        return state.number != effect.number || !is_at(state, effect.venue);
    });
    if (people->empty()) return PersonMissing{effect.ticket};
    if (people->size() > 1) return EffectFailed{effect.ticket, two_of_a_number(effect.number)};
    return found(effect.ticket, std::move(people->front()), "number", today);
}

// Rows that changed are read again whenever the worker has nothing else to do, which tells of each.
std::optional<Event> Clerk::look_at_visitors() {
    const bool others = roster_.rows_read() != rows_seen_;
    rows_seen_ = roster_.rows_read();
    if (!watched_changed() && !others) return std::nullopt;
    return VisitorsChanged{};
}

}  // namespace uketsuke
