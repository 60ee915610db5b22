// Status, reasons, the earliest day, and the doses it rests on.
#include "sync/fhir/recommendation.h"

#include "core/eligibility/assess.h"
#include "core/eligibility/case_of.h"
#include "sync/fhir/names.h"
#include "sync/fhir/parts_json.h"

namespace uketsuke::fhir {

namespace {

constexpr const char* status_system =
    "http://terminology.hl7.org/CodeSystem/immunization-recommendation-status";
// R4, value set immunization-recommendation-date-criterion.
constexpr const char* loinc = "http://loinc.org";
constexpr const char* earliest_code = "30981-5";

struct StatusWords {
    const char* standard;  // A code of R4 where one means the same, or null.
    const char* text;
};

// R4: due is "due for their next vaccination", complete "no further doses are recommended". It has
// no code for "not before a day" and none for "not in this programme": those are ours alone.
StatusWords words_of(const Verdict& verdict) {
    if (!verdict.dose_number) return {"complete", "次の接種はありません"};
    switch (verdict.status) {
        case Status::eligible:
            return {"due", "接種できます"};
        case Status::confirm:
            return {"due", "医師に確認"};
        case Status::not_yet:
            return {nullptr, "まだ接種できません"};
        case Status::not_eligible:
            break;
    }
    return {nullptr, "この事業では接種できません"};
}

Json status_of(const Verdict& verdict) {
    const StatusWords words = words_of(verdict);
    Json codings = Json::array();
    if (words.standard) codings.push_back(coding(status_system, words.standard));
    codings.push_back(coding(code_system("verdict"), to_text(verdict.status)));
    return concept_of(std::move(codings), words.text);
}

Json reasons_of(const Verdict& verdict) {
    Json all = Json::array();
    for (const Reason& reason : verdict.reasons) {
        Json code = Json::array({coding(code_system("reason"), reason.code, reason.text.en)});
        all.push_back(concept_of(std::move(code), reason.text.ja + " (" + reason.clause + ")"));
    }
    return all;
}

// imr-1: one of vaccineCode or targetDisease shall be present.
Json vaccines_of(const Chart& chart, const Verdict& verdict) {
    Json all = Json::array();
    for (const std::string& product : verdict.products)
        all.push_back(vaccine(chart.programme, product, ""));
    if (all.empty()) all.push_back(concept_of({}, chart.programme->name.ja));
    return all;
}

Json doses_of(const PersonRow& row) {
    Json all = Json::array();
    for (const PersonDose& dose : row.doses)
        all.push_back(reference_to("Immunization", id_of_entry(dose.entry)));
    return all;
}

Json earliest_of(Day day) {
    const Json code = Json::array({coding(loinc, earliest_code, "Earliest date to give")});
    return {{"code", concept_of(code, "最も早い接種日")}, {"value", format_day(day)}};
}

Json advice_of(const Chart& chart, const Verdict& verdict) {
    Json advice = {{"vaccineCode", vaccines_of(chart, verdict)},
                   {"forecastStatus", status_of(verdict)}};
    Json reasons = reasons_of(verdict);
    if (!reasons.empty()) advice["forecastReason"] = std::move(reasons);
    if (verdict.earliest) advice["dateCriterion"] = Json::array({earliest_of(*verdict.earliest)});
    advice["description"] = chart.programme->name.ja + " (" + chart.programme->version + ")";
    advice["series"] = chart.programme->id;
    if (verdict.dose_number) advice["doseNumberPositiveInt"] = *verdict.dose_number;
    Json doses = doses_of(*chart.row);
    if (!doses.empty()) advice["supportingImmunization"] = std::move(doses);
    return advice;
}

}  // namespace

std::optional<Verdict> verdict_on(const Chart& chart, Day day) {
    if (!chart.programme || !chart.row->resident) return std::nullopt;
    return assess(*chart.programme, case_of(*chart.row->resident, history_of(*chart.row), day));
}

std::string print_recommendation(const Chart& chart, const Verdict& verdict, Instant now) {
    const std::string id = id_of(chart.row->person);
    Json made = {{"resourceType", "ImmunizationRecommendation"},
                 {"id", id},
                 {"patient", reference_to("Patient", id)},
                 {"date", format_instant(now)}};
    made["recommendation"] = Json::array({advice_of(chart, verdict)});
    return print_json(made);
}

}  // namespace uketsuke::fhir
