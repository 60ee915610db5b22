// What may go wrong in a world, and how often: one rate for each fault, as data, so that any of
// them can be switched off and named in a report.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "tests/simulation/chance.h"

namespace uketsuke::simulation {

// Percent. 0 is off.
struct Faults {
    // Of the requests, or of the answers, that travel.
    int loss = 8;         // A request never arrives.
    int answer_loss = 8;  // It arrives; its answer does not.
    int repetition = 8;   // It arrives twice.
    int reordering = 6;   // It arrives later, behind others, when nobody waits for it.
    int delay = 25;       // An exchange stops at each stage until its link has its turn again.
    int garbling = 8;     // Cut, altered (requests, which are signed), or a sign-in page instead.
    // Of the steps.
    int partition = 3;         // One link carries nothing for a while.
    int power_cut = 6;         // At once, at any machine, or after any answer of a hub.
    int cut_at_a_write = 15;   // Before one of the next writes or fsyncs of a machine.
    int clock_jump = 4;        // Of a machine; put right after a while.
    int disk_full = 3;         // A machine's disk, for a while.
    int hub_restore = 4;       // From an older backup; in such a world no terminal is restored.
    int terminal_restore = 3;  // From an older image of its disk; and then no hub.
    int revocation = 2;        // A hub revokes a terminal; then none is restored.
    // Of the writes since the last fsync, at a power cut. The others survive whole or not at all.
    int torn_write = 33;
    // Of the machines: a clock that is always some minutes wrong.
    int clock_skew = 60;
};

struct FaultName {
    std::string_view name;
    int Faults::*rate;
};
extern const std::array<FaultName, 16> fault_names;

// Each fault is on in three worlds of four.
Faults faults_of(std::uint64_t seed);
// Nothing for a name that is none.
std::optional<FaultName> fault_named(std::string_view name);
std::string names_of(const Faults& faults);  // Of those that are on.

}  // namespace uketsuke::simulation
