// From a question to rows, from rows to resources.
#include "sync/hub/fhir/fhir_desk.h"

#include <algorithm>

#include "core/eligibility/early_doses.h"
#include "platform/records/views.h"
#include "sync/fhir/bundle.h"
#include "sync/fhir/operation_outcome.h"
#include "sync/fhir/patient.h"
#include "sync/fhir/recommendation.h"
#include "sync/hub/hub_settings.h"

namespace uketsuke {

namespace {

using fhir::ResourceType;

std::unexpected<Error> unknown(ResourceType type, const std::string& id) {
    return fail(ErrorKind::not_found, "fhir.unknown",
                {std::string(to_text(type)) + "/" + id + " はありません。",
                 "There is no " + std::string(to_text(type)) + "/" + id + "."});
}

std::unexpected<Error> too_many(std::size_t count) {
    const std::string number = std::to_string(count);
    return fail(ErrorKind::refused, "fhir.too_many",
                {"当てはまる人が" + number + "人います。", number + " people fit."},
                {"生年月日や番号も指定してください。", "Add a date of birth or an identifier."});
}

// Those of `people` who are also among `others`.
void keep_common(std::vector<PersonRow>& people, const std::vector<PersonRow>& others) {
    std::erase_if(people, [&](const PersonRow& one) {
        return std::ranges::find(others, one.person, &PersonRow::person) == others.end();
    });
}

}  // namespace

Result<std::string> FhirDesk::read(ResourceType type, const std::string& id) {
    std::optional<PersonRow> row;
    if (type == ResourceType::immunization) {
        row = TRY(person_of_immunization(id));
    } else if (const auto person = PersonId::parse(id)) {
        row = TRY(records_.ledger().person(*person));
    }
    if (!row) return unknown(type, id);
    fhir::Search all;
    all.of = type;
    const auto resources = TRY(resources_of(*row, all));
    const auto found = std::ranges::find(resources, id, &Shown::id);
    if (found == resources.end()) return unknown(type, id);
    TRY(note_views({*row}));
    return found->resource;
}

// The entry says whom it is about; whether it is one of his doses, his row knows.
Result<std::optional<PersonRow>> FhirDesk::person_of_immunization(const std::string& id) {
    Ledger& ledger = records_.ledger();
    const auto meant = fhir::meant_by(id);
    if (!meant) return std::optional<PersonRow>();
    if (const auto* person = std::get_if<PersonId>(&*meant)) return ledger.person(*person);
    const auto& place = std::get<fhir::EntryMeant>(*meant);
    const auto run = TRY(ledger.run_after(place.chain, place.sequence - 1, 1));
    if (run.empty() || run.front().header.sequence != place.sequence)
        return std::optional<PersonRow>();
    const auto person = PersonId::parse(run.front().header.subject.id);
    if (!person || run.front().header.subject.kind != "person") return std::optional<PersonRow>();
    return ledger.person(*person);
}

Result<std::string> FhirDesk::search(const fhir::Search& search) {
    const auto people = TRY(people_meant(search));
    std::vector<Shown> all;
    for (const PersonRow& row : people) {
        for (Shown& one : TRY(resources_of(row, search))) all.push_back(std::move(one));
    }
    std::string bundle = TRY(page_of(search, std::move(all)));
    TRY(note_views(people));
    return bundle;
}

Result<std::vector<PersonRow>> FhirDesk::people_meant(const fhir::Search& search) {
    std::optional<std::vector<PersonRow>> people;
    const auto narrow = [&](std::vector<PersonRow> others) {
        if (people) {
            keep_common(*people, others);
        } else {
            people = std::move(others);
        }
    };
    if (search.person) {
        std::vector<PersonRow> one;
        if (auto row = TRY(records_.ledger().person(*search.person)))
            one.push_back(std::move(*row));
        narrow(std::move(one));
    }
    if (search.identifier) narrow(TRY(people_identified(*search.identifier)));
    if (!search.name.empty() || search.birth_date) narrow(TRY(people_by_index(search)));
    std::ranges::sort(*people, {}, &PersonRow::person);
    return std::move(*people);
}

Result<std::vector<PersonRow>> FhirDesk::people_identified(
    const fhir::IdentifierAsked& identifier) {
    const std::string& municipality = identifier.system.municipality;
    if (identifier.system.what == fhir::MeantSystem::What::voucher)
        return records_.ledger().people_by_voucher(municipality, identifier.value);
    std::vector<PersonRow> people;
    auto row = TRY(records_.ledger().person_by_resident_id(municipality, identifier.value));
    if (row) people.push_back(std::move(*row));
    return people;
}

Result<std::vector<PersonRow>> FhirDesk::people_by_index(const fhir::Search& search) {
    Ledger& ledger = records_.ledger();
    TRY(index_.read_all(ledger));
    const std::string born = search.birth_date ? format_day(*search.birth_date) : std::string();
    const auto query = TRY(parse_people_query(search.name, born, "", day_in_japan(asker_.now)));
    const PeopleMatches matches = index_.people().find(query);
    if (matches.all > PeopleIndex::matches_max) return too_many(matches.all);
    std::vector<PersonRow> people;
    for (const PeopleMatch& match : matches.best) {
        // ガ for カ helps at a desk; a program is told what it asked for.
        if (match.fit == Likeness::forgiven) continue;
        if (auto row = TRY(row_under(ledger, match.row))) people.push_back(std::move(*row));
    }
    return people;
}

Result<void> FhirDesk::note_views(const std::vector<PersonRow>& people) {
    if (people.empty()) return {};
    const auto settings = TRY(settings_of_a_city(records_.ledger().store(), records_.store_id()));
    std::vector<Draft> drafts;
    for (const PersonRow& row : people)
        drafts.push_back(view_of(row, {"", asker_.client.name}, "fhir", settings.municipality));
    TRY(records_.ledger().append_all(drafts, asker_.now));
    return {};
}

Result<fhir::Chart> FhirDesk::chart_of(const PersonRow& row) {
    const Programme* programme = TRY(rules_.in_force(records_));
    fhir::Chart chart{&row, programme, row.findings, {}};
    if (chart.programme) {
        for (Finding& finding : early_doses(*chart.programme, row))
            chart.findings.push_back(std::move(finding));
    }
    for (const auto* doses : {&row.doses, &row.set_aside}) {
        for (const PersonDose& dose : *doses) {
            const auto meant = fhir::entry_meant(dose.entry);
            if (!meant) continue;
            const auto run = TRY(records_.ledger().run_after(meant->chain, meant->sequence - 1, 1));
            if (!run.empty()) chart.recorded[dose.entry] = run.front().header.at;
        }
    }
    return chart;
}

Result<std::vector<FhirDesk::Shown>> FhirDesk::resources_of(const PersonRow& row,
                                                            const fhir::Search& search) {
    std::vector<Shown> shown;
    const std::string id = fhir::id_of(row.person);
    if (search.of == ResourceType::patient) {
        shown.push_back({id, fhir::print_patient(row)});
        return shown;
    }
    const fhir::Chart chart = TRY(chart_of(row));
    if (search.of == ResourceType::immunization) {
        for (const fhir::Immunization& one : fhir::immunizations_of(row)) {
            if (fits(search, one)) shown.push_back({one.id, print_immunization(chart, one)});
        }
    } else if (const auto verdict = verdict_on(chart, day_in_japan(asker_.now))) {
        shown.push_back({id, print_recommendation(chart, *verdict, asker_.now)});
    }
    return shown;
}

std::string FhirDesk::url_of(ResourceType type, const std::string& id) const {
    return asker_.base + "/" + to_text(type) + "/" + id;
}

Result<std::string> FhirDesk::page_of(const fhir::Search& search, std::vector<Shown> all) {
    const std::string here = asker_.base + "/" + to_text(search.of) + "?" + search.understood;
    fhir::SearchPage page;
    page.self = here;
    page.total = all.size();
    auto from = all.begin();
    if (!search.after.empty()) {
        from = std::ranges::find(all, search.after, &Shown::id);
        if (from == all.end()) {
            return fail(ErrorKind::bad_input, "fhir.page",
                        {"このページはなくなりました。", "This page is gone."},
                        {"検索を最初からやり直してください。", "Begin the search anew."});
        }
        page.self += "&_page=" + fhir::page_after(search.after);
        ++from;
    }
    for (; from != all.end() && page.found.size() < search.count; ++from)
        page.found.push_back({url_of(search.of, from->id), std::move(from->resource)});
    if (from != all.end() && !page.found.empty())
        page.next = here + "&_page=" + fhir::page_after((from - 1)->id);
    const bool without_rules =
        search.of == ResourceType::recommendation && all.empty() && !TRY(rules_.in_force(records_));
    if (without_rules) {
        page.remark = fhir::print_warning(
            {"このハブは規則を公開していません。", "This hub has published no rules."});
    }
    return print_bundle(page);
}

Result<std::string> FhirDesk::lines_of(ResourceType type, const std::vector<LookupKey>& rows) {
    fhir::Search all;
    all.of = type;
    std::string lines;
    std::vector<PersonRow> people;
    for (const LookupKey& key : rows) {
        auto row = TRY(row_under(records_.ledger(), key));
        if (!row) continue;
        for (const Shown& one : TRY(resources_of(*row, all))) lines += one.resource + "\n";
        people.push_back(std::move(*row));
    }
    TRY(note_views(people));
    return lines;
}

}  // namespace uketsuke
