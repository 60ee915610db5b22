// The disk itself: what was committed is there after a power cut at any write, and what was not
// synced may be gone.
#include "tests/simulation/forgetful_vfs.h"

#include <gtest/gtest.h>

#include "core/store/sqlite_store.h"
#include "tests/simulation/chance.h"

namespace uketsuke::simulation {
namespace {

TEST(ForgetfulVfs, KeepsWhatWasCommittedThroughACrashAtAnyWrite) {
    for (int at = 1; at < 40; ++at) {
        Chance chance{std::uint64_t(at)};
        ForgetfulVfs vfs("crash-test", {[&](std::uint64_t n) { return chance.below(n); }});
        int committed = 0;
        {
            auto store = open_sqlite_store("one", vfs.name());
            ASSERT_TRUE(store.has_value());
            vfs.crash_at_write("one", at);
            for (int i = 0; i < 20; ++i) {
                if (!(*store)->set_setting("count", {std::uint8_t(i + 1)}).has_value()) break;
                committed = i + 1;
            }
        }
        vfs.disarm();
        auto again = open_sqlite_store("one", vfs.name());
        ASSERT_TRUE(again.has_value());
        const auto count = (*again)->setting("count");
        ASSERT_TRUE(count.has_value());
        const int kept = count->has_value() ? (**count)[0] : 0;
        EXPECT_TRUE(kept == committed || kept == committed + 1) << "crash at write " << at;
    }
}

TEST(ForgetfulVfs, KeepsWhatWasCommittedThroughACrashAtAnyWriteOfACheckpoint) {
    for (int at = 1; at < 60; ++at) {
        Chance chance{std::uint64_t(at)};
        ForgetfulVfs vfs("checkpoint-test", {[&](std::uint64_t n) { return chance.below(n); }});
        const Bytes large(std::size_t(2) << 20, std::uint8_t(at));  // Enough pages to be worth it.
        {
            auto store = open_sqlite_store("one", vfs.name()).value();
            ASSERT_TRUE(store->set_setting("large", large).has_value());
            ASSERT_TRUE(store->set_setting("small", {1}).has_value());
            vfs.crash_at_write("one", at);
            store->use_idle_time();
            EXPECT_FALSE(store->set_setting("small", {2}).has_value()) << "the crash did not come";
        }
        vfs.disarm();
        auto again = open_sqlite_store("one", vfs.name()).value();
        EXPECT_EQ(again->setting("large").value(), large) << "crash at write " << at;
        EXPECT_EQ(again->setting("small").value(), Bytes{1}) << "crash at write " << at;
    }
}

TEST(ForgetfulVfs, OpensAgainAfterACrashAtAnyWriteOfItsFirstStart) {
    for (int at = 1; at < 60; ++at) {
        Chance chance{std::uint64_t(at)};
        ForgetfulVfs vfs("birth-test", {[&](std::uint64_t n) { return chance.below(n); }});
        vfs.crash_at_write("one", at);
        (void)open_sqlite_store("one", vfs.name());
        vfs.disarm();
        const auto again = open_sqlite_store("one", vfs.name());
        EXPECT_TRUE(again.has_value()) << "crash at write " << at;
    }
}

TEST(ForgetfulDisk, AFileWhoseDirectoryWasNotSyncedMayBeGone) {
    ForgetfulDisk disk({[](std::uint64_t) { return std::uint64_t{0}; }, 0});
    disk.open("one-wal", SyncKind::log);
    disk.cut_power("one");
    EXPECT_FALSE(disk.has("one-wal"));
    disk.power_of("one").on = true;
    const auto file = disk.open("one-wal", SyncKind::log);
    EXPECT_EQ(disk.sync(*file, true), ForgetfulDisk::Outcome::done);
    disk.cut_power("one");
    EXPECT_TRUE(disk.has("one-wal"));
}

TEST(ForgetfulDisk, ARemovedFileMayComeBackUntilTheDirectoryIsSynced) {
    ForgetfulDisk disk({[](std::uint64_t) { return std::uint64_t{1}; }, 0});
    const auto file = disk.open("one-wal", SyncKind::log);
    EXPECT_EQ(disk.change(*file, {0, "frames", false}), ForgetfulDisk::Outcome::done);
    EXPECT_EQ(disk.sync(*file, true), ForgetfulDisk::Outcome::done);
    disk.remove("one-wal", false);
    disk.cut_power("one");
    EXPECT_TRUE(disk.has("one-wal"));
    disk.power_of("one").on = true;
    disk.remove("one-wal", true);
    disk.cut_power("one");
    EXPECT_FALSE(disk.has("one-wal"));
}

}  // namespace
}  // namespace uketsuke::simulation
