// Made-up chains for tests of the post, beside those of the ledger's tests.
#pragma once

#include "core/base/sealed_box.h"
#include "tests/core/ledger/sample.h"

namespace uketsuke::sample {

inline BoxOpener box(std::uint8_t number) { return BoxOpener(SigningSeed{number}); }

// Doses of device 1 for person 1, in one chain.
inline std::vector<Entry> chain(int length) {
    std::vector<Entry> entries;
    ChainHead head;
    const SaltSource next_salt = salts();
    for (int i = 1; i <= length; ++i) {
        const Instant now = at("2022-12-01T09:00:00+09:00") + std::chrono::minutes(i);
        const auto entry =
            make_entry(draft(given("2022-12-01", i)), device(1), head, now, next_salt(), signer(1));
        head = head_after(entry.value());
        entries.push_back(entry.value());
    }
    return entries;
}

}  // namespace uketsuke::sample
