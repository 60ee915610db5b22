// The table of names, and which faults a seed switches on.
#include "tests/simulation/faults.h"

#include <algorithm>

namespace uketsuke::simulation {

const std::array<FaultName, 16> fault_names{{
    {"loss", &Faults::loss},
    {"answer_loss", &Faults::answer_loss},
    {"repetition", &Faults::repetition},
    {"reordering", &Faults::reordering},
    {"delay", &Faults::delay},
    {"garbling", &Faults::garbling},
    {"partition", &Faults::partition},
    {"power_cut", &Faults::power_cut},
    {"cut_at_a_write", &Faults::cut_at_a_write},
    {"clock_jump", &Faults::clock_jump},
    {"disk_full", &Faults::disk_full},
    {"hub_restore", &Faults::hub_restore},
    {"terminal_restore", &Faults::terminal_restore},
    {"revocation", &Faults::revocation},
    {"torn_write", &Faults::torn_write},
    {"clock_skew", &Faults::clock_skew},
}};

Faults faults_of(std::uint64_t seed) {
    Chance chance(seed ^ 0xfa017);
    Faults faults;
    for (const FaultName& fault : fault_names) {
        if (!chance.percent(75)) faults.*fault.rate = 0;
    }
    // Who loses both copies of an entry loses the entry: one of the two is on at most.
    // So is the loss of a terminal's copy with its keys.
    (chance.percent(60) ? faults.terminal_restore : faults.hub_restore) = 0;
    if (faults.terminal_restore + faults.hub_restore > 0) faults.revocation = 0;
    return faults;
}

std::optional<FaultName> fault_named(std::string_view name) {
    const auto found = std::ranges::find(fault_names, name, &FaultName::name);
    if (found == fault_names.end()) return std::nullopt;
    return *found;
}

std::string names_of(const Faults& faults) {
    std::string names;
    for (const FaultName& fault : fault_names) {
        if (faults.*fault.rate == 0) continue;
        if (!names.empty()) names += ", ";
        names += fault.name;
    }
    return names.empty() ? "none" : names;
}

}  // namespace uketsuke::simulation
