// 仮受付 at the desk: what staff type of somebody whom the roster does not list, read back from an
// identity document, to the fact that the city settles later. A number that was only read from
// print makes nobody: it may be misread.
#pragma once

#include <string>

#include "core/visit/dose.h"

namespace uketsuke {

// As typed, but for the sex.
struct ProvisionalForm {
    std::string kana;
    std::string born;     // In either calendar (core/base/era.h).
    std::string name;     // As the document writes it; empty: the kana stand for it.
    std::string address;  // May be empty.
    Sex sex = Sex::unknown;
    bool operator==(const ProvisionalForm&) const = default;
};

inline constexpr int provisional_age_max = 120;

// Errors: provisional.print_only (refused; also `refuses_print`), provisional.kana,
// provisional.too_old and those of parse_birth_date (bad_input). The municipality is that of the
// voucher, or else `municipality`; why is the voucher's trouble, or "not_in_roster".
Result<ProvisionalTaken> provisional_of(const ProvisionalForm& form, const VoucherAtDesk& voucher,
                                        const std::string& municipality, Day today);
std::optional<Error> refuses_print(const VoucherAtDesk& voucher);

// What was typed was read back from that document, at that desk.
ProvisionalTaken compared(ProvisionalTaken taken, IdentityDocument document, const Desk& desk);

}  // namespace uketsuke
