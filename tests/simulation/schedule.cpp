// Running and reporting.
#include "tests/simulation/schedule.h"

namespace uketsuke::simulation {

Outcome run(const Schedule& schedule) {
    Faults faults = faults_of(schedule.seed);
    for (const std::string& name : schedule.without) {
        if (const auto fault = fault_named(name)) faults.*fault->rate = 0;
    }
    if (schedule.tell) schedule.tell("faults: " + names_of(faults));
    World world({schedule.seed, faults, schedule.mutant, schedule.tell});
    for (int step = 1; step <= schedule.steps && !world.broken(); ++step) {
        if (schedule.tell) schedule.tell("step " + std::to_string(step));
        world.step();
    }
    if (!world.broken()) world.settle();
    return {world.broken(), faults, world.machines(), world.rounds_to_settle()};
}

std::string replay_command(const Schedule& schedule) {
    std::string command =
        "build/dev/bin/simulate --from " + std::to_string(schedule.seed) + " --seeds 1 --trace";
    if (schedule.steps != schedule_steps) command += " --steps " + std::to_string(schedule.steps);
    if (schedule.mutant != Mutant::none)
        command += " --mutant " + std::string(name_of(schedule.mutant));
    for (const std::string& name : schedule.without) command += " --without " + name;
    return command;
}

std::string report(const Schedule& schedule, const Outcome& outcome) {
    if (!outcome.broken) return "seed " + std::to_string(schedule.seed) + ": all holds";
    return "seed " + std::to_string(schedule.seed) + ", " + std::to_string(outcome.machines) +
           " machines\n  broken: " + outcome.broken->invariant + " (" + outcome.broken->detail +
           ")\n  faults: " + names_of(outcome.faults) + "\n  replay: " + replay_command(schedule) +
           "\n";
}

}  // namespace uketsuke::simulation
