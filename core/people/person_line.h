// One line of a list of people who may be meant: enough to tell them apart, and no more. Seeing a
// line is not seeing a record: only whoever is opened is written down as viewed
// (platform/records/views.h).
#pragma once

#include <string>
#include <vector>

#include "core/base/date.h"
#include "core/ledger/fold.h"

namespace uketsuke {

enum class PersonWarning {
    vaccinated_today,  // A dose of this day is recorded.
    checked_in,        // Being served at a desk today.
    alike,             // Another person has this name in kana and this date of birth.
    provisional,       // 仮受付: the roster does not list this person yet.
    voucher_replaced,  // An earlier voucher is void; the person may have brought that one.
};
const char* to_text(PersonWarning warning);  // "vaccinated_today" and so on.

struct PersonLine {
    PersonId person;
    std::string name;
    std::string kana;
    Day birth_date{};
    std::string district;  // 町・大字 without house number; empty where the address is protected.
    bool address_protected = false;
    std::string voucher_end;  // The last four digits of the present number; empty without one.
    std::vector<PersonWarning> warnings;
    bool operator==(const PersonLine&) const = default;
};

// `alike`: whoever shares name and date of birth, with or without the person. Nothing of somebody
// of whom neither a roster nor a desk has said who it is.
std::optional<PersonLine> line_of(const PersonRow& row, const std::vector<PersonRow>& alike,
                                  Day today);

// The address up to its first digit or blank. Empty where it is protected (支援措置).
std::string district_of(const Resident& resident);

inline constexpr std::size_t voucher_end_digits = 4;
std::string voucher_end_of(const Resident& resident);

}  // namespace uketsuke
