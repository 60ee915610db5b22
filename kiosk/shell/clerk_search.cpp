// The clerk who is asked for somebody by name: the list of who may be meant, and the row of whoever
// is chosen from it. To be listed is not to be seen: only the opening is written down.
#include "core/people/person_line.h"
#include "kiosk/shell/clerk.h"

namespace uketsuke {
namespace {

Error no_such_person() {
    return Error{ErrorKind::not_found,
                 "person.gone",
                 {"この方の記録が見つかりません。何も記録していません",
                  "This person's record is not here any more. Nothing was recorded"},
                 {"もう一度探してください", "Search again"}};
}

// Of a person whom this terminal has seen, others have recorded something since. The voucher opens
// it at the hub; a name does not.
Error not_whole() {
    return Error{ErrorKind::conflict,
                 "person.not_whole",
                 {"この方の記録がこの端末に揃っていません。何も記録していません",
                  "Not all of this person's records are on this terminal. Nothing was recorded"},
                 {"接種券を読み取ってセンターに問い合わせるか、市の窓口に電話で確かめてください",
                  "Scan the voucher to ask the centre, or call the city's counter"}};
}

}  // namespace

bool Clerk::read_roster_further() {
    // The store's trouble shows where somebody is searched for.
    return roster_.read_further(records_.ledger()).value_or(false);
}

Result<PeopleList> Clerk::people_for(const PeopleQuery& query, Day today) {
    Ledger& ledger = records_.ledger();
    TRY(roster_.read_further(ledger));  // Whoever was recorded a moment ago is here too.
    PeopleList answer;
    answer.percent_read = roster_.percent_read();
    answer.only_seen = TRY(ledger.scope()) == DeviceScope::seen;
    const PeopleMatches matches = roster_.people().find(query);
    answer.all = matches.all;
    for (const PeopleMatch& match : matches.best) {
        const auto row = TRY(row_under(ledger, match.row));
        const auto described = row ? described_in(*row) : std::nullopt;
        if (!described) continue;
        const auto alike = TRY(ledger.people_like(*described));
        if (auto line = line_of(*row, alike, today)) answer.people.push_back(std::move(*line));
    }
    return answer;
}

Event Clerk::find_people(const FindPeople& effect, Day today) {
    auto answer = people_for(effect.query, today);
    if (!answer) return EffectFailed{effect.ticket, answer.error()};
    return PeopleFound{effect.ticket, *std::move(answer)};
}

Event Clerk::open_person(const OpenPerson& effect, Instant now) {
    Ledger& ledger = records_.ledger();
    if (const auto noted = note_view(now); !noted)
        return EffectFailed{effect.ticket, noted.error()};
    auto row = ledger.person(effect.person);
    if (!row) return EffectFailed{effect.ticket, row.error()};
    const auto described = *row ? described_in(**row) : std::nullopt;
    if (!described) return EffectFailed{effect.ticket, no_such_person()};
    const auto lacking = lacks_any({**row}, described->municipality);
    if (!lacking) return EffectFailed{effect.ticket, lacking.error()};
    if (*lacking) return EffectFailed{effect.ticket, not_whole()};
    return found(effect.ticket, *std::move(*row), "search", day_in_japan(now));
}

}  // namespace uketsuke
