// What happens to machines: power, clocks, disks and their older images.
#include "core/store/refill.h"
#include "tests/core/ledger/sample.h"
#include "tests/simulation/quiet.h"
#include "tests/simulation/world.h"

namespace uketsuke::simulation {

void World::trouble() {
    if (chance_.percent(faults_.partition)) {
        Link& link = links_[chance_.below(links_.size())];
        link.partitioned_until = step_ + 1 + chance_.below(25);
        tell("  ", link.client->name(), " is cut off until step ",
             std::to_string(link.partitioned_until));
    }
    if (chance_.percent(faults_.cut_at_a_write)) {
        const Machine& victim = any_machine();
        vfs_.crash_at_write(victim.name(), 1 + int(chance_.below(60)));
    }
    if (chance_.percent(faults_.power_cut)) cut_power(any_machine());
    if (chance_.percent(faults_.clock_jump)) turn_clock(any_machine());
    if (chance_.percent(faults_.disk_full)) fill_disk(any_machine());
    if (chance_.percent(faults_.hub_restore)) restore_hub(*restored_hub_);
    if (chance_.percent(faults_.terminal_restore) && any_terminal())
        restore_terminal(*any_terminal());
    if (chance_.percent(faults_.revocation)) revoke(any_hub());
}

// The power may go once more while the machine starts.
void World::start(Machine& machine) {
    constexpr int attempts_max = 4;
    for (Link& link : links_) {
        if (link.client == &machine || link.hub == &machine) link.hang_up();
    }
    for (int attempt = 0; attempt < attempts_max; ++attempt) {
        const auto booted = machine.boot();
        if (booted.has_value() && machine.has_power()) {
            require_holds(truth_.check_recorded(machine));
            if (machine.role() == Role::hub) require_holds(truth_.check_places(machine));
            return check_links_of(machine);
        }
        if (booted.has_value() || !machine.has_power()) continue;
        if (booted.error().code == "store.disk_full" && vfs_.is_limited(machine.name())) {
            vfs_.limit_growth(machine.name(), std::nullopt);
            continue;
        }
        break;
    }
    require_holds(Broken{"a machine starts again", machine.name() + " does not"});
}

void World::restart(Machine& machine) {
    tell("  ", machine.name(), " is closed and started");
    start(machine);
}

// Nobody waits: a store may bring its log to the file. Now and then after much was written.
void World::idle(Machine& machine) {
    constexpr std::size_t ballast_bytes = std::size_t(1100) << 10;  // More than 256 pages.
    if (chance_.percent(4)) {
        // Taken away again: a large value would slow every later look at a setting.
        for (const std::size_t size : {ballast_bytes, std::size_t(1)}) {
            const auto written = machine.store().set_setting("ballast", Bytes(size, 7));
            if (!written.has_value()) return suffer(machine, written.error());
        }
    }
    tell("  ", machine.name(), " has idle time");
    machine.store().use_idle_time();
    if (!machine.has_power()) start(machine);
}

void World::cut_power(Machine& machine) {
    tell("  ", machine.name(), " loses its power");
    machine.cut_power();
    start(machine);
}

void World::turn_clock(Machine& machine) {
    const std::array<std::chrono::milliseconds, 5> jumps{
        std::chrono::milliseconds(0), std::chrono::minutes(40), std::chrono::hours(50),
        std::chrono::minutes(-10), std::chrono::hours(-30)};
    machine.jump = jumps[chance_.below(jumps.size())];
    tell("  the clock of ", machine.name(), " is off by ",
         std::to_string(machine.jump.count() / 60'000), " minutes");
}

void World::fill_disk(Machine& machine) {
    const std::size_t left = chance_.below(60'000);
    tell("  ", machine.name(), " has ", std::to_string(left), " bytes left");
    vfs_.limit_growth(machine.name(), left);
}

void World::lift_limits(int percent) {
    for (const auto& machine : machines_) {
        if (vfs_.is_limited(machine->name()) && chance_.percent(percent))
            vfs_.limit_growth(machine->name(), std::nullopt);
    }
}

// An answer on the road does not outlive the time that a restore takes.
void World::restore_hub(Machine& hub) {
    const auto image = images_.find(&hub);
    if (image == images_.end() || chance_.percent(40)) {
        tell("  ", hub.name(), " is backed up");
        images_[&hub] = hub.image();
        if (chance_.percent(60)) write_as_hub(hub);
        return;
    }
    tell("  ", hub.name(), " is restored from its backup");
    vfs_.limit_growth(hub.name(), std::nullopt);
    hub.restore(image->second);
    const auto booted = hub.boot();
    if (!booted.has_value()) return require_holds(Broken{"a machine starts again", hub.name()});
    if (plan_.mutant != Mutant::own_entries_not_awaited) await_own_entries(hub);
    truth_.note_hub_restored(hub, linked_to(hub));
    for (Link& link : links_) {
        if (link.hub == &hub) link.hub_was_restored = true;
    }
    start(hub);
    // Work goes on at once: what it writes now would fork what it wrote after the backup.
    if (chance_.percent(60)) write_as_hub(hub);
}

// As `serve --restored` does it, with all who ever came here.
void World::await_own_entries(Machine& hub) {
    std::set<BearerId> awaited;
    for (const Link& link : links_) {
        if (link.hub == &hub) awaited.insert(link.client->device().bytes);
        if (link.client == &hub) awaited.insert(link.hub->hub_id().bytes);
    }
    const auto last = hub.store().last_position(sample::municipality);
    const auto begun = Refill(hub.store()).begin(last.value_or(0), awaited);
    if (!begun.has_value()) require_holds(Broken{"errors have a cause", begun.error().code});
}

// One stays in use: else nothing happens any more.
void World::revoke(Machine& hub) {
    const auto all = terminals();
    Machine& terminal = *all[chance_.below(all.size())];
    const auto stay = std::ranges::count_if(
        all, [&](Machine* each) { return !truth_.may_be_revoked(each->device()); });
    if (stay < 2 || truth_.may_be_revoked(terminal.device())) return;
    tell("  ", hub.name(), " revokes ", terminal.name());
    truth_.note_revoked(terminal.device());
    note_hubs_entry(hub, hub.ledger().append({sample::municipality, "",
                                              subject_of(terminal.device()), DeviceRevoked{"紛失"}},
                                             clock_of(hub)));
}

// What a terminal does that was told (kiosk/flow, GiveUpKeys): not before all of it was taken.
void World::give_up_keys(Machine& terminal) {
    std::vector<HubId> known;
    for (const Link& link : links_) {
        if (link.client == &terminal) known.push_back(link.hub->hub_id());
    }
    const auto unsent = terminal.ledger().unsent(known);
    const bool too_soon = plan_.mutant == Mutant::keys_given_up_too_soon;
    if (!too_soon && (!unsent.has_value() || unsent->count > 0)) return;
    tell("    ", terminal.name(), " gives up its keys");
    terminal.gave_up_keys = true;
    terminal.cut_power();
    for (Link& link : links_) {
        if (link.client == &terminal) link.hang_up();
    }
}

std::vector<Machine*> World::linked_to(const Machine& machine) {
    std::vector<Machine*> all;
    for (const Link& link : links_) {
        if (link.client == &machine) all.push_back(link.hub);
        if (link.hub == &machine && !link.client->gave_up_keys) all.push_back(link.client);
    }
    return all;
}

void World::restore_terminal(Machine& terminal) {
    const auto image = images_.find(&terminal);
    if (image == images_.end() || chance_.percent(40)) {
        tell("  the disk of ", terminal.name(), " is copied");
        images_[&terminal] = terminal.image();
        return;
    }
    tell("  ", terminal.name(), " gets an older disk");
    terminal.restore(image->second);
    const auto booted = terminal.boot();
    if (!booted.has_value())
        return require_holds(Broken{"a machine starts again", terminal.name()});
    truth_.note_terminal_restored(terminal, hubs());
    start(terminal);
}

void World::check_links_of(const Machine& machine) {
    for (const Link& link : links_) {
        if (link.client != &machine && link.hub != &machine) continue;
        if (link.client->gave_up_keys || !link.client->is_open() || !link.hub->is_open()) continue;
        require_holds(truth_.check_marks(*link.client, *link.hub, link.knows()));
    }
}

void World::suffer(Machine& machine, const Error& error) {
    if (!machine.has_power()) {
        tell("    the power of ", machine.name(), " is gone");
        return start(machine);
    }
    const bool full = error.code == "store.disk_full" && vfs_.is_limited(machine.name());
    const bool clock = error.code == "clock.set_back" && faults_.clock_jump > 0;
    const bool refilling = error.code == "hub.refilling" && machine.restores() > 0;
    if (full || clock || refilling) return;
    require_holds(Broken{"errors have a cause", machine.name() + ": " + error.code});
}

}  // namespace uketsuke::simulation
