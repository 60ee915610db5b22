// A thousand schedules in cases of twenty, so that CTest spreads them. A failure prints the command
// that replays it and tells what happens:
//     build/dev/bin/simulate --from 17 --seeds 1 --trace
#include <gtest/gtest.h>

#include "tests/simulation/schedule.h"

namespace uketsuke::simulation {
namespace {

constexpr std::uint64_t seeds_at_once = 20;

class Seeds : public testing::TestWithParam<std::uint64_t> {};
TEST_P(Seeds, LoseNothingCountNothingTwiceAndAgreeInTheEnd) {
    Schedule schedule;
    for (std::uint64_t i = 1; i <= seeds_at_once; ++i) {
        schedule.seed = GetParam() * seeds_at_once + i;
        const Outcome outcome = run(schedule);
        ASSERT_FALSE(outcome.broken) << report(schedule, outcome);
    }
}
INSTANTIATE_TEST_SUITE_P(Simulation, Seeds, testing::Range<std::uint64_t>(0, 50));

TEST(Simulation, TheSameSeedTellsTheSameStory) {
    std::vector<std::string> first;
    std::vector<std::string> second;
    Schedule schedule;
    schedule.seed = 7;
    schedule.tell = [&](const std::string& line) { first.push_back(line); };
    (void)run(schedule);
    schedule.tell = [&](const std::string& line) { second.push_back(line); };
    (void)run(schedule);
    EXPECT_GT(first.size(), 100u);
    EXPECT_EQ(first, second);
}

TEST(Simulation, EveryFaultCanBeSwitchedOffByItsName) {
    for (const FaultName& fault : fault_names) {
        EXPECT_TRUE(fault_named(fault.name));
        Schedule schedule;
        schedule.seed = 11;
        schedule.without = {std::string(fault.name)};
        schedule.steps = 20;
        const Outcome outcome = run(schedule);
        EXPECT_EQ(outcome.faults.*fault.rate, 0);
        const std::string on = ", " + names_of(outcome.faults) + ",";
        EXPECT_EQ(on.find(", " + std::string(fault.name) + ","), std::string::npos);
        EXPECT_FALSE(outcome.broken) << report(schedule, outcome);
    }
}

}  // namespace
}  // namespace uketsuke::simulation
