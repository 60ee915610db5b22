// The clerk at the roster: who a voucher names, and what does not fit together.
#include <algorithm>

#include "core/programme/display.h"
#include "kiosk/shell/clerk.h"
#include "platform/records/finding_list.h"
#include "platform/records/views.h"

namespace uketsuke {
namespace {

Error two_people() {
    return Error{ErrorKind::conflict,
                 "roster.voucher_twice",
                 {"この券番号の人が名簿に二人います。何も記録していません。",
                  "The roster has two people with this voucher. Nothing was recorded."},
                 {"責任者に知らせてください。", "Tell the person in charge."}};
}

// Said to whoever looks, and not kept: the list has the provisional person himself.
Finding provisional_alike() {
    return {"provisional_alike",
            "",
            "",
            {"同じカナ氏名と生年月日の人が、仮受付で来ています。その接種はここに出ていません。",
             "Somebody of this name and date of birth was taken in provisionally. That record's "
             "doses are not shown here."},
            {}};
}

// Staff ought to hear at once that the roster may hold this person twice.
void add_alike(Ledger& ledger, PersonRow& row) {
    if (!row.resident) return;
    const auto others = ledger.people_like(*row.resident);
    if (!others) return;
    for (const PersonRow& other : *others) {
        if (is_provisional(other)) {
            row.findings.push_back(provisional_alike());
            continue;
        }
        const bool first = row.person < other.person;
        auto finding = first ? two_roster_rows(row, other) : two_roster_rows(other, row);
        if (finding && !finding->settled) row.findings.push_back(std::move(*finding));
    }
}

}  // namespace

Result<void> Clerk::note_view(Instant now) {
    if (views_.empty()) return {};
    TRY(records_.ledger().append_all(views_, now));
    views_.clear();
    return {};
}

Event Clerk::list_findings(const ListFindings& effect, Instant now) {
    if (const auto noted = note_view(now); !noted)
        return EffectFailed{effect.ticket, noted.error()};
    const auto list = uketsuke::list_findings(records_.ledger(), Settled::left_out);
    if (!list) return EffectFailed{effect.ticket, list.error()};
    std::vector<FindingLine> lines;
    for (const ListedFinding& one : *list) {
        FindingLine line{"", "", std::nullopt, one.finding.text};
        if (const auto resident = described_in(one.row)) {
            line.name = resident->name;
            line.kana = resident->kana;
            line.birth_date = resident->birth_date;
        }
        lines.push_back(std::move(line));
        views_.push_back(view_of(one.row, {actor_, recorder_}, "findings", one.municipality));
    }
    return FindingsListed{effect.ticket, std::move(lines)};
}

// Whether the hub may know more of the city's people than this terminal, which holds those whom it
// has seen.
Result<bool> Clerk::lacks_any(const std::vector<PersonRow>& people,
                              const std::string& municipality) const {
    Ledger& ledger = records_.ledger();
    if (TRY(ledger.scope()) == DeviceScope::city || municipality != office_.municipality)
        return false;
    return people.empty() || !TRY(ledger.is_whole(people.front().person));
}

Event Clerk::find_person(const FindPerson& effect, Instant now) {
    if (const auto noted = note_view(now); !noted)
        return EffectFailed{effect.ticket, noted.error()};
    const MunicipalityCode& municipality = effect.voucher.municipality;
    if (office_.municipalities && !office_.municipalities->find(municipality)) {
        return EffectFailed{effect.ticket, unknown_municipality(municipality)};
    }
    auto people =
        records_.ledger().people_by_voucher(municipality.text(), effect.voucher.number.text());
    if (!people) return EffectFailed{effect.ticket, people.error()};
    // Whom the roster has come to list stands before what a desk took down.
    if (std::ranges::any_of(*people, [](const PersonRow& row) { return row.resident.has_value(); }))
        std::erase_if(*people, [](const PersonRow& row) { return is_provisional(row); });
    if (people->size() > 1) return EffectFailed{effect.ticket, two_people()};
    const auto ask_hub = lacks_any(*people, municipality.text());
    if (!ask_hub) return EffectFailed{effect.ticket, ask_hub.error()};
    if (people->empty() || *ask_hub) return PersonMissing{effect.ticket, *ask_hub};
    return found(effect.ticket, std::move(people->front()), "voucher", day_in_japan(now));
}

// A warning and no more: where the list cannot be read, the person is shown without it.
std::vector<AlikeVisitor> Clerk::alike_here(const PersonRow& row, Day today) const {
    auto visitors = records_.ledger().visitors_on(today);
    if (!visitors) return {};
    std::erase_if(*visitors,
                  [&](const PersonRow& one) { return !is_at(visit_state(one, today), venue_); });
    return alike_visitors(row, *visitors, today);
}

// To be shown, and to be written down as seen.
Event Clerk::found(Ticket ticket, PersonRow row, const char* why, Day today) {
    views_.push_back(view_of(row, {actor_, recorder_}, why, office_.municipality));
    add_alike(records_.ledger(), row);
    // A reported dose has only the product's id: staff read names.
    for (PersonDose& dose : row.doses) {
        if (!dose.dose.product_name.empty()) continue;
        dose.dose.product_name = product_name(rules_->programme, dose.dose.product).ja;
    }
    auto alike = alike_here(row, today);
    return PersonFound{ticket, std::move(row), std::move(alike)};
}

}  // namespace uketsuke
