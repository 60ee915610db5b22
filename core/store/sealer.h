// What seals entries and rows before a Store sees them, and makes the keyed hashes that stand in
// clear (design.md D4). The data key never leaves this object.
#pragma once

#include "core/ledger/fold.h"
#include "core/store/store.h"

namespace uketsuke {

class Sealer {
  public:
    explicit Sealer(const DataKey& key) : key_(key) {}

    LookupKey subject_key(const Subject& subject) const;
    LookupKey voucher_key(std::string_view municipality, std::string_view number) const;
    LookupKey resident_key(std::string_view municipality, std::string_view resident_id) const;

    StoredEntry seal_entry(const Entry& entry, std::uint64_t position) const;
    // Errors: store.unsealable where the key is wrong or the bytes were altered.
    Result<Entry> open_entry(const StoredEntry& stored) const;

    Bytes seal_row(const LookupKey& subject, std::string_view json) const;
    Result<std::string> open_row(const LookupKey& subject, const Bytes& sealed) const;

  private:
    DataKey key_;
};

}  // namespace uketsuke
