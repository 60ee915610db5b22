// How a world begins, what people do in it, and how it comes to rest.
#include "tests/simulation/world.h"

#include "core/base/require.h"
#include "tests/core/ledger/sample.h"
#include "tests/simulation/quiet.h"

namespace uketsuke::simulation {

namespace {

constexpr std::uint8_t hub_number = 9;
constexpr int rounds_max = 6;

Resident listed(std::uint8_t number, int version) {
    Resident resident = sample::resident();
    resident.resident_id = "99000000000000" + std::to_string(number);
    resident.voucher_number = "990000001" + std::to_string(number);
    resident.address = "見本市見本町" + std::to_string(version);
    return resident;
}

}  // namespace

World::World(WorldPlan plan)
    : plan_(std::move(plan)),
      faults_(plan_.faults),
      chance_(plan_.seed),
      now_(sample::at("2022-12-01T09:00:00+09:00")),
      vfs_("forgetful-" + std::to_string(plan_.seed),
           {[this](std::uint64_t n) { return chance_.below(n); }, faults_.torn_write}),
      house_{vfs_, chance_, plan_.mutant},
      box_(SigningSeed{hub_number}) {
    const std::array<std::size_t, 4> pages{0, 0, 3, 10};
    page_max_ = pages[chance_.below(pages.size())];
    machines_.push_back(std::make_unique<Machine>("hub", hub_number, Role::hub, house_));
    const auto count = std::uint8_t(2 + chance_.below(4));
    for (std::uint8_t number = 1; number <= count; ++number)
        machines_.push_back(std::make_unique<Machine>("terminal" + std::to_string(number), number,
                                                      Role::terminal, house_));
    found();
}

void World::found() {
    using Kinds = std::vector<SyncKind>;
    const Kinds all{SyncKind::log, SyncKind::database, SyncKind::journal, SyncKind::directory};
    for (const auto& machine : machines_) {
        const bool is_hub = machine->role() == Role::hub;
        Kinds ignored;
        if (plan_.mutant == Mutant::hub_syncs_nothing && is_hub) ignored = all;
        if (plan_.mutant == Mutant::terminal_syncs_nothing && !is_hub) ignored = all;
        if (plan_.mutant == Mutant::log_not_synced) ignored = {SyncKind::log};
        if (plan_.mutant == Mutant::database_not_synced) ignored = {SyncKind::database};
        if (plan_.mutant == Mutant::directory_not_synced) ignored = {SyncKind::directory};
        if (plan_.mutant == Mutant::journal_not_synced) ignored = {SyncKind::journal};
        for (const SyncKind kind : ignored) vfs_.ignore(machine->name(), kind);
        if (chance_.percent(faults_.clock_skew))
            machine->skew = std::chrono::seconds(chance_.below(1200)) - std::chrono::seconds(600);
    }
    found_hub(hub());
    for (std::size_t i = 1; i < machines_.size() && !broken_; ++i) join(*machines_[i], hub());
}

// A disk is new, and the power may go while it is set up: then it is set up once more.
void World::found_hub(Machine& hub) {
    std::vector<Draft> drafts;
    for (std::size_t i = 1; i < machines_.size(); ++i) {
        const std::uint8_t number = machines_[i]->number();
        const auto key = to_hex(sample::signer(number).public_key());
        drafts.push_back({sample::municipality, "", subject_of(sample::device(number)),
                          DeviceEnrolled{"見本端末", key}});
    }
    for (std::uint8_t number = 1; number <= people; ++number)
        drafts.push_back(sample::draft(listed(number, 0), number));
    if (chance_.percent(faults_.cut_at_a_write))
        vfs_.crash_at_write(hub.name(), 1 + int(chance_.below(60)));
    start(hub);
    while (!broken_ && hub.head_of(hub.chain()) == 0) {
        if (!hub.ledger().append_all(drafts, clock_of(hub)).has_value()) start(hub);
    }
}

void World::join(Machine& terminal, Machine& hub) {
    if (chance_.percent(faults_.cut_at_a_write))
        vfs_.crash_at_write(terminal.name(), 1 + int(chance_.below(40)));
    start(terminal);
    while (!broken_ &&
           !terminal.ledger().trust_device(hub.device(), hub.ledger().public_key()).has_value())
        start(terminal);
    Link& link = links_.emplace_back();
    link.client = &terminal;
    link.hub = &hub;
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
        record(any_terminal());
    } else if (what < 85) {
        Link& link = links_[chance_.below(links_.size())];
        tell("  exchange of ", link.client->name());
        exchange(link);
    } else if (what < 90) {
        update_roster(hub());
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

// After a restore the hub adds nothing of its own while somebody holds more of its chain than it
// does: that would be a fork of the hub's own chain (README.md).
void World::update_roster(Machine& hub) {
    const std::uint64_t head = hub.head_of(hub.chain());
    for (Machine* other : others(hub)) {
        if (other->head_of(hub.chain()) > head) return tell("  the hub waits to be refilled");
    }
    const auto person = std::uint8_t(1 + chance_.below(people));
    const auto entry =
        hub.ledger().append(sample::draft(listed(person, ++rosters_), person), clock_of(hub));
    tell("  the roster changes: ", entry.has_value() ? "recorded" : entry.error().code);
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
    if (!broken_) require_holds(check_quiet(truth_, hub(), links_));
}

void World::require_holds(Check check) {
    if (!check || broken_) return;
    tell("BROKEN: ", check->invariant, ": ", check->detail);
    broken_ = std::move(check);
}

Machine& World::any_machine() { return chance_.percent(40) ? hub() : any_terminal(); }

Machine& World::any_terminal() { return *machines_[1 + chance_.below(terminals())]; }

std::vector<Machine*> World::others(const Machine& machine) {
    std::vector<Machine*> all;
    for (const auto& other : machines_) {
        if (other.get() != &machine) all.push_back(other.get());
    }
    return all;
}

}  // namespace uketsuke::simulation
