// From the row to the report: who it is, which dose it was, and what was noted.
#include "core/certificate/filled_reports.h"

#include <algorithm>

#include "core/ledger/provisional.h"
#include "core/visit/incident.h"
#include "core/visit/reaction.h"

namespace uketsuke {

namespace {

std::vector<Words> words_of(const std::vector<std::string>& codes,
                            const std::vector<ScreeningReason>& known) {
    std::vector<Words> words;
    for (const ScreeningReason& one : known) {
        if (std::ranges::count(codes, one.code) > 0) words.push_back(one.text);
    }
    return words;
}

CertificateDose certified(const DoseGiven& fact) {
    return {fact.dose_number, fact.date, fact.product_name, fact.maker, fact.lot, fact.venue};
}

// What stands in its place; else itself.
const DoseGiven* find_dose(const PersonRow& row, const std::string& entry) {
    const auto instead = std::ranges::find_if(
        row.doses, [&](const PersonDose& dose) { return dose.dose.in_place_of == entry; });
    if (!entry.empty() && instead != row.doses.end()) return &instead->dose;
    for (const auto* doses : {&row.doses, &row.set_aside}) {
        const auto found = std::ranges::find(*doses, entry, &PersonDose::entry);
        if (found != doses->end()) return &found->dose;
    }
    return nullptr;
}

// Who it is, on either report.
template <class Report>
Result<void> put_person(Report& report, const PersonRow& row, Day date) {
    const auto who = described_in(row);
    if (!who) return std::unexpected(report_gone());
    report.name = who->name;
    report.kana = who->kana;
    report.sex = who->sex;
    report.birth_date = who->birth_date;
    report.age = age_in_years(who->birth_date, date);
    if (!who->address_protected) report.address = who->address;
    return {};
}

// 判定 as it was, in words; empty where no rule was asked.
std::string verdict_text(const std::string& status) {
    if (status == to_text(Status::eligible)) return "接種できます";
    if (status == to_text(Status::confirm)) return "医師に確認";
    if (status == to_text(Status::not_yet)) return "まだ打てません";
    return status == to_text(Status::not_eligible) ? "接種できません" : "";
}

std::vector<Words> deviating_in(const DoseGiven& dose, const ScreeningForm* form) {
    std::vector<Words> words;
    if (!form) return words;
    for (const Question& question : form->questions) {
        if (std::ranges::count(dose.form_deviates, question.id) > 0)
            words.push_back(question.words);
    }
    return words;
}

void put_dose(IncidentReport& report, const DoseGiven& dose) {
    report.dose = certified(dose);
    report.volume_ul = dose.volume_ul;
    if (const auto site = parse_body_site(dose.body_site))
        report.body_site = uketsuke::words_of(*site).ja;
    report.doctor = dose.doctor;
    report.recorder = dose.recorder;
    report.venue = dose.venue;
    report.verdict = verdict_text(dose.verdict);
    report.reason_codes = dose.reason_codes;
}

}  // namespace

Error report_gone() {
    return Error{ErrorKind::not_found,
                 "report.gone",
                 {"報告する記録が見つかりません。何も作っていません。",
                  "The record to be reported is not here any more. Nothing was made."},
                 {"その方をもう一度開いて、記録し直してください。",
                  "Open the person again, and record it anew."}};
}

Result<IncidentReport> incident_report_of(const PersonRow& row, const std::string& entry,
                                          bool sample) {
    const auto found = std::ranges::find(row.incidents, entry, &PastIncident::entry);
    if (found == row.incidents.end()) return std::unexpected(report_gone());
    const IncidentNoted& fact = found->fact;
    const DoseGiven* dose = find_dose(row, fact.dose);
    if (!dose) return std::unexpected(report_gone());
    IncidentReport report;
    TRY(put_person(report, row, dose->date));
    put_dose(report, *dose);
    if (const IncidentKind* kind = find_incident_kind(fact.kind)) report.kind = kind->text;
    IncidentForm form;
    form.kind = fact.kind;
    form.harm = fact.harm;
    report.at_once = way_of(form) == IncidentWay::at_once;
    for (const ScreeningReason& harm : incident_harms()) {
        if (harm.code == fact.harm) report.harm = harm.text;
    }
    report.told = fact.told;
    report.note = fact.note;
    report.noticed = fact.noticed;
    report.record = entry;
    report.sample = sample;
    return report;
}

Result<ReactionReport> reaction_report_of(const PersonRow& row, const std::string& entry,
                                          const ScreeningForm* form, bool sample) {
    const auto found = std::ranges::find(row.reactions, entry, &PastReaction::entry);
    if (found == row.reactions.end()) return std::unexpected(report_gone());
    const ReactionNoted& fact = found->fact;
    ReactionReport report;
    TRY(put_person(report, row, fact.date));
    if (const DoseGiven* dose = find_dose(row, fact.dose)) {
        report.dose = certified(*dose);
        report.doctor = dose->doctor;
        report.injected = dose->at;
        report.temperature_tenths = dose->temperature_tenths;
        report.deviating = deviating_in(*dose, form);
    }
    report.noticed = fact.noticed;
    report.signs = words_of(fact.signs, reaction_signs());
    report.done = words_of(fact.done, reaction_measures());
    report.note = fact.note;
    report.record = entry;
    report.sample = sample;
    return report;
}

}  // namespace uketsuke
