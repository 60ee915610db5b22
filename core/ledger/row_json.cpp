// A row as one line of JSON and back.
#include "core/ledger/broken_row.h"
#include "core/ledger/fact_json.h"
#include "core/ledger/fold.h"
#include "core/ledger/folded_row.h"

namespace uketsuke {

namespace {

std::int64_t milliseconds(Instant at) { return at.time_since_epoch().count(); }

Instant instant_in(const Json& object) {
    return Instant{std::chrono::milliseconds{number_or(object, "at")}};
}

// A fact with the name of its entry and its time.
template <class Dated>
Json dated_json(const Dated& one) {
    return {{"entry", one.entry}, {"at", milliseconds(one.at)}, {"fact", fact_to_json(one.fact)}};
}

Json check_in_json(const CheckIn& one) {
    return {{"entry", one.entry},
            {"at", milliseconds(one.at)},
            {"ended", one.ended},
            {"check_in", fact_to_json(one.fact)}};
}

Json settlement_json(const Settlement& word) {
    return {{"at", milliseconds(word.at)}, {"settlement", fact_to_json(word.fact)}};
}

Json finding_json(const Finding& finding) {
    Json out = {{"code", finding.code},
                {"entry", finding.entry},
                {"about", finding.about},
                {"ja", finding.text.ja},
                {"en", finding.text.en}};
    if (finding.settled) out["settled"] = settlement_json(*finding.settled);
    return out;
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

// The fact under that key of an object, of that kind.
template <class Kind>
Result<Kind> fact_in(const Json& object, const char* key, const char* kind) {
    const auto found = object.find(key);
    if (found == object.end()) return broken_row();
    return std::get<Kind>(TRY(fact_from_json(kind, *found)));
}

template <class Dated>
Result<void> parse_dated(const Json& object, const char* key, const char* kind,
                         std::vector<Dated>& list) {
    using Kind = decltype(Dated::fact);
    for (const Json& item : list_in(object, key)) {
        list.push_back(
            {text_or(item, "entry"), instant_in(item), TRY(fact_in<Kind>(item, "fact", kind))});
    }
    return {};
}

Result<void> parse_lists(const Json& object, PersonRow& row) {
    TRY(parse_dated(object, "withdrawals", "dose_withdrawn", row.withdrawals));
    TRY(parse_dated(object, "steps", "step_taken", row.steps));
    TRY(parse_dated(object, "reactions", "reaction_noted", row.reactions));
    TRY(parse_dated(object, "incidents", "incident_noted", row.incidents));
    for (const Json& item : list_in(object, "check_ins")) {
        const auto ended = item.find("ended");
        row.check_ins.push_back({text_or(item, "entry"), instant_in(item),
                                 TRY(fact_in<CheckedIn>(item, "check_in", "checked_in")),
                                 ended != item.end() && *ended == true});
    }
    for (const Json& item : list_in(object, "voided_vouchers")) {
        row.voided_vouchers.push_back(
            {text_or(item, "municipality"), text_or(item, "number"), instant_in(item)});
    }
    for (const Json& item : list_in(object, "settlements")) {
        row.settlements.push_back(
            {TRY(fact_in<FindingSettled>(item, "settlement", "finding_settled")),
             instant_in(item)});
    }
    return {};
}

}  // namespace

std::string print_row(const PersonRow& row) {
    Json out;
    out["person"] = row.person.hex();
    if (row.resident) out["resident"] = fact_to_json(*row.resident);
    out["doses"] = Json::array();
    for (const PersonDose& dose : row.doses) out["doses"].push_back(dose_json(dose));
    out["set_aside"] = Json::array();
    for (const PersonDose& dose : row.set_aside) out["set_aside"].push_back(dose_json(dose));
    out["withdrawals"] = Json::array();
    for (const Withdrawal& one : row.withdrawals) out["withdrawals"].push_back(dated_json(one));
    if (row.provisional) out["provisional"] = fact_to_json(*row.provisional);
    out["steps"] = Json::array();
    for (const PastStep& one : row.steps) out["steps"].push_back(dated_json(one));
    for (const PastReaction& one : row.reactions) out["reactions"].push_back(dated_json(one));
    for (const PastIncident& one : row.incidents) out["incidents"].push_back(dated_json(one));
    out["screenings"] = Json::array();
    for (const ScreeningClosed& screening : row.screenings) {
        out["screenings"].push_back(fact_to_json(screening));
    }
    out["certificates_made"] = row.certificates_made;
    if (row.certified_on) out["certified_on"] = format_day(*row.certified_on);
    if (!row.erased.empty()) out["erased"] = row.erased;
    out["check_ins"] = Json::array();
    for (const CheckIn& one : row.check_ins) out["check_ins"].push_back(check_in_json(one));
    out["voided_vouchers"] = Json::array();
    for (const VoidedVoucher& voided : row.voided_vouchers) {
        out["voided_vouchers"].push_back({{"municipality", voided.municipality},
                                          {"number", voided.number},
                                          {"at", milliseconds(voided.at)}});
    }
    out["settlements"] = Json::array();
    for (const Settlement& word : row.settlements)
        out["settlements"].push_back(settlement_json(word));
    out["findings"] = Json::array();
    for (const Finding& finding : row.findings) {
        out["findings"].push_back(finding_json(finding));
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
    for (const Json& item : list_in(object, "set_aside"))
        row.set_aside.push_back(TRY(parse_dose(item)));
    if (const auto found = object.find("provisional"); found != object.end()) {
        row.provisional =
            std::get<ProvisionalTaken>(TRY(fact_from_json("provisional_taken", *found)));
    }
    for (const Json& item : list_in(object, "screenings")) {
        row.screenings.push_back(
            std::get<ScreeningClosed>(TRY(fact_from_json("screening_closed", item))));
    }
    row.certificates_made = static_cast<int>(number_or(object, "certificates_made"));
    row.certified_on = parse_day(text_or(object, "certified_on"));
    for (const Json& item : list_in(object, "erased")) {
        if (item.is_string()) row.erased.push_back(item.get<std::string>());
    }
    TRY(parse_lists(object, row));
    row.findings = findings_in(row);
    return row;
}

}  // namespace uketsuke
