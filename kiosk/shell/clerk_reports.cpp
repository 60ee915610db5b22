// The clerk and the reports: what the records know of a reaction, an incident and a day, on paper;
// and who is here.
#include <algorithm>

#include "core/certificate/closing_report.h"
#include "core/certificate/incident_report.h"
#include "core/certificate/reaction_report.h"
#include "core/certificate/visitor_list.h"
#include "core/visit/incident.h"
#include "core/visit/reaction.h"
#include "kiosk/shell/clerk.h"

namespace uketsuke {

namespace {

std::unexpected<Error> fact_gone() {
    return fail(ErrorKind::not_found, "report.gone",
                {"報告する記録が見つかりません。何も印刷していません。",
                 "The record to be reported is not here any more. Nothing was printed."},
                {"その方をもう一度開いて、記録し直してください。",
                 "Open the person again, and record it anew."});
}

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

// What stands in its place; else itself, whether it counts or not: a wrong one is reported too.
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

// 見本 wherever no city says that it is none.
bool is_sample(const Office& office) { return !office.city || office.city->sample; }

// Who it is, on either report.
template <class Report>
Result<void> put_person(Report& report, const PersonRow& row, Day date) {
    const auto who = described_in(row);
    if (!who) return fact_gone();
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

std::optional<DifferenceKind> parse_kind(std::string_view text) {
    for (std::size_t i = 0; i < difference_kinds; ++i) {
        if (text == to_text(DifferenceKind(i))) return DifferenceKind(i);
    }
    return std::nullopt;
}

// As it was when the day was closed: "form_missing A012", or with a person's id in its place.
std::optional<Difference> difference_in(const std::string& stored,
                                        const std::vector<PersonRow>& visitors) {
    const std::size_t blank = stored.find(' ');
    const auto kind = parse_kind(std::string_view(stored).substr(0, blank));
    if (!kind || blank == stored.npos) return std::nullopt;
    Difference difference{*kind, stored.substr(blank + 1)};
    const auto person = PersonId::parse(difference.about);
    const auto row =
        person ? std::ranges::find(visitors, *person, &PersonRow::person) : visitors.end();
    if (row == visitors.end()) return difference;
    const auto who = described_in(*row);
    difference.about = difference.name = who ? who->name : "";
    return difference;
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

}  // namespace

Result<Page> Clerk::reaction_report(const PaperOrder& order) const {
    const auto row = TRY(records_.ledger().person(order.person));
    if (!row) return fact_gone();
    const auto found = std::ranges::find(row->reactions, order.entry, &PastReaction::entry);
    if (found == row->reactions.end()) return fact_gone();
    const ReactionNoted& fact = found->fact;
    ReactionReport report;
    TRY(put_person(report, *row, fact.date));
    if (const DoseGiven* dose = find_dose(*row, fact.dose)) {
        report.dose = certified(*dose);
        report.doctor = dose->doctor;
        report.injected = dose->at;
        report.temperature_tenths = dose->temperature_tenths;
        report.deviating = deviating_in(*dose, rules_->form.get());
    }
    report.noticed = fact.noticed;
    report.signs = words_of(fact.signs, reaction_signs());
    report.done = words_of(fact.done, reaction_measures());
    report.note = fact.note;
    report.record = order.entry;
    report.sample = is_sample(office_);
    return draw_reaction_report(report);
}

Result<Page> Clerk::incident_report(const PaperOrder& order) const {
    const auto row = TRY(records_.ledger().person(order.person));
    if (!row) return fact_gone();
    const auto found = std::ranges::find(row->incidents, order.entry, &PastIncident::entry);
    if (found == row->incidents.end()) return fact_gone();
    const IncidentNoted& fact = found->fact;
    const DoseGiven* dose = find_dose(*row, fact.dose);
    if (!dose) return fact_gone();
    IncidentReport report;
    TRY(put_person(report, *row, dose->date));
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
    report.dose = certified(*dose);
    report.volume_ul = dose->volume_ul;
    if (const auto site = parse_body_site(dose->body_site))
        report.body_site = uketsuke::words_of(*site).ja;
    report.doctor = dose->doctor;
    report.recorder = dose->recorder;
    report.venue = dose->venue;
    report.verdict = verdict_text(dose->verdict);
    report.reason_codes = dose->reason_codes;
    report.record = order.entry;
    report.sample = is_sample(office_);
    return draw_incident_report(report);
}

Result<std::vector<Page>> Clerk::closing_report(const PaperOrder& order, Day today) const {
    const VenueDay day = TRY(venue_day(order.venue, today));
    const DayBalance now = balance(day);
    if (!now.closed || now.closed->entry != order.entry) return fact_gone();
    std::vector<Difference> differences;
    for (const std::string& stored : now.closed->fact.differences) {
        if (auto one = difference_in(stored, day.visitors)) differences.push_back(*std::move(one));
    }
    return draw_closing_report({now.closed->fact, now.closed->at, std::move(differences),
                                now.figures.given, is_sample(office_), order.entry});
}

Result<std::vector<Page>> Clerk::visitor_list(const PaperOrder& order, Day today) const {
    std::vector<ListedVisitor> visitors;
    for (const PersonRow& row : TRY(venue_day(order.venue, today)).visitors) {
        const auto who = described_in(row);
        const VisitState state = visit_state(row, today);
        if (!who && state.number.empty()) continue;
        if (!who) {
            visitors.push_back({state.number, "", "", {}, ""});
            continue;
        }
        visitors.push_back({state.number, who->name, who->kana, who->birth_date,
                            state.parked ? "保留" : uketsuke::words_of(state.stage).ja});
    }
    std::ranges::stable_sort(visitors, {}, &ListedVisitor::number);
    return draw_visitor_list(order.venue, today, visitors, is_sample(office_));
}

}  // namespace uketsuke
