// The contract of the port, over each of the stores.
#include "tests/core/store/store_contract.h"

#include "tests/core/store/store_place.h"

namespace uketsuke {

INSTANTIATE_TEST_SUITE_P(Stores, StoreContract, testing::ValuesIn(store_kinds()), store_kind_name);

TEST_P(StoreContract, IsKept) { contract::check_store_contract(*open()); }

TEST_P(StoreContract, ChainsAreKnownAfterReopening) {
    contract::check_entries(*open());
    auto store = open();
    EXPECT_EQ(store->run_after(contract::chain(2), 0, 10)->size(), 3u);
    EXPECT_TRUE(store->add(contract::entry(contract::chain(2), 4, 8, 7)).value());
    EXPECT_EQ(store->entries_of(contract::key(8))->back().chain, contract::chain(2));
}

TEST_P(StoreContract, AsManyEntriesAsThereAreMayBeAskedFor) {
    auto store = open();
    contract::check_entries(*store);
    const std::size_t all = ~std::size_t{0};
    EXPECT_EQ(store->run_after(contract::chain(1), 0, all)->size(), 3u);
    EXPECT_EQ(store->after_position(sample::municipality, 0, all)->size(), 6u);
    EXPECT_TRUE(store->quarantined(all)->empty());
}

}  // namespace uketsuke
