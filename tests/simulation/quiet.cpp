// The invariants of the end.
#include "tests/simulation/quiet.h"

#include <algorithm>

#include "tests/core/ledger/sample.h"

namespace uketsuke::simulation {

namespace {

constexpr std::size_t everything = 100'000;

std::vector<StoredEntry> run_of(Machine& machine, const ChainId& chain) {
    return machine.store().run_after(chain, 0, everything).value_or(std::vector<StoredEntry>());
}

// Chains hold, and the tables are what a rebuild makes of them.
Check check_whole(Machine& machine) {
    const auto verified = machine.ledger().verify_all();
    if (!verified.has_value())
        return Broken{"chains verify", machine.name() + ": " + verified.error().code};
    const auto rebuilt = machine.ledger().rebuild(Ledger::Rebuild::compare);
    if (!rebuilt.has_value() || !rebuilt->empty())
        return Broken{"tables say what entries say", machine.name() + " rebuilds otherwise"};
    return std::nullopt;
}

// All that `machine` showed as recorded is at the hub. What a terminal recorded after its fork
// stays with it, is counted as unsent for ever, and was told as a fork.
Check check_delivered(const Truth& truth, Machine& machine, Machine& hub, const Link* link) {
    const auto held = run_of(hub, machine.chain());
    const auto fork = link ? fork_of(*link) : std::nullopt;
    if (fork) {
        const auto unsent = machine.ledger().unsent(hub.hub_id());
        const std::uint64_t stranded = machine.head_of(machine.chain()) - *fork + 1;
        // More where an older image no longer knows what had been acknowledged; never fewer.
        if (!unsent.has_value() || unsent->count < stranded)
            return Broken{"a fork is refused and shown",
                          machine.name() + " has " + std::to_string(stranded) +
                              " entries behind its fork and counts " +
                              std::to_string(unsent.has_value() ? unsent->count : 0)};
        if (!link->fork_was_told)
            return Broken{"a fork is refused and shown", machine.name() + " was not told"};
    }
    for (const Recorded& entry : truth.recorded_by(machine)) {
        const bool is_held =
            entry.sequence <= held.size() && held[entry.sequence - 1].link == entry.link;
        const bool is_stranded = fork && entry.sequence >= *fork && entry.on_own_disk;
        if (is_held || is_stranded || entry.may_be_absent) continue;
        return Broken{"recorded is never lost", "entry " + std::to_string(entry.sequence) + " of " +
                                                    machine.name() + " is not at the hub"};
    }
    return std::nullopt;
}

// How much more of the hub's chain a terminal has than the hub: only after a restore of the hub.
std::uint64_t kept_beyond_hub(Machine& terminal, Machine& hub) {
    const std::uint64_t ours = terminal.head_of(hub.chain());
    const std::uint64_t theirs = hub.head_of(hub.chain());
    return hub.restores() > 0 && ours > theirs ? ours - theirs : 0;
}

// The same chains to the same ends, all of it acknowledged.
Check check_same_entries(Machine& terminal, Machine& hub) {
    const auto unsent = terminal.ledger().unsent(hub.hub_id());
    if (!unsent.has_value() || unsent->count != 0)
        return Broken{"queues drain", terminal.name() + " has not drained"};
    const auto chains = hub.store().chains();
    const auto count = hub.store().entry_count();
    const auto own_count = terminal.store().entry_count();
    const std::uint64_t beyond = kept_beyond_hub(terminal, hub);
    if (!chains.has_value() || !count.has_value() || !own_count.has_value() ||
        *count + beyond != *own_count)
        return Broken{"all hold the same", terminal.name() + " holds another number of entries"};
    for (const ChainId& chain : *chains) {
        const std::uint64_t end = hub.head_of(chain);
        const std::uint64_t further = chain == hub.chain() ? beyond : 0;
        if (terminal.head_of(chain) != end + further ||
            link_at(terminal, chain, end) != link_at(hub, chain, end))
            return Broken{"all hold the same", terminal.name() + " has another end of the chain " +
                                                   chain.device.hex().substr(0, 2)};
    }
    return std::nullopt;
}

// What a terminal keeps of the hub's own entries beyond the hub may change the roster, not a dose.
Check check_same_rows(Machine& terminal, Machine& hub) {
    for (std::uint8_t number = 1; number <= people; ++number) {
        const auto theirs = hub.ledger().person(sample::person(number));
        auto ours = terminal.ledger().person(sample::person(number));
        if (theirs.has_value() && ours.has_value() && *theirs && *ours &&
            kept_beyond_hub(terminal, hub) > 0)
            (**ours).resident = (**theirs).resident;
        if (!theirs.has_value() || !ours.has_value() || *theirs != *ours)
            return Broken{"tables are equal", terminal.name() + " shows person " +
                                                  std::to_string(number) + " otherwise"};
    }
    return std::nullopt;
}

// Each dose that was recorded, and is not lost with a disk, once; no other but those in doubt.
Check check_doses(const Truth& truth, Machine& hub, std::span<const Link> links) {
    std::map<std::string, const Recorded*> recorded;
    for (const Link& link : links) {
        const auto held = run_of(hub, link.client->chain());
        for (const Recorded& entry : truth.recorded_by(*link.client)) {
            const bool is_held =
                entry.sequence <= held.size() && held[entry.sequence - 1].link == entry.link;
            if (entry.person != 0 && is_held) recorded[entry.lot] = &entry;
        }
    }
    std::set<std::string> shown;
    for (std::uint8_t number = 1; number <= people; ++number) {
        const auto row = hub.ledger().person(sample::person(number));
        if (!row.has_value() || !*row) return Broken{"counted once", "a person is not there"};
        for (const PersonDose& dose : (*row)->doses) {
            const std::string& lot = dose.dose.lot;
            const auto found = recorded.find(lot);
            const bool known = found != recorded.end() && found->second->person == number;
            if (!shown.insert(lot).second) return Broken{"counted once", lot + " counts twice"};
            if (!known && !truth.is_in_doubt(lot))
                return Broken{"counted once", lot + " was never recorded for that person"};
        }
    }
    for (const auto& [lot, entry] : recorded) {
        if (!shown.contains(lot)) return Broken{"counted once", lot + " is not counted"};
    }
    return std::nullopt;
}

}  // namespace

std::optional<std::uint64_t> fork_of(const Link& link) {
    if (link.client->restores() == 0) return std::nullopt;
    const auto ours = run_of(*link.client, link.client->chain());
    const auto theirs = run_of(*link.hub, link.client->chain());
    for (std::size_t i = 0; i < std::min(ours.size(), theirs.size()); ++i) {
        if (ours[i].link != theirs[i].link) return i + 1;
    }
    return std::nullopt;
}

Check check_quiet(const Truth& truth, Machine& hub, std::span<const Link> links) {
    if (auto broken = check_whole(hub)) return broken;
    if (auto broken = check_delivered(truth, hub, hub, nullptr)) return broken;
    for (const Link& link : links) {
        Machine& client = *link.client;
        if (auto broken = check_whole(client)) return broken;
        if (auto broken = check_delivered(truth, client, hub, &link)) return broken;
        if (fork_of(link)) continue;
        if (auto broken = check_same_entries(client, hub)) return broken;
        if (auto broken = check_same_rows(client, hub)) return broken;
        if (auto broken = truth.check_marks(client, hub, link.knows())) return broken;
    }
    return check_doses(truth, hub, links);
}

}  // namespace uketsuke::simulation
