// How a world begins: a city's hub, none to two site hubs under it, and terminals, each of which
// knows one or two of the hubs. The power may go while any of them is set up.
#include "tests/core/ledger/sample.h"
#include "tests/simulation/quiet.h"
#include "tests/simulation/world.h"

namespace uketsuke::simulation {

namespace {

constexpr std::uint8_t city_number = 9;  // Site hubs count down from it, terminals up from 1.

}  // namespace

World::World(WorldPlan plan)
    : plan_(std::move(plan)),
      faults_(plan_.faults),
      chance_(plan_.seed),
      now_(sample::at("2022-12-01T09:00:00+09:00")),
      vfs_("forgetful-" + std::to_string(plan_.seed),
           {[this](std::uint64_t n) { return chance_.below(n); }, faults_.torn_write}),
      house_{vfs_, chance_, plan_.mutant},
      box_(SigningSeed{city_number}) {
    const std::array<std::size_t, 4> pages{0, 0, 3, 10};
    page_max_ = pages[chance_.below(pages.size())];
    const std::array<std::uint8_t, 6> sites{0, 0, 0, 1, 1, 2};
    const std::uint8_t site_count = sites[chance_.below(sites.size())];
    const auto make = [this](std::string name, std::uint8_t number, Role role) {
        machines_.push_back(std::make_unique<Machine>(std::move(name), number, role, house_));
    };
    make("city", city_number, Role::hub);
    for (std::uint8_t site = 1; site <= site_count; ++site)
        make("site" + std::to_string(site), std::uint8_t(city_number - site), Role::hub);
    const auto count = std::uint8_t(2 + chance_.below(4 - site_count));
    for (std::uint8_t number = 1; number <= count; ++number)
        make("terminal" + std::to_string(number), number, Role::terminal);
    choose_scopes();
    restored_hub_ = hubs()[chance_.below(hubs().size())];
    lay_links();
    found();
}

// Some terminals hold only whom they have seen; none where a hub may lose what it wrote, because a
// body that nobody else has is gone then. By a chance of its own: the other worlds stay as they
// are.
void World::choose_scopes() {
    Chance chance(plan_.seed * 7919 + 1);
    for (const auto& machine : machines_) {
        const bool seen = chance.percent(35);
        if (!machine->is_hub() && seen && faults_.hub_restore == 0)
            machine->scope = DeviceScope::seen;
    }
}

// Who gets an older disk knows one hub: two hubs could take two branches of its chain for the
// chain, and nobody could join them again (README.md).
void World::lay_links() {
    const auto lay = [this](Machine& client, Machine& hub) {
        Link& link = links_.emplace_back();
        link.client = &client;
        link.hub = &hub;
    };
    const std::vector<Machine*> all = hubs();
    for (Machine* site : all) {
        if (site != &city()) lay(*site, city());
    }
    for (Machine* terminal : terminals()) {
        const std::size_t home = chance_.below(all.size());
        lay(*terminal, *all[home]);
        if (all.size() > 1 && faults_.terminal_restore == 0 && chance_.percent(50))
            lay(*terminal, *all[(home + 1) % all.size()]);
    }
}

void World::found() {
    for (const auto& machine : machines_) {
        leave_out_syncs(*machine);
        if (chance_.percent(faults_.clock_skew))
            machine->skew = std::chrono::seconds(chance_.below(1200)) - std::chrono::seconds(600);
    }
    for (const auto& machine : machines_) {
        if (broken_) return;
        if (chance_.percent(faults_.cut_at_a_write))
            vfs_.crash_at_write(machine->name(), 1 + int(chance_.below(60)));
        start(*machine);
        if (machine.get() != &city()) trust_city(*machine);
        if (broken_) return;
        machine->is_hub() ? found_hub(*machine) : exchange_first(*machine);
    }
}

void World::leave_out_syncs(const Machine& machine) {
    using Kinds = std::vector<SyncKind>;
    const Kinds all{SyncKind::log, SyncKind::database, SyncKind::journal, SyncKind::directory};
    Kinds ignored;
    if (plan_.mutant == Mutant::hub_syncs_nothing && machine.is_hub()) ignored = all;
    if (plan_.mutant == Mutant::terminal_syncs_nothing && !machine.is_hub()) ignored = all;
    if (plan_.mutant == Mutant::log_not_synced) ignored = {SyncKind::log};
    if (plan_.mutant == Mutant::database_not_synced) ignored = {SyncKind::database};
    if (plan_.mutant == Mutant::directory_not_synced) ignored = {SyncKind::directory};
    if (plan_.mutant == Mutant::journal_not_synced) ignored = {SyncKind::journal};
    for (const SyncKind kind : ignored) vfs_.ignore(machine.name(), kind);
}

void World::trust_city(Machine& machine) {
    while (
        !broken_ &&
        !machine.ledger().trust_device(city().device(), city().ledger().public_key()).has_value())
        start(machine);
    while (!broken_ && !machine.is_hub() && !machine.ledger().set_scope(machine.scope).has_value())
        start(machine);
}

// A site hub has one whole exchange with the city before anybody comes to it (join_upstream), and a
// terminal with its hubs before it can open work, because the rules come with it.
void World::exchange_first(const Machine& client) {
    vfs_.disarm();
    peace_ = true;
    for (Link& link : links_) {
        if (link.client == &client && !broken_) exchange_in_peace(link);
    }
    peace_ = false;
}

void World::found_hub(Machine& hub) {
    exchange_first(hub);
    const std::vector<Draft> drafts = beginnings_of(hub);
    while (!broken_ && !drafts.empty() && hub.head_of(hub.chain()) == 0) {
        if (!hub.ledger().append_all(drafts, clock_of(hub)).has_value()) start(hub);
    }
}

// Each hub lets in who comes to it; the city lists the residents.
std::vector<Draft> World::beginnings_of(Machine& hub) {
    std::vector<Draft> drafts;
    for (const Link& link : links_) {
        if (link.hub != &hub) continue;
        const auto role = link.is_upstream() ? DeviceRole::hub : DeviceRole::terminal;
        const bool heeded = plan_.mutant != Mutant::scope_not_heeded;
        const auto scope = heeded ? link.client->scope : DeviceScope::city;
        const auto key = to_hex(sample::signer(link.client->number()).public_key());
        drafts.push_back({sample::municipality, "", subject_of(link.client->device()),
                          DeviceEnrolled{"見本端末", key, role, scope}});
    }
    if (&hub != &city()) return drafts;
    for (std::uint8_t number = 1; number <= people; ++number)
        drafts.push_back(sample::draft(listed(number, 0), number));
    return drafts;
}

}  // namespace uketsuke::simulation
