// Two terminals and a hub in one process: the real ledger and store on a forgetful disk, the real
// client and hub protocol, and a network that loses, repeats, delays and garbles. Everything that
// happens follows from the seed.
#pragma once

#include <map>
#include <memory>
#include <random>

#include "sync/client/exchange.h"
#include "sync/hub/desk.h"
#include "tests/core/ledger/sample.h"
#include "tests/simulation/forgetful_vfs.h"

namespace uketsuke::simulation {

class Chance {
  public:
    explicit Chance(std::uint64_t seed) : generator_(seed) {}
    std::uint64_t below(std::uint64_t n) { return generator_() % n; }
    bool percent(std::uint64_t p) { return below(100) < p; }

  private:
    std::mt19937_64 generator_;
};

// A machine: its disk's prefix, its keys, and while it is on, its store and ledger.
struct Machine {
    std::string name;
    std::uint8_t number = 0;
    Numbering numbering = Numbering::none;
    std::chrono::milliseconds clock_offset{0};
    std::unique_ptr<Store> store;
    std::unique_ptr<Ledger> ledger;
    std::map<std::string, Digest> recorded;  // What was shown as recorded, with its link.
};

class World {
  public:
    explicit World(std::uint64_t seed);

    // One thing happens somewhere.
    void step();
    // The network heals, all machines run, and exchanges go on until nothing moves. False where
    // that takes more rounds than it may.
    bool settle();
    // The first invariant that does not hold, or empty.
    std::string broken_invariant();

  private:
    void boot(Machine& machine);
    void crash(Machine& machine);
    void found_hub();
    void record(Machine& terminal);
    void update_roster();
    void exchange(Machine& terminal);
    bool exchange_step(Machine& terminal, Exchange& exchange);
    std::optional<Response> carry(const Request& request);
    Response ask_hub(const Request& request);
    void back_up_or_restore_hub();
    Instant now_at(const Machine& machine) const { return now_ + machine.clock_offset; }
    std::string check_recorded();
    std::string check_folds();
    std::string check_chains();

    Chance chance_;
    bool hub_may_be_restored_;
    bool network_is_perfect_ = false;
    Instant now_;
    ForgetfulVfs vfs_;
    Machine hub_;
    std::vector<Machine> terminals_;
    std::vector<Request> delayed_;
    std::optional<Disk> hub_backup_;
    int doses_recorded_ = 0;
    std::string trouble_;  // Seen on the way; reported as a broken invariant.
};

}  // namespace uketsuke::simulation
