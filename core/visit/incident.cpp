// Kinds in the order in which the ministry counts them, and which of them can harm.
#include "core/visit/incident.h"

#include <algorithm>

namespace uketsuke {

const std::vector<IncidentKind>& incident_kinds() {
    using enum IncidentWay;
    static const std::vector<IncidentKind> kinds{
        {"interval", {"接種間隔", "Interval between doses"}, monthly},
        {"needless", {"不必要な接種（回数・二重）", "Needless dose (number, twice)"}, monthly},
        {"age", {"対象年齢の外", "Outside the age"}, monthly},
        {"product", {"ワクチンの種類", "Kind of vaccine"}, at_once},
        {"wrong_person", {"対象者の取り違え", "Wrong person"}, monthly},
        {"amount", {"接種量", "Amount"}, at_once},
        {"preparation", {"希釈・空の注射器", "Dilution, empty syringe"}, at_once},
        {"equipment", {"接種器具", "Equipment"}, at_once},
        {"blood", {"血液感染のおそれ", "Risk of infection by blood"}, at_once},
        {"expired", {"期限切れ", "Expired"}, at_once},
        {"storage", {"不適切な保管", "Wrong storage"}, at_once},
        {"site", {"接種部位・方法", "Site or way of injection"}, at_once},
        {"other", {"その他", "Something else"}, monthly}};
    return kinds;
}

const IncidentKind* find_incident_kind(std::string_view code) {
    const auto found = std::ranges::find(incident_kinds(), code, &IncidentKind::code);
    return found == incident_kinds().end() ? nullptr : &*found;
}

std::vector<ScreeningReason> incident_harms() {
    return {{"none", {"健康被害なし", "No harm"}},
            {"harm", {"健康被害あり", "Harm"}},
            {"unknown", {"まだ分からない", "Not clear yet"}}};
}

IncidentWay way_of(const IncidentForm& form) {
    const IncidentKind* kind = find_incident_kind(form.kind);
    const bool can_harm = kind && kind->way == IncidentWay::at_once;
    return can_harm || form.harm == "harm" ? IncidentWay::at_once : IncidentWay::monthly;
}

std::optional<Error> obstacle_to_note(const IncidentForm& form) {
    if (!find_incident_kind(form.kind)) {
        return Error{ErrorKind::refused,
                     "incident.kind",
                     {"間違いの種類が選ばれていません", "The kind of error is not chosen"},
                     {"種類を選んでください", "Choose it"}};
    }
    if (!is_screening_reason(incident_harms(), form.harm)) {
        return Error{ErrorKind::refused,
                     "incident.harm",
                     {"健康被害の有無が選ばれていません", "Whether there is harm is not chosen"},
                     {"分からないときは「まだ分からない」を選んでください",
                      "Choose “not clear yet” where you cannot say"}};
    }
    return std::nullopt;
}

IncidentNoted incident_of(const IncidentForm& form, const RecordedDose& record, const Desk& desk,
                          Instant noticed) {
    IncidentNoted fact;
    fact.dose = record.entry;
    fact.date = record.dose.fact().date;
    fact.kind = form.kind;
    fact.noticed = noticed;
    fact.harm = form.harm;
    fact.told = form.told;
    fact.note = form.note;
    fact.recorder = desk.staff_name;
    fact.venue = desk.venue;
    fact.session = desk.session;
    return fact;
}

}  // namespace uketsuke
