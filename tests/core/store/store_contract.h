// What every Store must do, whichever database lies behind it: check_store_contract() on an empty
// one. store_contract_test.cpp does so for each adapter.
#pragma once

#include <gtest/gtest.h>

#include "core/store/store.h"
#include "tests/core/ledger/sample.h"

namespace uketsuke::contract {

inline LookupKey key(std::uint8_t number) {
    LookupKey key{};
    key.fill(number);
    return key;
}

inline ChainId chain(std::uint8_t device, const char* municipality = sample::municipality) {
    return {sample::device(device), municipality};
}

inline StoredEntry entry(const ChainId& chain, std::uint64_t sequence, std::uint8_t subject,
                         std::uint64_t position = 0) {
    StoredEntry entry{chain, sequence, key(subject), {1, 2, std::uint8_t(sequence)}, {}, {}, {}};
    if (position > 0) entry.place = {position, Digest{std::uint8_t(position)}};
    entry.link.fill(std::uint8_t(sequence));
    entry.signature.fill(std::uint8_t(100 + sequence));
    return entry;
}

inline void check_entries(Store& store) {
    const ChainId a = chain(1);
    const ChainId b = chain(1, "442054");  // The same device, another municipality.
    const ChainId c = chain(2);
    for (std::uint64_t sequence = 1; sequence <= 3; ++sequence) {
        EXPECT_TRUE(store.add(entry(a, sequence, 7, sequence)).value());
        EXPECT_TRUE(store.add(entry(c, sequence, 8, sequence + 3)).value());
    }
    EXPECT_TRUE(store.add(entry(b, 1, 7, 1)).value());
    StoredEntry other = entry(a, 2, 9, 20);
    other.sealed = {9};
    EXPECT_FALSE(store.add(other).value()) << "a sequence is given once";
    EXPECT_EQ(store.entry_count().value(), 7u);
    StoredEntry bare = entry(a, 2, 7, 2);
    bare.sealed = {8, 8};
    ASSERT_TRUE(store.reseal(bare).has_value());
    EXPECT_EQ(store.run_after(a, 1, 1).value(), std::vector<StoredEntry>{bare});
    ASSERT_TRUE(store.reseal(entry(a, 2, 7, 2)).has_value());
    using Entries = std::vector<StoredEntry>;
    EXPECT_EQ(store.run_after(a, 0, 10).value(),
              (Entries{entry(a, 1, 7, 1), entry(a, 2, 7, 2), entry(a, 3, 7, 3)}));
    EXPECT_EQ(store.run_after(a, 1, 1).value(), Entries{entry(a, 2, 7, 2)});
    EXPECT_EQ(store.run_after(a, 3, 10).value(), Entries{});
    EXPECT_EQ(store.run_after(b, 0, 10).value(), Entries{entry(b, 1, 7, 1)});
    EXPECT_EQ(store.run_after(chain(3), 0, 10).value(), Entries{});
    EXPECT_EQ(store.run_after(a, ~std::uint64_t{0} >> 1, 10).value(), Entries{});
    auto of_subject = store.entries_of(key(7)).value();
    EXPECT_EQ(of_subject.size(), 4u);
    for (const StoredEntry& item : of_subject) EXPECT_EQ(item.subject, key(7));
    EXPECT_TRUE(store.entries_of(key(9))->empty());
    EXPECT_EQ(store.last_place(sample::municipality).value(), (Place{6, Digest{6}}));
    EXPECT_EQ(store.last_position(sample::municipality).value(), 6u);
    EXPECT_EQ(store.last_place("442054").value(), (Place{1, Digest{1}}));
    EXPECT_EQ(store.last_place("431001").value(), Place{});
    EXPECT_EQ(store.history_at(sample::municipality, 4).value(), Digest{4});
    EXPECT_EQ(store.history_at(sample::municipality, 0).value(), Digest{});
    EXPECT_EQ(store.history_at(sample::municipality, 7).value(), std::nullopt);
    EXPECT_EQ(store.history_at("431001", 1).value(), std::nullopt);
    EXPECT_EQ(store.after_position(sample::municipality, 3, 2).value(),
              (Entries{entry(c, 1, 8, 4), entry(c, 2, 8, 5)}));
}

inline void check_heads(Store& store) {
    const ChainId a = chain(1);
    const ChainHead head{3, Digest{5}, sample::at("2022-12-01T09:00:00+09:00")};
    const std::size_t before = store.chains()->size();
    EXPECT_EQ(store.head(chain(9)).value(), ChainHead{});
    ASSERT_TRUE(store.set_head(a, head).has_value());
    ASSERT_TRUE(store.set_head(chain(2), ChainHead{1, Digest{6}, head.at}).has_value());
    EXPECT_EQ(store.head(a).value(), head);
    EXPECT_EQ(store.chains()->size(), before + 2) << "a chain is there once it has a head";
}

inline void check_rows(Store& store) {
    ASSERT_TRUE(store.replace(key(1), {{1, 1}, {key(50), key(51), key(50)}}).has_value());
    ASSERT_TRUE(store.replace(key(2), {{2}, {key(51)}}).has_value());
    EXPECT_EQ(store.find(key(51)).value(), (std::vector<LookupKey>{key(1), key(2)}));
    EXPECT_EQ(store.find(key(50)).value(), std::vector<LookupKey>{key(1)});
    EXPECT_EQ(store.shared(2).value(), std::vector<LookupKey>{key(51)});
    EXPECT_TRUE(store.shared(1)->empty());
    ASSERT_TRUE(store.replace(key(1), {{3}, {key(52), key(51)}}).has_value());
    EXPECT_EQ(store.row_of(key(1)).value(), Bytes{3});
    EXPECT_TRUE(store.find(key(50))->empty()) << "a key that the row lost finds nothing";
    EXPECT_EQ(store.find(key(52)).value(), std::vector<LookupKey>{key(1)});
    ASSERT_TRUE(store.replace(key(1), {{3}, {}}).has_value());
    EXPECT_EQ(store.find(key(51)).value(), std::vector<LookupKey>{key(2)});
    EXPECT_EQ(store.row_of(key(3)).value(), std::nullopt);
    const auto subjects = store.subjects().value();
    EXPECT_EQ(std::ranges::count(subjects, key(2)), 1) << "a row without entries is a subject too";
}

inline void check_marks(Store& store) {
    const HubId hub = sample::hub();
    EXPECT_EQ(store.cursor(hub, sample::municipality).value(), Place{});
    const Place fifth{5, Digest{55}};
    ASSERT_TRUE(store.set_cursor(hub, sample::municipality, {7, Digest{77}}).has_value());
    ASSERT_TRUE(store.set_cursor(hub, sample::municipality, fifth).has_value());
    EXPECT_EQ(store.cursor(hub, sample::municipality).value(), fifth);
    EXPECT_EQ(store.cursor(HubId{}, sample::municipality).value(), Place{});
    EXPECT_EQ(store.acknowledged(hub, chain(1)).value(), 0u);
    ASSERT_TRUE(store.set_acknowledged(hub, chain(1), 9).has_value());
    EXPECT_EQ(store.acknowledged(hub, chain(1)).value(), 9u);
    EXPECT_EQ(store.setting("a").value(), std::nullopt);
    ASSERT_TRUE(store.set_setting("a", {}).has_value());
    EXPECT_EQ(store.setting("a").value(), Bytes{});
}

inline void check_quarantine(Store& store) {
    const Quarantined first{chain(1), 2, "kind.unknown"};
    const Quarantined second{chain(2), 1, "author.role"};
    for (const Quarantined& mark : {second, first}) ASSERT_TRUE(store.mark(mark).has_value());
    ASSERT_TRUE(store.mark(first).has_value());
    EXPECT_EQ(store.quarantined_count().value(), 2u);
    EXPECT_EQ(store.quarantined(10).value(), (std::vector<Quarantined>{first, second}));
    EXPECT_EQ(store.quarantined(1).value(), std::vector<Quarantined>{first});
    ASSERT_TRUE(store.mark({chain(1), 2, "author.revoked"}).has_value());
    EXPECT_EQ(store.quarantined(1)->front().reason, "author.revoked");
    ASSERT_TRUE(store.mark({chain(1), 2, ""}).has_value());
    ASSERT_TRUE(store.mark({chain(1), 1, ""}).has_value()) << "there was no mark";
    EXPECT_EQ(store.quarantined(10).value(), std::vector<Quarantined>{second});
    EXPECT_EQ(store.run_after(chain(1), 0, 10)->size(), 3u) << "the entries are untouched";
}

// What fails leaves nothing behind, and what comes after it is not misled by what was there.
inline void check_rollback(Store& store) {
    const ChainId lost = chain(30);
    const ChainId kept = chain(31);
    const auto failed = store.transact([&]() -> Result<void> {
        EXPECT_TRUE(store.add(entry(lost, 1, 60)).value());
        EXPECT_TRUE(store.set_head(lost, ChainHead{1, {}, {}}).has_value());
        EXPECT_TRUE(store.replace(key(60), {{1}, {key(61)}}).has_value());
        return fail(ErrorKind::conflict, "test.failed", {"", ""});
    });
    ASSERT_FALSE(failed.has_value());
    EXPECT_EQ(failed.error().code, "test.failed");
    EXPECT_TRUE(store.entries_of(key(60))->empty());
    EXPECT_TRUE(store.find(key(61))->empty());
    EXPECT_EQ(store.head(lost).value(), ChainHead{});
    EXPECT_TRUE(store.add(entry(kept, 1, 62)).value());
    EXPECT_TRUE(store.add(entry(lost, 1, 63)).value());
    EXPECT_EQ(store.entries_of(key(62))->front().chain, kept);
    EXPECT_EQ(store.entries_of(key(63))->front().chain, lost);
}

inline void check_store_contract(Store& store) {
    check_entries(store);
    check_heads(store);
    check_rows(store);
    check_marks(store);
    check_quarantine(store);
    check_rollback(store);
    store.use_idle_time();
    EXPECT_TRUE(store.scrub().has_value());
    EXPECT_EQ(store.run_after(chain(1), 0, 10)->size(), 3u);
}

}  // namespace uketsuke::contract
