// Finding is not confirming: two functions here are the two steps between.
#include "core/visit/identity.h"

namespace uketsuke {

bool is_proposal(const Presented& presented) {
    return presented.read_by == std::vector<std::string>{"ocr"};
}

bool is_proposal(const VoucherAtDesk& voucher) {
    const auto* presented = std::get_if<Presented>(&voucher);
    return presented && is_proposal(*presented);
}

std::string voucher_line_of(const VoucherAtDesk& voucher) {
    const auto* presented = std::get_if<Presented>(&voucher);
    if (!presented || presented->number_only) return "";
    return format_voucher_line(presented->voucher);
}

std::vector<std::string> read_by_of(const VoucherAtDesk& voucher) {
    const auto* presented = std::get_if<Presented>(&voucher);
    std::vector<std::string> ways =
        presented ? presented->read_by : std::vector<std::string>{"search"};
    if (!trouble_of(voucher).empty()) ways.push_back("trouble." + trouble_of(voucher));
    return ways;
}

const std::string& trouble_of(const VoucherAtDesk& voucher) {
    return std::visit([](const auto& one) -> const std::string& { return one.trouble; }, voucher);
}

bool is_number_only(const VoucherAtDesk& voucher) {
    const auto* presented = std::get_if<Presented>(&voucher);
    return presented && presented->number_only;
}

bool is_without_voucher(const VoucherAtDesk& voucher) {
    return std::holds_alternative<NoneAtHand>(voucher);
}

std::optional<FoundPerson> found_person(VoucherAtDesk voucher, PersonRow row,
                                        std::vector<AlikeVisitor> alike) {
    auto resident = described_in(row);
    if (!resident) return std::nullopt;
    return FoundPerson{std::move(voucher), *std::move(resident), std::move(row), std::move(alike)};
}

std::optional<ConfirmedPerson> renewed(const ConfirmedPerson& person, PersonRow row) {
    if (row.person != person.id()) return std::nullopt;
    auto found = found_person(person.voucher(), std::move(row), person.found().alike);
    if (!found) return std::nullopt;
    return ConfirmedPerson(*std::move(found), person.document());
}

std::optional<ConfirmedPerson> confirm(FoundPerson found, IdentityCheck check) {
    if (!check.name || !check.birth_date) return std::nullopt;
    return ConfirmedPerson(std::move(found), check.document);
}

}  // namespace uketsuke
