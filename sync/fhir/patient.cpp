// Identifiers, names, address.
#include "sync/fhir/patient.h"

#include <algorithm>

#include "core/ledger/provisional.h"
#include "sync/fhir/names.h"
#include "sync/fhir/parts_json.h"

namespace uketsuke::fhir {

namespace {

// R4, 2.24.0.11 HumanName with the extension for writing systems: ideographs, syllables, letters.
constexpr const char* writing_url =
    "http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation";

Json identifier(const char* use, const std::string& type, const std::string& system,
                const std::string& value) {
    return {{"use", use}, {"type", concept_of({}, type)}, {"system", system}, {"value", value}};
}

Json identifiers_of(const PersonRow& row, const Resident& person) {
    Json all = Json::array();
    if (!person.resident_id.empty()) {
        all.push_back(identifier("official", "宛名番号", resident_system(person.municipality),
                                 person.resident_id));
    }
    if (!person.voucher_number.empty()) {
        all.push_back(identifier("secondary", "券番号", voucher_system(person.municipality),
                                 person.voucher_number));
    }
    // R4, 2.24.0.9 Identifier.use: "old" is no longer considered valid, but may be relevant for
    // search purposes.
    for (const VoidedVoucher& voided : row.voided_vouchers)
        all.push_back(
            identifier("old", "券番号", voucher_system(voided.municipality), voided.number));
    return all;
}

bool is_latin(const std::string& name) {
    return std::ranges::all_of(name, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

void add_name(Json& names, const char* use, const std::string& text, const char* writing) {
    if (text.empty()) return;
    names.push_back(
        {{"extension", Json::array({Json{{"url", writing_url}, {"valueCode", writing}}})},
         {"use", use},
         {"text", text}});
}

Json names_of(const Resident& person) {
    Json names = Json::array();
    add_name(names, "official", person.name, is_latin(person.name) ? "ABC" : "IDE");
    add_name(names, "official", person.kana, "SYL");
    add_name(names, "usual", person.common_name, is_latin(person.common_name) ? "ABC" : "IDE");
    add_name(names, "usual", person.common_kana, "SYL");
    return names;
}

const char* gender_of(Sex sex) {
    switch (sex) {
        case Sex::female:
            return "female";
        case Sex::male:
            return "male";
        case Sex::unknown:
            break;
    }
    return "unknown";
}

Json address_of(const PersonRow& row, const Resident& person) {
    if (!row.resident || person.address_protected) return absent_because("masked");
    Json address = {{"use", "home"}, {"text", person.address}};
    if (!person.postal_code.empty()) address["postalCode"] = person.postal_code;
    address["country"] = "JP";
    return address;
}

}  // namespace

std::string print_patient(const PersonRow& row) {
    Json patient = {{"resourceType", "Patient"}, {"id", id_of(row.person)}};
    const auto person = described_in(row);
    if (!person) return print_json(patient);
    Json identifiers = identifiers_of(row, *person);
    if (!identifiers.empty()) patient["identifier"] = std::move(identifiers);
    Json names = names_of(*person);
    if (!names.empty()) patient["name"] = std::move(names);
    patient["gender"] = gender_of(person->sex);
    patient["birthDate"] = format_day(person->birth_date);
    if (!person->address.empty() || person->address_protected)
        patient["address"] = Json::array({address_of(row, *person)});
    return print_json(patient);
}

}  // namespace uketsuke::fhir
