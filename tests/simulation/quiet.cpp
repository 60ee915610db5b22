// The invariants of the end.
#include "tests/simulation/quiet.h"

#include <algorithm>

#include "core/store/refill.h"
#include "tests/core/ledger/sample.h"

namespace uketsuke::simulation {

namespace {

constexpr std::size_t everything = 100'000;

std::vector<StoredEntry> run_of(Machine& machine, const ChainId& chain) {
    return machine.store().run_after(chain, 0, everything).value_or(std::vector<StoredEntry>());
}

using KeptOut = std::set<std::pair<ChainId, std::uint64_t>>;

KeptOut kept_out_at(Machine& machine) {
    KeptOut kept;
    const auto all = machine.store().quarantined(everything);
    for (const Quarantined& entry : all.value_or(std::vector<Quarantined>()))
        kept.insert({entry.chain, entry.sequence});
    return kept;
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

// The same chains to the same ends, all of it acknowledged.
Check check_same_entries(const Link& link) {
    Machine& client = *link.client;
    Machine& hub = *link.hub;
    const auto unsent = client.ledger().unsent(hub.hub_id(), link.address().sends);
    if (!unsent.has_value() || unsent->count != 0)
        return Broken{"queues drain", client.name() + " has not drained"};
    const auto chains = hub.store().chains();
    const auto count = hub.store().entry_count();
    const auto own_count = client.store().entry_count();
    if (!chains.has_value() || !count.has_value() || !own_count.has_value() || *count != *own_count)
        return Broken{"all hold the same", client.name() + " holds another number of entries"};
    for (const ChainId& chain : *chains) {
        const std::uint64_t end = hub.head_of(chain);
        if (client.head_of(chain) != end || link_at(client, chain, end) != link_at(hub, chain, end))
            return Broken{"all hold the same", client.name() + " has another end of the chain " +
                                                   chain.device.hex().substr(0, 2)};
    }
    return std::nullopt;
}

// Whom it was sent is there as at the hub, once anything of him is there; of whom it wrote about
// only, it knows that something is missing.
Check check_seen_rows(Machine& client, Machine& hub) {
    for (std::uint8_t number = 1; number <= people; ++number) {
        const PersonId person = sample::person(number);
        const auto theirs = hub.ledger().person(person).value_or(std::nullopt);
        const auto ours = client.ledger().person(person).value_or(std::nullopt);
        if (!ours) continue;
        const bool sent = hub.ledger().was_sent(person, client.device()).value_or(false);
        const bool whole = client.ledger().is_whole(person).value_or(false);
        if ((sent && !whole) || (whole && ours != theirs))
            return Broken{"tables are equal", client.name() + " shows person " +
                                                  std::to_string(number) +
                                                  (whole ? " otherwise" : " in part")};
    }
    return std::nullopt;
}

// People alike, and the same entries kept out.
Check check_same_rows(Machine& client, Machine& hub) {
    if (client.scope == DeviceScope::seen) return check_seen_rows(client, hub);
    for (std::uint8_t number = 1; number <= people; ++number) {
        const auto theirs = hub.ledger().person(sample::person(number));
        const auto ours = client.ledger().person(sample::person(number));
        if (!theirs.has_value() || !ours.has_value() || *theirs != *ours)
            return Broken{"tables are equal",
                          client.name() + " shows person " + std::to_string(number) + " otherwise"};
    }
    if (kept_out_at(client) != kept_out_at(hub))
        return Broken{"kept out everywhere alike", client.name() + " keeps out others"};
    return std::nullopt;
}

// What a terminal recorded after its revocation, by its own clock, and nothing else.
Check check_kept_out(const Truth& truth, Machine& hub, std::span<const Link> links) {
    KeptOut expected;
    for (const Link& link : links) {
        const auto row = hub.ledger().devices().row(link.client->device());
        if (!row.has_value() || !*row || !(*row)->author.revoked_at) continue;
        if (!truth.may_be_revoked(link.client->device()))
            return Broken{"no false alarm", link.client->name() + " was not revoked"};
        const auto run = hub.ledger().run_after(link.client->chain(), 0, everything);
        for (const Entry& entry : run.value_or(std::vector<Entry>())) {
            if (entry.header.at > *(*row)->author.revoked_at)
                expected.insert({entry.header.chain, entry.header.sequence});
        }
    }
    if (kept_out_at(hub) != expected)
        return Broken{"kept out everywhere alike", "the hub keeps out others than it should"};
    const auto awaited = Refill(hub.store()).awaited();
    if (!awaited.has_value() || *awaited)
        return Broken{"queues drain", hub.name() + " still waits for its own entries"};
    return std::nullopt;
}

// Each dose that was recorded, and is not lost with a disk, once; no other but those in doubt.
Check check_doses(const Truth& truth, Machine& hub, std::span<const Link> links) {
    std::map<std::string, const Recorded*> recorded;
    const KeptOut kept_out = kept_out_at(hub);
    for (const Link& link : links) {
        const auto held = run_of(hub, link.client->chain());
        for (const Recorded& entry : truth.recorded_by(*link.client)) {
            const bool is_held =
                entry.sequence <= held.size() && held[entry.sequence - 1].link == entry.link;
            const bool counts = !kept_out.contains({link.client->chain(), entry.sequence});
            if (entry.person != 0 && is_held && counts) recorded[entry.lot] = &entry;
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
    if (link.client->restores() == 0 || link.client->gave_up_keys) return std::nullopt;
    const auto ours = run_of(*link.client, link.client->chain());
    const auto theirs = run_of(*link.hub, link.client->chain());
    for (std::size_t i = 0; i < std::min(ours.size(), theirs.size()); ++i) {
        if (ours[i].link != theirs[i].link) return i + 1;
    }
    return std::nullopt;
}

Check check_quiet(const Truth& truth, Machine& city, std::span<const Link> links) {
    if (auto broken = check_whole(city)) return broken;
    if (auto broken = check_delivered(truth, city, city, nullptr)) return broken;
    for (const Link& link : links) {
        Machine& client = *link.client;
        if (auto broken = check_delivered(truth, client, city, &link)) return broken;
        if (client.gave_up_keys) continue;
        if (auto broken = check_whole(client)) return broken;
        if (fork_of(link)) continue;
        const auto row = city.ledger().devices().row(client.device());
        if (row.has_value() && *row && !(*row)->revocation.empty())
            return Broken{"a revoked terminal is told", client.name() + " still has its keys"};
        if (auto broken = check_same_entries(link)) return broken;
        if (auto broken = check_same_rows(client, *link.hub)) return broken;
        if (auto broken = truth.check_marks(client, *link.hub, link.knows())) return broken;
    }
    if (auto broken = check_kept_out(truth, city, links)) return broken;
    return check_doses(truth, city, links);
}

}  // namespace uketsuke::simulation
