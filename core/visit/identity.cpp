// Finding is not confirming: two functions here are the two steps between.
#include "core/visit/identity.h"

namespace uketsuke {

std::string voucher_line_of(const Presented& presented) {
    return presented.number_only ? "" : format_voucher_line(presented.voucher);
}

std::optional<FoundPerson> found_person(Presented presented, PersonRow row) {
    if (!row.resident) return std::nullopt;
    Resident resident = *row.resident;
    return FoundPerson{std::move(presented), std::move(resident), std::move(row)};
}

std::optional<ConfirmedPerson> renewed(const ConfirmedPerson& person, PersonRow row) {
    if (row.person != person.id()) return std::nullopt;
    auto found = found_person(person.presented(), std::move(row));
    if (!found) return std::nullopt;
    return ConfirmedPerson(*std::move(found));
}

std::optional<ConfirmedPerson> confirm(FoundPerson found, IdentityCheck check) {
    if (!check.name || !check.birth_date) return std::nullopt;
    return ConfirmedPerson(std::move(found));
}

}  // namespace uketsuke
