// The fold of a device: its key, what it may write, and until when it could be trusted.
#pragma once

#include <vector>

#include "core/ledger/admission.h"

namespace uketsuke {

// 端末 as the tables hold it.
struct DeviceRow {
    DeviceId device;
    std::string name;
    PublicKey key{};
    Author author;
    DeviceScope scope = DeviceScope::city;
    Instant enrolled_at{};
    std::string revocation;  // entry_name() of the earliest revocation; empty where there is none.
    bool operator==(const DeviceRow&) const = default;
};

// `entries` in any order and possibly repeated, all of them admitted (admission.h). Nothing where
// none of them lets the device in. The last enrolment gives name, key and role; the narrowest
// scope stays, and the earliest revocation: a device that comes back, or is to hold more, does so
// with a new key and a new name.
std::optional<DeviceRow> fold_device(std::vector<const Entry*> entries);

// Equal rows, equal bytes. Errors: row.malformed.
Bytes encode_device(const DeviceRow& row);
Result<DeviceRow> decode_device(const Bytes& bytes);

}  // namespace uketsuke
