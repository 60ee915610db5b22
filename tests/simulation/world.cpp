// What can happen, and what must hold.
#include "tests/simulation/world.h"

#include "core/base/require.h"

namespace uketsuke::simulation {

namespace {

constexpr std::uint8_t people = 4;
constexpr int settle_rounds_max = 12;
const HubLink link_to_hub{sample::hub(), sample::municipality};

std::string seeded_name(std::uint64_t seed) { return "forgetful-" + std::to_string(seed); }

Resident listed(std::uint8_t number, int version) {
    Resident resident = sample::resident();
    resident.resident_id = "99000000000000" + std::to_string(number);
    resident.voucher_number = "990000001" + std::to_string(number);
    resident.address = "見本市見本町" + std::to_string(version);
    return resident;
}

}  // namespace

World::World(std::uint64_t seed)
    : chance_(seed),
      hub_may_be_restored_(seed % 2 == 1),
      now_(sample::at("2022-12-01T09:00:00+09:00")),
      vfs_(seeded_name(seed), [this](std::uint64_t n) { return chance_.below(n); }) {
    hub_.name = "hub";
    hub_.number = 9;
    hub_.numbering = Numbering::positions;
    boot(hub_);
    found_hub();
    for (const std::uint8_t number : {std::uint8_t{1}, std::uint8_t{2}}) {
        Machine& terminal = terminals_.emplace_back();
        terminal.name = "terminal" + std::to_string(number);
        terminal.number = number;
        terminal.clock_offset = std::chrono::seconds(chance_.below(600));
        boot(terminal);
    }
}

void World::boot(Machine& machine) {
    machine.ledger.reset();
    machine.store.reset();
    auto store = open_sqlite_store(machine.name, vfs_.name());
    require(store.has_value(), "a disk after a power cut opens again");
    machine.store = std::move(*store);
    machine.ledger = std::make_unique<Ledger>(
        *machine.store, sample::data_key(machine.number), sample::device(machine.number),
        sample::signer(machine.number), machine.numbering, [this] {
            Salt salt{};
            for (auto& byte : salt) byte = std::uint8_t(chance_.below(256));
            return salt;
        });
    if (machine.numbering == Numbering::none) {
        const auto trusted =
            machine.ledger->trust_device(sample::device(9), sample::signer(9).public_key());
        require(trusted.has_value(), "a terminal trusts its hub");
    }
}

void World::crash(Machine& machine) {
    vfs_.disarm();
    vfs_.crash(machine.name);
    boot(machine);
}

void World::found_hub() {
    std::vector<Draft> drafts;
    for (const std::uint8_t number : {std::uint8_t{1}, std::uint8_t{2}}) {
        const auto key = to_hex(sample::signer(number).public_key());
        drafts.push_back({sample::municipality, "", subject_of(sample::device(number)),
                          DeviceEnrolled{"見本端末", key}});
    }
    for (std::uint8_t number = 1; number <= people; ++number)
        drafts.push_back(sample::draft(listed(number, 0), number));
    require(hub_.ledger->append_all(drafts, now_).has_value(), "the hub begins with a roster");
}

void World::step() {
    now_ += std::chrono::milliseconds(chance_.below(20'000));
    Machine& terminal = terminals_[chance_.below(terminals_.size())];
    const std::uint64_t what = chance_.below(100);
    if (chance_.percent(15)) {
        const Machine& victim = chance_.percent(50) ? hub_ : terminal;
        vfs_.crash_at_write(victim.name, 1 + int(chance_.below(60)));
    }
    if (what < 40) {
        record(terminal);
    } else if (what < 80) {
        exchange(terminal);
    } else if (what < 85) {
        crash(terminal);
    } else if (what < 90) {
        crash(hub_);
    } else if (what < 94) {
        terminal.clock_offset = std::chrono::seconds(chance_.below(600));
    } else if (hub_may_be_restored_) {
        back_up_or_restore_hub();
    } else {
        update_roster();
    }
}

void World::record(Machine& terminal) {
    const auto person = std::uint8_t(1 + chance_.below(people));
    auto dose = sample::given("2022-12-01", ++doses_recorded_);
    dose.lot = "S" + std::to_string(doses_recorded_);
    const auto entry = terminal.ledger->append(sample::draft(dose, person), now_at(terminal));
    if (entry.has_value()) {
        terminal.recorded[entry_name(entry->header)] = entry->link;
    } else if (entry.error().code != "clock.set_back") {
        crash(terminal);
    }
}

void World::update_roster() {
    const auto person = std::uint8_t(1 + chance_.below(people));
    const auto entry = hub_.ledger->append(
        sample::draft(listed(person, int(chance_.below(1000))), person), now_at(hub_));
    if (entry.has_value()) {
        hub_.recorded[entry_name(entry->header)] = entry->link;
    } else {
        crash(hub_);
    }
}

void World::exchange(Machine& terminal) {
    Exchange exchange(link_to_hub, sample::device(terminal.number),
                      sample::signer(terminal.number));
    while (exchange_step(terminal, exchange)) {
    }
}

// One request and its reply; false where the exchange is over, one way or the other.
bool World::exchange_step(Machine& terminal, Exchange& exchange) {
    const auto request = exchange.next(*terminal.ledger, now_at(terminal));
    if (!request.has_value()) {
        crash(terminal);
        return false;
    }
    if (!*request) return false;
    const auto response = carry(**request);
    if (!response) return false;
    const auto reply = exchange.read(*response);
    if (!reply.has_value()) return false;
    const auto taken = exchange.take(*terminal.ledger, *reply);
    if (taken.has_value()) return true;
    if (taken.error().kind != ErrorKind::environment) {
        trouble_ = "a reply of the real hub was refused: " + taken.error().code;
    } else if (taken.error().code != "hub.nonsense") {
        crash(terminal);
    }
    return false;
}

std::optional<Response> World::carry(const Request& request) {
    if (network_is_perfect_) return ask_hub(request);
    const std::uint64_t fate = chance_.below(100);
    if (fate < 10) return std::nullopt;  // Lost on the way there.
    if (fate < 15) {
        delayed_.push_back(request);  // Arrives much later, when nobody waits for it.
        return std::nullopt;
    }
    if (!delayed_.empty() && chance_.percent(20)) {
        ask_hub(delayed_.back());
        delayed_.pop_back();
    }
    if (fate < 25) ask_hub(request);  // Arrives twice.
    Response response = ask_hub(request);
    if (fate < 35) return std::nullopt;  // The answer is lost.
    if (fate < 38) return Response{200, {{"content-type", "text/html"}}, "<html>Sign in</html>"};
    if (fate < 42 && !response.body.empty())
        response.body.resize(chance_.below(response.body.size()));
    return response;
}

Response World::ask_hub(const Request& request) {
    const BoxOpener box(SigningSeed{9});
    Desk desk(*hub_.ledger, {sample::hub(), sample::municipality, "satsumasendai-2022-12"}, box);
    Response response = answer_request(desk, request, now_at(hub_));
    if (response.status == 503) crash(hub_);
    return response;
}

void World::back_up_or_restore_hub() {
    if (!hub_backup_ || chance_.percent(50)) {
        hub_backup_ = vfs_.backup(hub_.name);
        return;
    }
    hub_.ledger.reset();
    hub_.store.reset();
    vfs_.restore(hub_.name, *hub_backup_);
    boot(hub_);
}

bool World::settle() {
    vfs_.disarm();
    network_is_perfect_ = true;
    for (const Request& request : delayed_) ask_hub(request);
    delayed_.clear();
    for (int round = 0; round < settle_rounds_max; ++round) {
        bool moved = false;
        for (Machine& terminal : terminals_) {
            Exchange exchange(link_to_hub, sample::device(terminal.number),
                              sample::signer(terminal.number));
            while (exchange_step(terminal, exchange)) {
            }
            moved = moved || exchange.report() != ExchangeReport{};
        }
        if (!moved) return true;
    }
    return false;
}

std::string World::broken_invariant() {
    if (!trouble_.empty()) return trouble_;
    for (const auto& check : {&World::check_recorded, &World::check_chains, &World::check_folds}) {
        const std::string broken = (this->*check)();
        if (!broken.empty()) return broken;
    }
    return {};
}

// Nothing that was shown as recorded is lost, and all of it is acknowledged by a hub that has it.
std::string World::check_recorded() {
    std::vector<const Machine*> machines{&hub_};
    for (const Machine& terminal : terminals_) machines.push_back(&terminal);
    for (const Machine* machine : machines) {
        const ChainId chain{sample::device(machine->number), sample::municipality};
        for (const auto& [name, link] : machine->recorded) {
            const auto sequence = std::stoull(name.substr(name.rfind('/') + 1));
            const auto held = hub_.store->run_after(chain, sequence - 1, 1);
            if (!held.has_value() || held->empty() || held->front().link != link)
                return "recorded and lost: " + name;
        }
    }
    for (const Machine& terminal : terminals_) {
        const auto unsent = terminal.ledger->unsent(sample::hub());
        if (!unsent.has_value() || unsent->count != 0) return terminal.name + " has not drained";
    }
    return {};
}

// Every machine holds the same chains, each entry once, and they verify.
std::string World::check_chains() {
    const auto all = hub_.store->entry_count();
    const auto last = hub_.store->last_position(sample::municipality);
    if (!all.has_value() || !last.has_value() || *all != *last) return "the hub skipped positions";
    std::vector<Machine*> machines{&hub_};
    for (Machine& terminal : terminals_) machines.push_back(&terminal);
    for (Machine* machine : machines) {
        const auto verified = machine->ledger->verify_all();
        if (!verified.has_value()) return machine->name + ": " + verified.error().code;
        if (*verified != *all) return machine->name + " holds another number of entries";
        const auto rebuilt = machine->ledger->rebuild(Ledger::Rebuild::compare);
        if (!rebuilt.has_value() || !rebuilt->empty()) return machine->name + " rebuilds otherwise";
    }
    return {};
}

std::string World::check_folds() {
    for (std::uint8_t number = 1; number <= people; ++number) {
        const auto truth = hub_.ledger->person(sample::person(number));
        if (!truth.has_value() || !*truth) return "the hub does not know a person";
        for (Machine& terminal : terminals_) {
            const auto row = terminal.ledger->person(sample::person(number));
            if (!row.has_value() || !*row || print_row(**row) != print_row(**truth))
                return terminal.name + " folds a person otherwise";
        }
    }
    return {};
}

}  // namespace uketsuke::simulation
