// Names to and from their text.
#include "sync/fhir/names.h"

#include <algorithm>
#include <charconv>

namespace uketsuke::fhir {

namespace {

constexpr std::string_view resident_part = "/sid/resident/";
constexpr std::string_view voucher_part = "/sid/voucher/";
constexpr std::string_view screening_prefix = "s.";
constexpr std::size_t digest_bytes = 12;  // Of one person's screenings: enough to differ.

std::string system(std::string_view part, std::string_view rest) {
    return std::string(own_base).append(part).append(rest);
}

bool is_municipality(std::string_view text) {
    return text.size() == 6 && text.find_first_not_of("0123456789") == text.npos;
}

}  // namespace

std::string resident_system(const std::string& municipality) {
    return system(resident_part, municipality);
}
std::string voucher_system(const std::string& municipality) {
    return system(voucher_part, municipality);
}
std::string record_system() { return system("/sid/record", ""); }
std::string approval_system() { return system("/sid/approval-number", ""); }
std::string code_system(const char* name) { return system("/CodeSystem/", name); }

std::optional<MeantSystem> meant_system(std::string_view text) {
    if (!text.starts_with(own_base)) return std::nullopt;
    text.remove_prefix(std::string_view(own_base).size());
    const bool resident = text.starts_with(resident_part);
    if (!resident && !text.starts_with(voucher_part)) return std::nullopt;
    text.remove_prefix(resident ? resident_part.size() : voucher_part.size());
    if (!is_municipality(text)) return std::nullopt;
    return MeantSystem{resident ? MeantSystem::What::resident : MeantSystem::What::voucher,
                       std::string(text)};
}

std::string id_of(PersonId person) { return person.hex(); }

std::string id_of_entry(std::string_view entry_name) {
    std::string id(entry_name);
    std::ranges::replace(id, '/', '.');
    return id;
}

std::string id_of_screening(PersonId person, const ScreeningClosed& closed) {
    const Digest digest = sha256(to_bytes(print_fact(closed)));
    return std::string(screening_prefix) + person.hex() + "." + to_hex(digest.data(), digest_bytes);
}

std::optional<EntryMeant> entry_meant(std::string_view name) {
    const auto first = name.find('/');
    const auto second = first == name.npos ? name.npos : name.find('/', first + 1);
    if (second == name.npos) return std::nullopt;
    const auto device = DeviceId::parse(name.substr(0, first));
    const auto municipality = name.substr(first + 1, second - first - 1);
    const auto digits = name.substr(second + 1);
    EntryMeant meant;
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), meant.sequence);
    if (!device || !is_municipality(municipality) || error != std::errc() || meant.sequence == 0 ||
        end != digits.data() + digits.size())
        return std::nullopt;
    meant.chain = {*device, std::string(municipality)};
    return meant;
}

std::optional<std::variant<EntryMeant, PersonId>> meant_by(std::string_view id) {
    using Meant = std::variant<EntryMeant, PersonId>;
    if (id.starts_with(screening_prefix)) {
        id.remove_prefix(screening_prefix.size());
        const auto person = PersonId::parse(id.substr(0, id.find('.')));
        return person ? std::optional<Meant>(*person) : std::nullopt;
    }
    std::string name(id);
    std::ranges::replace(name, '.', '/');
    const auto entry = entry_meant(name);
    return entry ? std::optional<Meant>(*entry) : std::nullopt;
}

}  // namespace uketsuke::fhir
