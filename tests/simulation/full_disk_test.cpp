// A disk that is full: recording fails with words that say so, nothing half is left, and it goes on
// once there is room again.
#include <gtest/gtest.h>

#include "core/store/ledger.h"
#include "tests/core/ledger/sample.h"
#include "tests/simulation/forgetful_vfs.h"

namespace uketsuke {
namespace {

using namespace sample;

TEST(FullDisk, RecordsNothingSaysSoAndGoesOnWhenThereIsRoom) {
    simulation::ForgetfulVfs disk("full_disk", {[](std::uint64_t) { return std::uint64_t{0}; }});
    const Instant now = at("2022-12-01T09:00:00+09:00");
    std::size_t recorded = 1;
    {
        auto store = open_sqlite_store("/terminal.db", disk.name()).value();
        Ledger ledger(*store, data_key(), device(2), signer(2), Numbering::none, salts());
        ASSERT_TRUE(ledger.append(draft(resident()), now).has_value());
        disk.limit_growth("/terminal.db", 40'000);
        Result<Entry> entry = ledger.append(draft(reported("2021-06-01", 1)), now);
        for (; entry.has_value() && recorded < 100; ++recorded) {
            entry = ledger.append(draft(reported("2021-06-01", 1)), now);
        }
        ASSERT_FALSE(entry.has_value()) << "the disk never filled";
        EXPECT_EQ(entry.error().code, "store.disk_full");
        EXPECT_EQ(entry.error().kind, ErrorKind::environment);
        EXPECT_FALSE(entry.error().next.ja.empty());
        EXPECT_EQ(ledger.verify_all().value(), recorded);
        EXPECT_TRUE(ledger.rebuild(Ledger::Rebuild::compare)->empty());
        disk.limit_growth("/terminal.db", std::nullopt);
        ASSERT_TRUE(ledger.append(draft(reported("2021-06-22", 2)), now).has_value());
    }
    auto store = open_sqlite_store("/terminal.db", disk.name()).value();
    Ledger ledger(*store, data_key(), device(2), signer(2), Numbering::none, salts());
    EXPECT_EQ(ledger.verify_all().value(), recorded + 1);
}

}  // namespace
}  // namespace uketsuke
