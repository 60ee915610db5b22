// What seals entries and rows before a Store sees them, and makes the keyed hashes that stand in
// clear (design.md D4). The data key never leaves this object.
#pragma once

#include "core/ledger/fold.h"
#include "core/store/store.h"

namespace uketsuke {

// Three sealed rows of one block, with the keys beside them, fill a page of 4096 bytes; a resident
// with three reported doses and one given here fits one block.
inline constexpr std::size_t row_block_bytes = 1200;

class Sealer {
  public:
    explicit Sealer(const DataKey& key) : key_(key) {}

    LookupKey subject_key(const Subject& subject) const;
    // Under which all rows of one kind are found: "devices", "findings".
    LookupKey list_key(std::string_view kind) const;
    // Two spellings that sound alike (core/base/kana.h) are one name.
    LookupKey name_key(std::string_view kana, Day birth_date) const;
    LookupKey visitors_key(Day day) const;  // Who came on that day.
    LookupKey number_key(Day day, std::string_view number) const;  // 整理番号
    LookupKey voucher_key(std::string_view municipality, std::string_view number) const;
    LookupKey resident_key(std::string_view municipality, std::string_view resident_id) const;

    StoredEntry seal_entry(const Entry& entry, const Place& place) const;
    // Errors: store.unsealable where the key is wrong or the bytes were altered.
    Result<Entry> open_entry(const StoredEntry& stored) const;

    // Padded to a multiple of row_block_bytes: the length does not tell how many doses a person
    // has, and most rows keep their length when a dose is added, so that SQLite writes one page.
    Bytes seal_row(const LookupKey& subject, Bytes row) const;
    Result<Bytes> open_row(const LookupKey& subject, const Bytes& sealed) const;

    // A file beside the store, which opens under the same name only.
    Bytes seal_file(const std::string& name, const Bytes& bytes) const;
    Result<Bytes> open_file(const std::string& name, const Bytes& sealed) const;

  private:
    DataKey key_;
};

}  // namespace uketsuke
