// What people do in a world, and how it comes to rest.
#include "tests/simulation/world.h"

#include "core/base/require.h"
#include "tests/core/ledger/sample.h"
#include "tests/simulation/quiet.h"

namespace uketsuke::simulation {

namespace {

constexpr int rounds_max = 8;

}  // namespace

Resident listed(std::uint8_t number, int version) {
    Resident resident = sample::resident();
    resident.resident_id = "99000000000000" + std::to_string(number);
    resident.voucher_number = "990000001" + std::to_string(number);
    resident.address = "見本市見本町" + std::to_string(version);
    return resident;
}

void World::step() {
    ++step_;
    now_ += std::chrono::milliseconds(chance_.below(20'000));
    lift_limits(10);
    trouble();
    if (!broken_) act();
}

void World::act() {
    const std::uint64_t what = chance_.below(100);
    if (what < 40) {
        if (Machine* terminal = any_terminal()) record(*terminal);
    } else if (what < 85) {
        Link& link = links_[chance_.below(links_.size())];
        tell("  exchange of ", link.client->name());
        exchange(link);
    } else if (what < 90) {
        write_as_hub(any_hub());
    } else if (what < 95) {
        restart(any_machine());
    } else {
        idle(any_machine());
    }
}

void World::record(Machine& terminal) {
    const auto person = std::uint8_t(1 + chance_.below(people));
    auto dose = sample::given("2022-12-01", ++doses_);
    dose.lot = "S" + std::to_string(doses_);
    const auto entry = terminal.ledger().append(sample::draft(dose, person), clock_of(terminal));
    if (entry.has_value()) {
        tell("  ", terminal.name(), " records ", dose.lot, " as its entry ",
             std::to_string(entry->header.sequence));
        truth_.note_recorded(terminal, *entry, person, dose.lot);
        return;
    }
    tell("  ", terminal.name(), " cannot record ", dose.lot, ": ", entry.error().code);
    truth_.note_in_doubt(dose.lot);
    suffer(terminal, entry.error());
}

// The city's roster changes; a site lets another terminal in. A hub that was restored may refuse.
void World::write_as_hub(Machine& hub) {
    const auto number = std::uint8_t(++hub_entries_);
    const auto person = std::uint8_t(1 + chance_.below(people));
    const Draft draft = &hub == &city()
                            ? sample::draft(listed(person, number), person)
                            : Draft{sample::municipality, "", subject_of(sample::device(number)),
                                    DeviceEnrolled{"見本端末", std::string(64, 'a')}};
    note_hubs_entry(hub, hub.ledger().append(draft, clock_of(hub)));
}

void World::note_hubs_entry(Machine& hub, const Result<Entry>& entry) {
    tell("  ", hub.name(), " writes: ", entry.has_value() ? "recorded" : entry.error().code);
    if (entry.has_value()) {
        truth_.note_recorded(hub, *entry, 0, "");
    } else {
        suffer(hub, entry.error());
    }
}

void World::heal() {
    tell("the faults end");
    vfs_.disarm();
    lift_limits(100);
    peace_ = true;
    for (const auto& machine : machines_) machine->jump = {};
    for (Link& link : links_) {
        link.hang_up();
        link.partitioned_until = 0;
    }
    for (const auto& [where, late] : waiting_) ask(*where, late);
    waiting_.clear();
}

void World::settle() {
    heal();
    for (rounds_ = 1; rounds_ <= rounds_max && !broken_; ++rounds_) {
        bool moved = false;
        for (Link& link : links_) moved = exchange_in_peace(link) || moved;
        if (!moved) break;
    }
    if (!broken_ && rounds_ > rounds_max)
        require_holds(Broken{"queues drain", "not in " + std::to_string(rounds_max) + " rounds"});
    if (!broken_) require_holds(check_quiet(truth_, city(), links_));
}

void World::require_holds(Check check) {
    if (!check || broken_) return;
    tell("BROKEN: ", check->invariant, ": ", check->detail);
    broken_ = std::move(check);
}

Machine& World::any_machine() {
    Machine* terminal = any_terminal();
    return !terminal || chance_.percent(40) ? any_hub() : *terminal;
}

Machine& World::any_hub() {
    const auto all = hubs();
    return *all[chance_.below(all.size())];
}

Machine* World::any_terminal() {
    const auto all = terminals();
    return all.empty() ? nullptr : all[chance_.below(all.size())];
}

std::vector<Machine*> World::hubs() {
    std::vector<Machine*> all;
    for (const auto& machine : machines_) {
        if (machine->is_hub()) all.push_back(machine.get());
    }
    return all;
}

std::vector<Machine*> World::terminals() {
    std::vector<Machine*> all;
    for (const auto& machine : machines_) {
        if (!machine->is_hub() && !machine->gave_up_keys) all.push_back(machine.get());
    }
    return all;
}

}  // namespace uketsuke::simulation
