// Seeded runs of the small world. A failure prints the command that replays it:
//     SIMULATION_SEED=17 build/dev/bin/simulation_test
#include <gtest/gtest.h>

#include <cstdlib>

#include "tests/simulation/world.h"

namespace uketsuke::simulation {
namespace {

constexpr int steps = 100;
constexpr std::uint64_t seeds_at_once = 10;

void run(std::uint64_t seed) {
    SCOPED_TRACE("replay: SIMULATION_SEED=" + std::to_string(seed) + " bin/simulation_test");
    World world(seed);
    for (int i = 0; i < steps; ++i) world.step();
    ASSERT_TRUE(world.settle()) << "queues did not drain";
    ASSERT_EQ(world.broken_invariant(), "");
}

class Seeds : public testing::TestWithParam<std::uint64_t> {};
TEST_P(Seeds, LoseNothingCountNothingTwiceAndAgreeInTheEnd) {
    if (const char* seed = std::getenv("SIMULATION_SEED")) {
        run(std::strtoull(seed, nullptr, 10));
        return;
    }
    for (std::uint64_t i = 0; i < seeds_at_once; ++i) {
        run(GetParam() * seeds_at_once + i);
        if (HasFatalFailure()) return;
    }
}
INSTANTIATE_TEST_SUITE_P(Simulation, Seeds, testing::Range<std::uint64_t>(0, 10));

TEST(ForgetfulVfs, KeepsWhatWasCommittedThroughACrashAtAnyWrite) {
    for (int at = 1; at < 40; ++at) {
        Chance chance{std::uint64_t(at)};
        ForgetfulVfs vfs("crash-test", [&](std::uint64_t n) { return chance.below(n); });
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
        ForgetfulVfs vfs("checkpoint-test", [&](std::uint64_t n) { return chance.below(n); });
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

}  // namespace
}  // namespace uketsuke::simulation
