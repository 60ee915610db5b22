// Which there are, and each of them element by element.
#include "sync/fhir/immunization.h"

#include <algorithm>
#include <tuple>

#include "sync/fhir/names.h"
#include "sync/fhir/parts_json.h"

namespace uketsuke::fhir {

namespace {

constexpr const char* site_system = "http://terminology.hl7.org/CodeSystem/v3-ActSite";
constexpr const char* function_system = "http://terminology.hl7.org/CodeSystem/v2-0443";
constexpr const char* origin_system = "http://terminology.hl7.org/CodeSystem/immunization-origin";
constexpr const char* units = "http://unitsofmeasure.org";  // UCUM.

struct Site {
    const char* ours;
    const char* code;  // Of v3-ActSite.
    const char* display;
    const char* text;
};
constexpr Site sites[] = {{"left_upper_arm", "LUA", "left upper arm", "左上腕"},
                          {"right_upper_arm", "RUA", "right upper arm", "右上腕"},
                          {"left_thigh", "LT", "left thigh", "左大腿"},
                          {"right_thigh", "RT", "right thigh", "右大腿"}};

Json site_of(const std::string& body_site) {
    const auto known =
        std::ranges::find_if(sites, [&](const Site& site) { return body_site == site.ours; });
    if (known == std::end(sites)) return concept_of({}, body_site);
    return concept_of(Json::array({coding(site_system, known->code, known->display)}), known->text);
}

// Microlitres as millilitres: 300 is 0.3.
Json volume_of(int microlitres) {
    return {{"value", microlitres / 1000.0}, {"unit", "mL"}, {"system", units}, {"code", "mL"}};
}

// 医師: who examined the person and ordered the injection. Who held the syringe is not recorded.
Json performer_of(const std::string& doctor) {
    const Json ordering = Json::array({coding(function_system, "OP", "Ordering Provider")});
    return {{"function", concept_of(ordering, "医師")}, {"actor", named_only(doctor)}};
}

Json annotation(const std::string& who, Instant at, const std::string& text) {
    Json note = Json::object();
    if (!who.empty()) note["authorString"] = who;
    if (at != Instant{}) note["time"] = format_instant(at);
    note["text"] = text;
    return note;
}

std::string withdrawn_words(const DoseWithdrawn& fact) {
    std::string text = fact.as == WithdrawnAs::undone      ? "取り消した記録"
                       : fact.as == WithdrawnAs::not_given ? "接種していない"
                                                           : "別の人の記録";
    if (!fact.reason.empty()) text += ": " + fact.reason;
    return text;
}

// R4 has no element for why a record was wrong (statusReason is why the event was not performed),
// so it is said in a note.
void add_error_note(Json& notes, const PersonRow& row, const PersonDose& dose) {
    const SetAsideBy by = set_aside_by(row, dose);
    if (by.withdrawal) {
        const DoseWithdrawn& fact = by.withdrawal->fact;
        notes.push_back(annotation(fact.recorder, by.withdrawal->at, withdrawn_words(fact)));
    } else if (by.correction) {
        const DoseGiven& fact = by.correction->dose;
        notes.push_back(annotation(fact.recorder, {},
                                   "訂正: " + fact.correction_reason + " → Immunization/" +
                                       id_of_entry(by.correction->entry)));
    }
}

// 要確認, with the word on it where somebody settled it.
void add_finding_notes(Json& notes, const Chart& chart, const PersonDose& dose) {
    for (const Finding& finding : chart.findings) {
        if (finding.entry != dose.entry) continue;
        notes.push_back(annotation("", {}, "要確認 (" + finding.code + "): " + finding.text.ja));
        if (!finding.settled) continue;
        const FindingSettled& word = finding.settled->fact;
        notes.push_back(annotation(word.recorder, finding.settled->at, "処理済み: " + word.note));
    }
}

Json notes_of(const Chart& chart, const Immunization& one) {
    Json notes = Json::array();
    if (one.status == ImmunizationStatus::entered_in_error)
        add_error_note(notes, *chart.row, *one.dose);
    const DoseGiven& dose = one.dose->dose;
    if (!dose.in_place_of.empty()) {
        notes.push_back(annotation(dose.recorder, {},
                                   "Immunization/" + id_of_entry(dose.in_place_of) +
                                       " に代わる記録: " + dose.correction_reason));
    }
    add_finding_notes(notes, chart, *one.dose);
    for (const PastIncident& past : chart.row->incidents) {
        if (past.fact.dose == one.dose->entry)
            notes.push_back(annotation(past.fact.recorder, past.at,
                                       "間違い接種 (" + past.fact.kind + ") " + past.fact.note));
    }
    return notes;
}

// R4: reported says whether the person said so himself; these were seen by staff.
Json reactions_of(const Chart& chart, const PersonDose& dose) {
    Json reactions = Json::array();
    for (const PastReaction& past : chart.row->reactions) {
        if (past.fact.dose != dose.entry) continue;
        reactions.push_back({{"date", format_instant(past.fact.noticed)}, {"reported", false}});
    }
    return reactions;
}

std::string maker_named(const Chart& chart, const DoseGiven& dose) {
    return dose.maker.empty() ? maker_of(chart.programme, dose.product) : dose.maker;
}

Json head_of(const Chart& chart, const Immunization& one) {
    return {{"resourceType", "Immunization"},
            {"id", one.id},
            {"status", to_text(one.status)},
            {"patient", reference_to("Patient", id_of(chart.row->person))}};
}

// Whoever gave it says so, or the city knew of it: a registry of the jurisdiction.
void add_source(Json& made, bool given_here) {
    made["primarySource"] = given_here;
    if (given_here) return;
    const Json registry =
        Json::array({coding(origin_system, "jurisdiction", "Jurisdictional IIS")});
    made["reportOrigin"] = concept_of(registry, "市町村の接種台帳");
}

void add_when(Json& made, const Chart& chart, const PersonDose& dose) {
    const bool to_the_minute = dose.given_here && dose.dose.at != Instant{};
    made["occurrenceDateTime"] =
        to_the_minute ? format_instant(dose.dose.at) : format_day(dose.dose.date);
    const auto written = chart.recorded.find(dose.entry);
    if (written != chart.recorded.end()) made["recorded"] = format_instant(written->second);
}

void add_product(Json& made, const Chart& chart, const DoseGiven& dose) {
    made["vaccineCode"] = vaccine(chart.programme, dose.product, dose.product_name);
    const std::string maker = maker_named(chart, dose);
    if (!maker.empty()) made["manufacturer"] = named_only(maker);
    if (!dose.lot.empty()) made["lotNumber"] = dose.lot;
    if (dose.expiry) made["expirationDate"] = format_day(*dose.expiry);
    if (!dose.body_site.empty()) made["site"] = site_of(dose.body_site);
    if (dose.volume_ul > 0) made["doseQuantity"] = volume_of(dose.volume_ul);
}

void add_place(Json& made, const std::string& venue, const std::string& doctor) {
    if (!venue.empty()) made["location"] = named_only(venue);
    if (!doctor.empty()) made["performer"] = Json::array({performer_of(doctor)});
}

Json dose_json(const Chart& chart, const Immunization& one) {
    const PersonDose& dose = *one.dose;
    Json made = head_of(chart, one);
    made["identifier"] = Json::array({Json{{"system", record_system()}, {"value", dose.entry}}});
    add_when(made, chart, dose);
    add_source(made, dose.given_here);
    add_product(made, chart, dose.dose);
    add_place(made, dose.dose.venue, dose.dose.doctor);
    Json notes = notes_of(chart, one);
    if (!notes.empty()) made["note"] = std::move(notes);
    Json reactions = reactions_of(chart, dose);
    if (!reactions.empty()) made["reaction"] = std::move(reactions);
    // R4: doseNumber[x] is required in protocolApplied, so without it there is none.
    if (dose.dose.dose_number > 0) {
        Json protocol = Json::object();
        if (!dose.dose.programme.empty()) protocol["series"] = dose.dose.programme;
        protocol["doseNumberPositiveInt"] = dose.dose.dose_number;
        made["protocolApplied"] = Json::array({std::move(protocol)});
    }
    return made;
}

const char* words_of(ScreeningOutcome outcome) {
    switch (outcome) {
        case ScreeningOutcome::screening_only:
            return "予診のみ";
        case ScreeningOutcome::put_off:
            return "見合わせ";
        case ScreeningOutcome::left:
            break;
    }
    return "予診前に退出";
}

// R4: vaccineCode is required also of what was not done; no product had been decided on.
Json screening_json(const Chart& chart, const Immunization& one) {
    const ScreeningClosed& closed = *one.screening;
    Json made = head_of(chart, one);
    Json outcome = Json::array({coding(code_system("screening-outcome"), to_text(closed.outcome))});
    std::string text = words_of(closed.outcome);
    if (!closed.reason.empty()) text += ": " + closed.reason;
    made["statusReason"] = concept_of(std::move(outcome), text);
    made["vaccineCode"] =
        concept_of({}, chart.programme ? chart.programme->name.ja : std::string("予防接種"));
    made["occurrenceDateTime"] = format_day(closed.date);
    made["primarySource"] = true;
    add_place(made, closed.venue, closed.doctor);
    return made;
}

}  // namespace

const char* to_text(ImmunizationStatus status) {
    switch (status) {
        case ImmunizationStatus::completed:
            return "completed";
        case ImmunizationStatus::entered_in_error:
            return "entered-in-error";
        case ImmunizationStatus::not_done:
            break;
    }
    return "not-done";
}

std::optional<ImmunizationStatus> parse_immunization_status(std::string_view text) {
    for (const auto status : {ImmunizationStatus::completed, ImmunizationStatus::entered_in_error,
                              ImmunizationStatus::not_done}) {
        if (text == to_text(status)) return status;
    }
    return std::nullopt;
}

std::vector<Immunization> immunizations_of(const PersonRow& row) {
    std::vector<Immunization> all;
    const auto add = [&](const PersonDose& dose, ImmunizationStatus status) {
        all.push_back(
            {id_of_entry(dose.entry), status, dose.dose.date, dose.dose.lot, &dose, nullptr});
    };
    for (const PersonDose& dose : row.doses) add(dose, ImmunizationStatus::completed);
    for (const PersonDose& dose : row.set_aside) add(dose, ImmunizationStatus::entered_in_error);
    for (const ScreeningClosed& closed : row.screenings) {
        all.push_back({id_of_screening(row.person, closed), ImmunizationStatus::not_done,
                       closed.date, "", nullptr, &closed});
    }
    const auto place = [](const Immunization& one) { return std::tie(one.date, one.id); };
    std::ranges::stable_sort(all, {}, place);
    // The same words twice about one screening are one.
    all.erase(
        std::unique(all.begin(), all.end(),
                    [](const Immunization& a, const Immunization& b) { return a.id == b.id; }),
        all.end());
    return all;
}

std::string print_immunization(const Chart& chart, const Immunization& one) {
    return print_json(one.dose ? dose_json(chart, one) : screening_json(chart, one));
}

}  // namespace uketsuke::fhir
