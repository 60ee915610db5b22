// The clerk at the end of a day: what it comes to, the forms that are collected, and its close; and
// what is noted of a person beside doses: reactions and incidents.
#include <algorithm>

#include "kiosk/shell/clerk.h"

namespace uketsuke {

namespace {

Error nobody_of_the_day() {
    return Error{ErrorKind::not_found,
                 "closing.not_here",
                 {"この予診票の人は、この日この会場に来た記録がありません。何も記録していません",
                  "Nothing says that this form's person came here on this day. Nothing was "
                  "recorded"},
                 {"別にしておき、日付と氏名を確かめてください",
                  "Put it aside, and check its date and name"}};
}

// Also by a number that the roster has replaced since.
bool has_voucher(const PersonRow& row, const Voucher& voucher) {
    const auto is_it = [&](const std::string& municipality, const std::string& number) {
        return municipality == voucher.municipality.text() && number == voucher.number.text();
    };
    const auto described = described_in(row);
    if (described && is_it(described->municipality, described->voucher_number)) return true;
    return std::ranges::any_of(row.voided_vouchers, [&](const VoidedVoucher& one) {
        return is_it(one.municipality, one.number);
    });
}

// The person is there, or something is recorded of the person there.
bool is_of(const PersonRow& row, const std::string& venue, Day today) {
    const auto here = [&](const auto& fact) { return fact.date == today && fact.venue == venue; };
    return is_at(visit_state(row, today), venue) || std::ranges::any_of(row.screenings, here) ||
           std::ranges::any_of(row.doses, [&](const PersonDose& dose) {
               return dose.given_here && here(dose.dose);
           });
}

Error two_of_it() {
    return Error{ErrorKind::conflict,
                 "sticker.twice",
                 {"この番号の人が二人います。何も記録していません",
                  "Two people have this number. Nothing was recorded"},
                 {"接種券を読み取るか、一覧で「予診票あり」を押してください",
                  "Scan the voucher, or tap “form is here” in the list"}};
}

Error changed_meanwhile() {
    return Error{ErrorKind::conflict,
                 "closing.changed",
                 {"ほかの窓口の記録が届いて、数が変わりました。締めていません",
                  "Another desk's records have changed the figures. The day was not closed"},
                 {"新しい数を見て、もう一度締めてください", "Look at them, and close once more"}};
}

Error dose_changed() {
    return Error{ErrorKind::conflict,
                 "reaction.dose_changed",
                 {"この接種の記録は、取り消しか訂正がされています。何も記録していません",
                  "The record of this dose was taken back or corrected. Nothing was recorded"},
                 {"戻って、この方をもう一度開いてください", "Go back, and open the person again"}};
}

bool is_of_a_dose_that_counts(const ReactionNoted& fact, const std::optional<PersonRow>& row) {
    return fact.dose.empty() || (row && recorded_dose(*row, fact.dose));
}

struct IsWhose {
    const PersonRow& row;
    Day today{};
    bool operator()(PersonId person) const { return row.person == person; }
    bool operator()(const std::string& number) const {
        return visit_state(row, today).number == number;
    }
    bool operator()(const Voucher& voucher) const { return has_voucher(row, voucher); }
};

// The balance with what is about to be written.
DayBalance as_if_closed(DayBalance balance, const DayClosed& fact) {
    std::erase_if(balance.differences,
                  [](const Difference& one) { return one.kind == DifferenceKind::after_close; });
    balance.closed = ClosedDay{"", {}, fact};
    return balance;
}

std::string called(const PersonRow& row, Day today) {
    const VisitState state = visit_state(row, today);
    if (!state.number.empty()) return state.number;
    const auto described = described_in(row);
    return described ? described->name : "";
}

}  // namespace

Event Clerk::note_fact(const NoteFact& effect, Instant now) {
    const auto row = records_.ledger().person(effect.person);
    if (!row) return EffectFailed{effect.ticket, row.error()};
    const auto* reaction = std::get_if<ReactionNoted>(&effect.fact);
    if (reaction && !is_of_a_dose_that_counts(*reaction, *row))
        return EffectFailed{effect.ticket, dose_changed()};
    const Fact fact = std::visit([](const auto& one) { return Fact(one); }, effect.fact);
    const auto entry = records_.ledger().append(
        {chain_for(effect.person, effect.municipality), actor_, subject_of(effect.person), fact},
        now);
    if (!entry) return EffectFailed{effect.ticket, entry.error()};
    return FactNoted{effect.ticket, entry_name(entry->header)};
}

Result<VenueDay> Clerk::venue_day(const std::string& venue, Day today) const {
    Ledger& ledger = records_.ledger();
    VenueDay day{venue, today, TRY(ledger.visitors_on(today)), {}, {}, hub_report().unsent};
    // All who came that day: a vial may have gone into somebody who was received elsewhere.
    day.vials = vials_of(TRY(ledger.entries_about(vials_subject(venue, today))), day.visitors);
    std::erase_if(day.visitors, [&](const PersonRow& row) { return !is_of(row, venue, today); });
    day.closing = closing_state(TRY(ledger.entries_about(closing_subject(venue, today))));
    return day;
}

Result<std::optional<Day>> Clerk::unclosed_before(const std::string& venue, Day day) const {
    Ledger& ledger = records_.ledger();
    for (int back = 1; back <= days_to_look_back; ++back) {
        const Day before = day - std::chrono::days(back);
        if (closing_state(TRY(ledger.entries_about(closing_subject(venue, before)))).closed)
            continue;
        const auto visitors = TRY(ledger.visitors_on(before));
        if (std::ranges::any_of(visitors,
                                [&](const PersonRow& row) { return is_of(row, venue, before); }))
            return before;
    }
    return std::nullopt;
}

Event Clerk::list_closing(const ListClosing& effect, const std::string& scanned) {
    watch({vials_subject(effect.venue, effect.day), closing_subject(effect.venue, effect.day)});
    const auto day = venue_day(effect.venue, effect.day);
    if (!day) return EffectFailed{effect.ticket, day.error()};
    ClosingListed listed{effect.ticket, balance(*day), scanned};
    if (!effect.look_back) return listed;
    const auto earlier = unclosed_before(effect.venue, effect.day);
    if (!earlier) return EffectFailed{effect.ticket, earlier.error()};
    listed.earlier = *earlier;
    return listed;
}

// A form that was collected already is collected: nothing is written again.
Event Clerk::collect_form(const CollectForm& effect, Instant now) {
    const auto day = venue_day(effect.venue, effect.day);
    if (!day) return EffectFailed{effect.ticket, day.error()};
    const auto is_whose = [&](const PersonRow& row) {
        return std::visit(IsWhose{row, effect.day}, effect.whose);
    };
    if (std::ranges::count_if(day->visitors, is_whose) > 1)
        return EffectFailed{effect.ticket, two_of_it()};
    const auto whose = std::ranges::find_if(day->visitors, is_whose);
    if (whose == day->visitors.end()) return EffectFailed{effect.ticket, nobody_of_the_day()};
    if (!day->closing.collected.contains(whose->person)) {
        FormCollected fact = effect.fact;
        fact.person = whose->person.hex();
        const auto entry = records_.ledger().append(
            {office_.municipality, actor_, closing_subject(effect.venue, effect.day), fact}, now);
        if (!entry) return EffectFailed{effect.ticket, entry.error()};
    }
    return list_closing({effect.ticket, effect.venue, effect.day}, called(*whose, effect.day));
}

Event Clerk::close_day(const CloseDay& effect, Instant now) {
    const DayClosed& fact = effect.fact;
    const auto day = venue_day(fact.venue, fact.date);
    if (!day) return EffectFailed{effect.ticket, day.error()};
    if (!is_closed_so(as_if_closed(balance(*day), fact)))
        return EffectFailed{effect.ticket, changed_meanwhile()};
    const auto entry = records_.ledger().append(
        {office_.municipality, actor_, closing_subject(fact.venue, fact.date), fact}, now);
    if (!entry) return EffectFailed{effect.ticket, entry.error()};
    return list_closing({effect.ticket, fact.venue, fact.date});
}

}  // namespace uketsuke
