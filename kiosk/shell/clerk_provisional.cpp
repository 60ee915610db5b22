// The clerk and 仮受付: who may be meant after all, and the person whom no roster lists.
#include <algorithm>

#include "core/people/person_line.h"
#include "kiosk/shell/clerk.h"
#include "platform/keys/chance.h"

namespace uketsuke {
namespace {

// Between the look into the roster and now somebody was listed, or taken in at another desk.
Error voucher_taken() {
    return Error{
        ErrorKind::conflict,
        "provisional.voucher_taken",
        {"この券番号の方は、いま名簿か仮受付に入りました。何も記録していません",
         "Somebody with this voucher has just come into the roster or was taken in. Nothing was "
         "recorded"},
        {"やめて、券をもう一度読み取ってください", "Leave this, and scan the voucher again"}};
}

}  // namespace

// By name and date of birth as they are stored, which needs nothing of the roster to be read; and
// by the search, which forgives more.
Result<PeopleList> Clerk::people_alike(const ProvisionalTaken& taken, Day today) {
    // A name of more parts than a search takes is compared as a whole alone.
    const auto query = parse_people_query(taken.kana, format_day(taken.birth_date), "", today);
    PeopleList answer;
    if (query) answer = TRY(people_for(*query, today));
    for (const PersonRow& row : TRY(records_.ledger().people_like(described_by(taken)))) {
        const auto& people = answer.people;
        if (std::ranges::find(people, row.person, &PersonLine::person) != people.end()) continue;
        if (auto line = line_of(row, {}, today)) answer.people.push_back(std::move(*line));
    }
    answer.all = std::max(answer.all, answer.people.size());
    return answer;
}

Event Clerk::seek_alike(const SeekAlike& effect, Day today) {
    auto answer = people_alike(effect.taken, today);
    if (!answer) return EffectFailed{effect.ticket, answer.error()};
    return PeopleFound{effect.ticket, *std::move(answer)};
}

Event Clerk::take_in(const TakeIn& effect, Instant now) {
    Ledger& ledger = records_.ledger();
    if (const auto noted = note_view(now); !noted)
        return EffectFailed{effect.ticket, noted.error()};
    ProvisionalTaken taken = effect.taken;
    if (taken.municipality.empty()) taken.municipality = office_.municipality;
    const Resident described = described_by(taken);
    if (!described.voucher_number.empty()) {
        const auto others =
            ledger.people_by_voucher(described.municipality, described.voucher_number);
        if (!others) return EffectFailed{effect.ticket, others.error()};
        const auto is_somebody = [](const PersonRow& row) { return described_in(row).has_value(); };
        if (std::ranges::any_of(*others, is_somebody))
            return EffectFailed{effect.ticket, voucher_taken()};
    }
    const PersonId person{random_bytes<16>()};
    const auto entry =
        ledger.append({office_.municipality, actor_, subject_of(person), taken}, now);
    if (!entry) return EffectFailed{effect.ticket, entry.error()};
    auto row = ledger.person(person);
    if (!row) return EffectFailed{effect.ticket, row.error()};
    return found(effect.ticket, std::move(**row), "provisional", day_in_japan(now));
}

// A provisional person is for the city of this desk to settle, wherever the voucher is from: its
// other terminals receive that city's chains and no others.
std::string Clerk::chain_for(PersonId person, const std::string& municipality) const {
    const auto row = records_.ledger().person(person);
    const bool provisional = row.has_value() && *row && is_provisional(**row);
    return provisional ? office_.municipality : municipality;
}

}  // namespace uketsuke
