// Rows of the store to people of the index.
#include "core/people/ledger_index.h"

#include <algorithm>

#include "core/ledger/folded_row.h"
#include "core/ledger/provisional.h"

namespace uketsuke {

// A row that does not open, or is not a person's, is as good as none.
Result<std::optional<PersonRow>> row_under(Ledger& ledger, const LookupKey& key) {
    const auto sealed = TRY(ledger.store().row_of(key));
    if (!sealed) return std::optional<PersonRow>();
    const auto bytes = ledger.sealer().open_row(key, *sealed);
    if (!bytes.has_value()) return std::optional<PersonRow>();
    auto folded = decode_row(*bytes);
    if (!folded.has_value()) return std::optional<PersonRow>();
    return std::optional(std::move(folded->row));
}

Result<bool> LedgerIndex::read_further(Ledger& ledger) {
    const auto changed = ledger.take_changed_rows();
    if (!changed) begun_ = false;
    if (!begun_) {
        people_ = {};
        unread_ = TRY(ledger.store().subjects());
        all_ = unread_.size();
        begun_ = true;
    } else {
        unread_.insert(unread_.end(), changed->begin(), changed->end());
    }
    for (std::size_t count = 0; count < slice_rows && !unread_.empty(); ++count) {
        const LookupKey key = unread_.back();
        const auto row = TRY(row_under(ledger, key));
        unread_.pop_back();
        ++rows_read_;
        const auto described = row ? described_in(*row) : std::nullopt;
        if (described) {
            people_.put(key, *described, row->voided_vouchers);
        } else {
            people_.remove(key);
        }
    }
    return !unread_.empty();
}

Result<void> LedgerIndex::read_all(Ledger& ledger) {
    while (TRY(read_further(ledger))) {
    }
    return {};
}

std::optional<int> LedgerIndex::percent_read() const {
    if (begun_ && unread_.empty()) return std::nullopt;
    if (!begun_ || all_ == 0) return 0;
    const std::size_t left = std::min(unread_.size(), all_);
    return static_cast<int>(100 * (all_ - left) / all_);
}

}  // namespace uketsuke
