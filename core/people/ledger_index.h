// A PeopleIndex that follows a ledger: read once from the rows that lie here, in slices so that
// nobody waits for it, and again row by row as they change. On a terminal that holds only whom it
// has seen (DeviceScope::seen) it holds nobody else, because no other row is here.
//
// Threads: the ledger's. What it read goes with it; nothing of it is written anywhere.
#pragma once

#include "core/people/people_index.h"
#include "core/store/ledger.h"

namespace uketsuke {

class LedgerIndex {
  public:
    static constexpr std::size_t slice_rows = 512;  // Some ten milliseconds.

    // Reads rows that changed, then on through those that were not read yet: a slice at most. True
    // while some are left. A ledger that took the place of another one is read from the beginning.
    // Errors: store.*; the next call goes on where this one stopped.
    Result<bool> read_further(Ledger& ledger);
    // The same to the end.
    Result<void> read_all(Ledger& ledger);

    const PeopleIndex& people() const { return people_; }
    // How many rows were read so far, changed ones again: it grows where anything was recorded.
    std::uint64_t rows_read() const { return rows_read_; }
    // How much of the rows is read; nothing once all of them are.
    std::optional<int> percent_read() const;

  private:
    PeopleIndex people_;
    std::vector<LookupKey> unread_;  // The last one is read next.
    std::size_t all_ = 0;
    std::uint64_t rows_read_ = 0;
    bool begun_ = false;
};

// The row of that key; nothing where there is none, or another kind of row.
Result<std::optional<PersonRow>> row_under(Ledger& ledger, const LookupKey& key);

}  // namespace uketsuke
