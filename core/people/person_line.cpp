// A row to its line.
#include "core/people/person_line.h"

#include <algorithm>

#include "core/base/require.h"
#include "core/base/utf8.h"
#include "core/ledger/provisional.h"

namespace uketsuke {

namespace {

bool ends_district(char32_t c) {
    return (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９') || c == U' ' || c == U'\u3000';
}

}  // namespace

const char* to_text(PersonWarning warning) {
    switch (warning) {
        case PersonWarning::vaccinated_today:
            return "vaccinated_today";
        case PersonWarning::checked_in:
            return "checked_in";
        case PersonWarning::alike:
            return "alike";
        case PersonWarning::provisional:
            return "provisional";
        case PersonWarning::voucher_replaced:
            return "voucher_replaced";
    }
    broken_invariant("a warning outside its list", __FILE__, __LINE__);
}

std::string district_of(const Resident& resident) {
    if (resident.address_protected) return "";
    const std::u32string address = decode_utf8(resident.address);
    const auto end = std::ranges::find_if(address, ends_district);
    return encode_utf8(std::u32string(address.begin(), end));
}

std::string voucher_end_of(const Resident& resident) {
    const std::string& number = resident.voucher_number;
    return number.substr(number.size() - std::min(number.size(), voucher_end_digits));
}

std::optional<PersonLine> line_of(const PersonRow& row, const std::vector<PersonRow>& alike,
                                  Day today) {
    const auto described = described_in(row);
    if (!described) return std::nullopt;
    const Resident& resident = *described;
    PersonLine line{row.person,
                    resident.name,
                    resident.kana,
                    resident.birth_date,
                    district_of(resident),
                    resident.address_protected,
                    voucher_end_of(resident),
                    {}};
    const auto today_given = [&](const PersonDose& dose) { return dose.dose.date == today; };
    const auto is_other = [&](const PersonRow& other) {
        const bool first = row.person < other.person;
        const auto finding = first ? two_roster_rows(row, other) : two_roster_rows(other, row);
        return finding && !finding->settled;
    };
    if (std::ranges::any_of(row.doses, today_given))
        line.warnings.push_back(PersonWarning::vaccinated_today);
    if (standing_check_in(row, today)) line.warnings.push_back(PersonWarning::checked_in);
    if (std::ranges::any_of(alike, is_other)) line.warnings.push_back(PersonWarning::alike);
    if (is_provisional(row)) line.warnings.push_back(PersonWarning::provisional);
    if (!row.voided_vouchers.empty()) line.warnings.push_back(PersonWarning::voucher_replaced);
    return line;
}

}  // namespace uketsuke
