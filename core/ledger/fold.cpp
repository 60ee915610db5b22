// Entries of one person to the person's row, and the row as JSON.
#include "core/ledger/fold.h"

#include <algorithm>

#include "core/base/require.h"
#include "core/ledger/fact_json.h"
#include "core/ledger/folded_row.h"

namespace uketsuke {

namespace {

struct Folder {
    PersonRow& row;
    const Entry& entry;

    void operator()(Resident resident) { row.resident = std::move(resident); }
    void operator()(const DoseReported& dose) {
        add_dose({entry_name(entry.header), false, dose_of(dose)});
    }
    void operator()(DoseGiven dose) { add_dose({entry_name(entry.header), true, std::move(dose)}); }
    void operator()(ScreeningClosed closed) { row.screenings.push_back(std::move(closed)); }
    void operator()(const CertificateMade&) { ++row.certificates_made; }
    // Facts about a session or a device are not about a person: such a body under a person's
    // subject says nothing.
    void operator()(const SessionOpened&) {}
    void operator()(const DeviceEnrolled&) {}
    void operator()(const DeviceRevoked&) {}
    void operator()(const RulesPublished&) {}
    void operator()(const DosesErased&) {}  // Noted before: see note_erased.
    void operator()(const PersonViewed&) {}

    // By date; doses of one day stay in canonical order.
    void add_dose(PersonDose dose) {
        const auto place = std::ranges::upper_bound(
            row.doses, dose.dose.date, {}, [](const PersonDose& item) { return item.dose.date; });
        row.doses.insert(place, std::move(dose));
    }
};

// What an erasure names counts for nothing, wherever the erasure stands in the order.
void note_erased(PersonRow& row, const std::vector<Admitted>& entries) {
    for (const Admitted& item : entries) {
        const auto* erasure = std::get_if<DosesErased>(&item.fact);
        if (erasure == nullptr) continue;
        row.erased.insert(row.erased.end(), erasure->entries.begin(), erasure->entries.end());
        std::ranges::sort(row.erased);
        row.erased.erase(std::ranges::unique(row.erased).begin(), row.erased.end());
    }
}

bool is_erasure(const Admitted& item) { return std::holds_alternative<DosesErased>(item.fact); }

// Leaves only what may change a row. A view is no part of it: looking costs the tables nothing.
void sort_for_fold(std::vector<Admitted>& entries) {
    std::erase_if(entries, [](const Admitted& item) {
        return std::holds_alternative<PersonViewed>(item.fact);
    });
    std::ranges::sort(entries, [](const Admitted& a, const Admitted& b) {
        return canonical_before(*a.entry, *b.entry);
    });
}

EntryPlace place_of(const EntryHeader& header) {
    return {header.at, header.chain, header.sequence};
}

Json dose_json(const PersonDose& dose) {
    return {
        {"entry", dose.entry},
        {"given_here", dose.given_here},
        {"dose", dose.given_here ? fact_to_json(dose.dose) : fact_to_json(report_of(dose.dose))}};
}

Result<PersonDose> parse_dose(const Json& item) {
    const auto found = item.find("given_here");
    const bool given_here = found != item.end() && found->is_boolean() && found->get<bool>();
    const auto body = item.find("dose");
    const Json& object = body == item.end() ? item : *body;
    Fact fact = TRY(fact_from_json(given_here ? "dose_given" : "dose_reported", object));
    return PersonDose{
        text_or(item, "entry"), given_here,
        given_here ? std::get<DoseGiven>(std::move(fact)) : dose_of(std::get<DoseReported>(fact))};
}

const Json& list_in(const Json& object, const char* key) {
    static const Json none = Json::array();
    const auto found = object.find(key);
    return found != object.end() && found->is_array() ? *found : none;
}

std::unexpected<Error> broken_row() {
    return fail(ErrorKind::environment, "row.malformed",
                {"保存された表が読めません。記録そのものは無事です。",
                 "A stored row cannot be read. The records themselves are safe."},
                {"「uketsuke rebuild」で表を作り直してください。",
                 "Run `uketsuke rebuild` to make the tables anew."});
}

}  // namespace

std::string entry_name(const EntryHeader& header) {
    return header.chain.device.hex() + "/" + header.chain.municipality + "/" +
           std::to_string(header.sequence);
}

bool is_erased(const std::vector<std::string>& erased, const EntryHeader& header) {
    if (erased.empty() || header.kind == "doses_erased" || header.kind == "person_viewed")
        return false;
    return std::ranges::binary_search(erased, entry_name(header));
}

std::vector<Admitted> readable(const std::vector<Entry>& entries) {
    std::vector<Admitted> all;
    for (const Entry& entry : entries) {
        auto fact = parse_fact(entry.header.kind, entry.json);
        if (fact.has_value()) all.push_back({&entry, std::move(*fact)});
    }
    return all;
}

PersonRow fold_person(PersonId person, const std::vector<Entry>& entries) {
    return fold_all(person, readable(entries)).row;
}

FoldedRow fold_all(PersonId person, std::vector<Admitted> entries) {
    FoldedRow folded;
    folded.row.person = person;
    require(fold_further(folded, std::move(entries)), "every entry comes after none");
    return folded;
}

bool fold_further(FoldedRow& folded, std::vector<Admitted> further) {
    sort_for_fold(further);
    const bool begun = folded.through.sequence != 0;
    if (begun && !further.empty() && place_of(further.front().entry->header) <= folded.through)
        return false;
    // An erasure takes away what was folded before.
    if (begun && std::ranges::any_of(further, is_erasure)) return false;
    note_erased(folded.row, further);
    for (Admitted& item : further) {
        if (is_erased(folded.row.erased, item.entry->header)) continue;
        EntryPlace place = place_of(item.entry->header);
        if (place == folded.through) continue;  // Repeated.
        folded.through = std::move(place);
        std::visit(Folder{folded.row, *item.entry}, std::move(item.fact));
    }
    folded.row.findings = findings_in(folded.row.doses);
    return true;
}

// Two doses that cannot both be right. Reality is recorded, then judged (design.md section 1): both
// stay.
std::vector<Finding> findings_in(const std::vector<PersonDose>& doses) {
    std::vector<Finding> findings;
    for (std::size_t i = 1; i < doses.size(); ++i) {
        const PersonDose& later = doses[i];
        for (std::size_t j = 0; j < i; ++j) {
            const PersonDose& earlier = doses[j];
            if (later.dose.date == earlier.dose.date) {
                findings.push_back({"same_day_dose",
                                    later.entry,
                                    {"同じ日に2回の接種記録があります。",
                                     "Two doses are recorded on the same day."}});
            }
            if (later.dose.dose_number != 0 && later.dose.dose_number == earlier.dose.dose_number) {
                findings.push_back({"same_dose_number",
                                    later.entry,
                                    {"同じ回数の接種記録が2つあります。",
                                     "Two records have the same dose number."}});
            }
        }
    }
    return findings;
}

DoseGiven dose_of(const DoseReported& reported) {
    DoseGiven dose;
    dose.date = reported.date;
    dose.dose_number = reported.dose_number;
    dose.product = reported.product;
    dose.lot = reported.lot;
    dose.venue = reported.venue;
    dose.doctor = reported.doctor;
    return dose;
}

DoseReported report_of(const DoseGiven& dose) {
    return {dose.date, dose.product, dose.dose_number, dose.lot, dose.venue, dose.doctor};
}

std::vector<PastDose> history_of(const PersonRow& row) {
    std::vector<PastDose> history;
    history.reserve(row.doses.size());
    for (const PersonDose& dose : row.doses) history.push_back({dose.dose.date, dose.dose.product});
    return history;
}

int next_dose_number(const PersonRow& row) {
    int next = static_cast<int>(row.doses.size()) + 1;
    for (const PersonDose& dose : row.doses) next = std::max(next, dose.dose.dose_number + 1);
    return next;
}

std::string print_row(const PersonRow& row) {
    Json out;
    out["person"] = row.person.hex();
    if (row.resident) out["resident"] = fact_to_json(*row.resident);
    out["doses"] = Json::array();
    for (const PersonDose& dose : row.doses) out["doses"].push_back(dose_json(dose));
    out["screenings"] = Json::array();
    for (const ScreeningClosed& screening : row.screenings) {
        out["screenings"].push_back(fact_to_json(screening));
    }
    out["certificates_made"] = row.certificates_made;
    if (!row.erased.empty()) out["erased"] = row.erased;
    out["findings"] = Json::array();
    for (const Finding& finding : row.findings) {
        out["findings"].push_back({{"code", finding.code},
                                   {"entry", finding.entry},
                                   {"ja", finding.text.ja},
                                   {"en", finding.text.en}});
    }
    return print_json(out);
}

Result<PersonRow> parse_row(std::string_view json) {
    const Json object = TRY(parse_json(json, 1u << 24));
    const auto person = PersonId::parse(text_or(object, "person"));
    if (!person) return broken_row();
    PersonRow row;
    row.person = *person;
    if (const auto found = object.find("resident"); found != object.end()) {
        row.resident = std::get<Resident>(TRY(fact_from_json("resident_listed", *found)));
    }
    for (const Json& item : list_in(object, "doses")) row.doses.push_back(TRY(parse_dose(item)));
    for (const Json& item : list_in(object, "screenings")) {
        row.screenings.push_back(
            std::get<ScreeningClosed>(TRY(fact_from_json("screening_closed", item))));
    }
    row.certificates_made = static_cast<int>(number_or(object, "certificates_made"));
    for (const Json& item : list_in(object, "erased")) {
        if (item.is_string()) row.erased.push_back(item.get<std::string>());
    }
    for (const Json& item : list_in(object, "findings")) {
        row.findings.push_back({text_or(item, "code"),
                                text_or(item, "entry"),
                                {text_or(item, "ja"), text_or(item, "en")}});
    }
    return row;
}

}  // namespace uketsuke
