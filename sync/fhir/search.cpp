// The table of parameters, and one function for each.
#include "sync/fhir/search.h"

#include <algorithm>
#include <charconv>

#include "sync/fhir/query.h"

namespace uketsuke::fhir {

namespace {

using enum ResourceType;

constexpr SearchParameter parameters[] = {
    {patient, "_id", "token", "The person's id."},
    {patient, "identifier", "token", "system|value: a resident's or a voucher's number."},
    {patient, "name", "string", "Parts of the name in kana, whole or beginnings."},
    {patient, "birthdate", "date", "One day, without prefix."},
    {immunization, "patient", "reference", "Required."},
    {immunization, "date", "date", "A day, with eq, ge, le, gt or lt; may be given twice."},
    {immunization, "status", "token", "completed, entered-in-error, not-done."},
    {immunization, "lot-number", "string", "The whole lot number."},
    {recommendation, "patient", "reference", "Required."},
};

std::unexpected<Error> bad_value(const std::string& name, const std::string& value) {
    return fail(
        ErrorKind::bad_input, "fhir.parameter_value",
        {"検索パラメーター " + name + " の値「" + value + "」が読めません。",
         "The value \"" + value + "\" of the search parameter " + name + " cannot be read."});
}

std::unexpected<Error> unknown(const std::string& name, ResourceType of) {
    return fail(ErrorKind::bad_input, "fhir.parameter_unknown",
                {std::string(to_text(of)) + " に検索パラメーター " + name + " はありません。",
                 std::string(to_text(of)) + " has no search parameter " + name + "."},
                {"metadata にあるものを使うか、Prefer: handling=lenient を付けてください。",
                 "Use those that metadata lists, or send Prefer: handling=lenient."});
}

bool is_known(ResourceType of, const std::string& name) {
    return std::ranges::any_of(
        parameters, [&](const SearchParameter& one) { return one.of == of && name == one.name; });
}

Result<void> read_identifier(Search& search, const QueryField& field) {
    const auto bar = field.value.find('|');
    if (bar == field.value.npos) return bad_value(field.name, field.value);
    const auto system = meant_system(std::string_view(field.value).substr(0, bar));
    const std::string value = field.value.substr(bar + 1);
    if (!system || value.empty()) return bad_value(field.name, field.value);
    search.identifier = IdentifierAsked{*system, value};
    return {};
}

// "Patient/ID" or the id alone.
Result<void> read_person(Search& search, const QueryField& field) {
    std::string_view id = field.value;
    if (id.starts_with("Patient/")) id.remove_prefix(8);
    search.person = PersonId::parse(id);
    if (!search.person) return bad_value(field.name, field.value);
    return {};
}

// R4, 3.1.1.4.5 date: a prefix, and the day. Parts of a day or of a year are not known here.
Result<void> read_date(Search& search, const QueryField& field) {
    using std::chrono::days;
    std::string prefix = field.value.substr(0, 2);
    if (prefix.find_first_not_of("abcdefghijklmnopqrstuvwxyz") != prefix.npos) prefix.clear();
    const auto day = parse_day(std::string_view(field.value).substr(prefix.size()));
    if (!day) return bad_value(field.name, field.value);
    const bool exact = prefix.empty() || prefix == "eq";
    if (exact || prefix == "ge") search.from = std::max(search.from, *day);
    if (exact || prefix == "le") search.until = std::min(search.until, *day);
    if (prefix == "gt") search.from = std::max(search.from, *day + days{1});
    if (prefix == "lt") search.until = std::min(search.until, *day - days{1});
    const bool known =
        exact || prefix == "ge" || prefix == "le" || prefix == "gt" || prefix == "lt";
    if (!known) return bad_value(field.name, field.value);
    return {};
}

// Several with commas between are one or the other.
Result<void> read_status(Search& search, const QueryField& field) {
    std::string_view left = field.value;
    while (true) {
        const auto comma = left.find(',');
        const auto status = parse_immunization_status(left.substr(0, comma));
        if (!status) return bad_value(field.name, field.value);
        search.statuses.push_back(*status);
        if (comma == left.npos) return {};
        left.remove_prefix(comma + 1);
    }
}

Result<void> read_count(Search& search, const QueryField& field) {
    const char* end = field.value.data() + field.value.size();
    std::size_t count = 0;
    const auto read = std::from_chars(field.value.data(), end, count);
    if (read.ec != std::errc() || read.ptr != end) return bad_value(field.name, field.value);
    search.count = std::min(count, page_size_max);
    return {};
}

Result<void> read_page(Search& search, const QueryField& field) {
    const auto bytes = from_hex(field.value);
    if (!bytes || bytes->empty()) {
        return fail(ErrorKind::bad_input, "fhir.page",
                    {"このページはありません。", "There is no such page."},
                    {"検索を最初からやり直してください。", "Begin the search anew."});
    }
    search.after = uketsuke::to_text(*bytes);
    return {};
}

Result<void> read_birth_date(Search& search, const QueryField& field) {
    search.birth_date = parse_day(field.value);
    if (!search.birth_date) return bad_value(field.name, field.value);
    return {};
}

Result<void> read_words(std::string& into, const QueryField& field) {
    if (field.value.empty()) return bad_value(field.name, field.value);
    into = field.value;
    return {};
}

Result<void> read_lot(Search& search, const QueryField& field) {
    search.lot.emplace();
    return read_words(*search.lot, field);
}

Result<void> read_field(Search& search, const QueryField& field) {
    if (field.name == "_id" || field.name == "patient") return read_person(search, field);
    if (field.name == "identifier") return read_identifier(search, field);
    if (field.name == "name") return read_words(search.name, field);
    if (field.name == "birthdate") return read_birth_date(search, field);
    if (field.name == "date") return read_date(search, field);
    if (field.name == "status") return read_status(search, field);
    return read_lot(search, field);
}

// The whole city is nobody's answer: a Patient is asked for by something, the rest by the patient.
Result<void> check_complete(const Search& search) {
    const bool named =
        search.person || search.identifier || !search.name.empty() || search.birth_date.has_value();
    if (search.of == patient ? named : search.person.has_value()) return {};
    const std::string needed =
        search.of == patient ? "_id, identifier, name, birthdate" : "patient";
    return fail(ErrorKind::bad_input, "fhir.parameter_missing",
                {"検索パラメーター " + needed + " が必要です。",
                 "A search parameter is needed: " + needed + "."});
}

}  // namespace

const char* to_text(ResourceType type) {
    switch (type) {
        case patient:
            return "Patient";
        case immunization:
            return "Immunization";
        case recommendation:
            break;
    }
    return "ImmunizationRecommendation";
}

std::optional<ResourceType> parse_resource_type(std::string_view text) {
    for (const ResourceType type : resource_types) {
        if (text == to_text(type)) return type;
    }
    return std::nullopt;
}

std::span<const SearchParameter> search_parameters() { return parameters; }

Result<Search> parse_search(ResourceType of, std::string_view query, Handling handling) {
    Search search;
    search.of = of;
    for (const QueryField& field : TRY(parse_query(query))) {
        if (field.name == "_page") {
            TRY(read_page(search, field));
            continue;
        }
        if (field.name == "_count") {
            TRY(read_count(search, field));
        } else if (is_known(of, field.name)) {
            TRY(read_field(search, field));
        } else if (field.name != "_format") {  // The door has looked at it.
            if (handling == Handling::strict) return unknown(field.name, of);
            continue;
        }
        if (!search.understood.empty()) search.understood += '&';
        search.understood += field.as_sent;
    }
    TRY(check_complete(search));
    return search;
}

std::string page_after(const std::string& last) { return to_hex(to_bytes(last)); }

bool fits(const Search& search, const Immunization& one) {
    const auto& statuses = search.statuses;
    return search.from <= one.date && one.date <= search.until &&
           (statuses.empty() || std::ranges::find(statuses, one.status) != statuses.end()) &&
           (!search.lot || *search.lot == one.lot);
}

}  // namespace uketsuke::fhir
