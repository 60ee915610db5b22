// A row as the store keeps it: with the place up to which it was folded, so that a fold can be
// carried on without the entries before. README.md of this folder describes the bytes; unlike an
// entry's they may change with the program, because rows are made anew from the entries.
#pragma once

#include "core/ledger/fold.h"

namespace uketsuke {

// Where an entry stands in canonical order (entry.h, canonical_before).
struct EntryPlace {
    Instant at{};
    ChainId chain;
    std::uint64_t sequence = 0;
    auto operator<=>(const EntryPlace&) const = default;
};

struct FoldedRow {
    PersonRow row;
    EntryPlace through;  // Of the last entry that was folded; sequence 0 where there was none.
    bool operator==(const FoldedRow&) const = default;
};

// An entry that may be folded, with what it says (admission.h).
struct Admitted {
    const Entry* entry = nullptr;
    Fact fact;
};

// All that can be read, whoever wrote it: for a reader of one chain. A ledger asks admit().
std::vector<Admitted> readable(const std::vector<Entry>& entries);

// Folds `further` entries of the person into the row, in any order and possibly repeated: what
// fold_person says of all of the person's entries together. False, and the row is as it was, where
// one of them does not come after `through` or erases others: then only folding all of them anew
// will do.
bool fold_further(FoldedRow& folded, std::vector<Admitted> further);
FoldedRow fold_all(PersonId person, std::vector<Admitted> entries);

// A reported dose is kept as one that was given, with only these fields set.
DoseGiven dose_of(const DoseReported& reported);
DoseReported report_of(const DoseGiven& dose);

// First byte of every row. Raise it whenever the bytes, the fold or the kinds of facts change: a
// row of another number is not read, and its entries are folded anew.
inline constexpr std::uint8_t row_format = 7;

// Equal rows, equal bytes; `rebuild` compares them.
Bytes encode_row(const FoldedRow& folded);
// Takes only what encode_row can have written. Errors: row.malformed (torn, foreign or of another
// format).
Result<FoldedRow> decode_row(const Bytes& bytes);

}  // namespace uketsuke
