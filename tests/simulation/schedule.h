// One schedule: a world from a seed, a number of steps, and then peace.
#pragma once

#include "tests/simulation/world.h"

namespace uketsuke::simulation {

inline constexpr int schedule_steps = 52;

struct Schedule {
    std::uint64_t seed = 1;
    Mutant mutant = Mutant::none;
    std::vector<std::string> without;  // Names of faults that are switched off.
    int steps = schedule_steps;
    Tell tell;
};

struct Outcome {
    Check broken;
    Faults faults;  // That were on.
    std::size_t machines = 0;
    int rounds = 0;
};

Outcome run(const Schedule& schedule);

// The command that runs this one schedule again and tells what happens.
std::string replay_command(const Schedule& schedule);
// For people: what broke, in which world, and how to see it again.
std::string report(const Schedule& schedule, const Outcome& outcome);

}  // namespace uketsuke::simulation
