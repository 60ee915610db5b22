// How people and records are called in FHIR: ids of resources and URIs of identifiers. Pure.
// Threads: any.
//
// FHIR R4: 2.24.0 Data Types, "id" (letters, digits, "-" and ".", at most 64) and Identifier.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "core/ledger/entry.h"

namespace uketsuke::fhir {

// URIs under this name are ours: no official one is known for what they name.
inline constexpr const char* own_base = "https://uketsuke.example/fhir";

std::string resident_system(const std::string& municipality);  // 宛名番号 in that municipality.
std::string voucher_system(const std::string& municipality);   // 券番号 of that municipality.
std::string record_system();                                   // An entry's name in the ledger.
std::string approval_system();                                 // 承認番号 of a product.
std::string code_system(const char* name);                     // Codes of this product itself.

// What an identifier's system names; nothing for one that is none of ours.
struct MeantSystem {
    enum class What { resident, voucher } what = What::resident;
    std::string municipality;
    bool operator==(const MeantSystem&) const = default;
};
std::optional<MeantSystem> meant_system(std::string_view system);

// Patient and ImmunizationRecommendation have the person's id, which is opaque.
std::string id_of(PersonId person);
// An Immunization has the name of the entry that says so, with dots; one that was not given has the
// person and a digest, because the row keeps no name of it.
std::string id_of_entry(std::string_view entry_name);
std::string id_of_screening(PersonId person, const ScreeningClosed& closed);

struct EntryMeant {
    ChainId chain;
    std::uint64_t sequence = 0;
    bool operator==(const EntryMeant&) const = default;
};
// What to look for: the entry, or the person of whom it is. Nothing for an id that is none of ours.
std::optional<std::variant<EntryMeant, PersonId>> meant_by(std::string_view immunization_id);
// Of an entry's name: "device/municipality/sequence".
std::optional<EntryMeant> entry_meant(std::string_view entry_name);

}  // namespace uketsuke::fhir
