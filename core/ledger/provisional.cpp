// From what a desk took down to what the rest of the house asks of a person.
#include "core/ledger/provisional.h"

#include "core/voucher/voucher.h"

namespace uketsuke {

Listing listing_of(const PersonRow& row) {
    return is_provisional(row) ? Listing::provisional : Listing::roster;
}

bool is_provisional(const PersonRow& row) { return !row.resident && row.provisional; }

std::optional<Resident> described_in(const PersonRow& row) {
    if (row.resident) return row.resident;
    if (!row.provisional) return std::nullopt;
    return described_by(*row.provisional);
}

Resident described_by(const ProvisionalTaken& taken) {
    Resident described;
    described.name = taken.name;
    described.kana = taken.kana;
    described.sex = taken.sex;
    described.birth_date = taken.birth_date;
    described.address = taken.address;
    described.municipality = taken.municipality;
    if (const auto voucher = parse_voucher_line(taken.voucher_line))
        described.voucher_number = voucher->number.text();
    return described;
}

}  // namespace uketsuke
