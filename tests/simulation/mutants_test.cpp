// Every fault that is put in on purpose is noticed within a thousand schedules. README.md says how
// many each takes, and which invariant notices it.
#include <gtest/gtest.h>

#include "tests/simulation/schedule.h"

namespace uketsuke::simulation {
namespace {

constexpr std::uint64_t seeds_max = 1000;

class Mutants : public testing::TestWithParam<MutantName> {};
TEST_P(Mutants, AreCaught) {
    Schedule schedule;
    schedule.mutant = GetParam().mutant;
    // Where it was noticed when last sought; where a change moved that, it is sought anew.
    schedule.seed = GetParam().noticed_at;
    Outcome outcome = run(schedule);
    if (!outcome.broken) schedule.seed = 0;
    while (!outcome.broken && schedule.seed < seeds_max) {
        ++schedule.seed;
        outcome = run(schedule);
    }
    ASSERT_TRUE(outcome.broken.has_value())
        << GetParam().what << ": not noticed in " << seeds_max << " schedules";
    RecordProperty("seeds", int(schedule.seed));
    RecordProperty("caught_by", outcome.broken->invariant);
    std::printf("%s | %llu | %s: %s\n", GetParam().name.data(),
                static_cast<unsigned long long>(schedule.seed), outcome.broken->invariant.c_str(),
                outcome.broken->detail.c_str());
}
INSTANTIATE_TEST_SUITE_P(Simulation, Mutants, testing::ValuesIn(mutant_names()),
                         [](const auto& row) { return std::string(row.param.name); });

}  // namespace
}  // namespace uketsuke::simulation
