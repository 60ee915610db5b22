// A world: machines, the links between them, and what happens to both. Real ledgers, stores,
// exchanges and desks; the disks, the network and the clocks are made up, and everything follows
// from the seed. README.md says what can happen and what must hold.
#pragma once

#include <functional>

#include "core/base/sealed_box.h"
#include "tests/simulation/faults.h"
#include "tests/simulation/link.h"

namespace uketsuke::simulation {

// A person of the roster, and the version of the roster.
Resident listed(std::uint8_t number, int version);

using Tell = std::function<void(const std::string&)>;

struct WorldPlan {
    std::uint64_t seed = 1;
    Faults faults;
    Mutant mutant = Mutant::none;
    Tell tell;  // What happens, line by line; may be empty.
};

class World {
  public:
    explicit World(WorldPlan plan);

    // One thing happens somewhere. Not to be called once something is broken.
    void step();
    // All faults end, and exchanges go on until nothing moves; then everything must agree.
    void settle();
    // The first invariant that does not hold.
    const Check& broken() const { return broken_; }

    std::size_t machines() const { return machines_.size(); }
    int rounds_to_settle() const { return rounds_; }
    std::uint64_t steps() const { return step_; }

  private:
    // world_founding.cpp
    void choose_scopes();
    void lay_links();
    void found();
    void leave_out_syncs(const Machine& machine);
    void trust_city(Machine& machine);
    void found_hub(Machine& hub);
    void exchange_first(const Machine& client);
    std::vector<Draft> beginnings_of(Machine& hub);

    // world.cpp: steps and the end.
    void act();
    void record(Machine& terminal);
    void write_as_hub(Machine& hub);
    void note_hubs_entry(Machine& hub, const Result<Entry>& entry);
    void heal();

    // world_troubles.cpp: what happens to machines.
    void trouble();
    void start(Machine& machine);
    void restart(Machine& machine);
    void idle(Machine& machine);
    void cut_power(Machine& machine);
    void turn_clock(Machine& machine);
    void fill_disk(Machine& machine);
    void lift_limits(int percent);
    void restore_hub(Machine& hub);
    void await_own_entries(Machine& hub);
    void restore_terminal(Machine& terminal);
    void revoke(Machine& hub);
    void give_up_keys(Machine& terminal);
    void check_links_of(const Machine& machine);
    // An error of the machine's own store: the power went, the disk is full, or it has no cause.
    void suffer(Machine& machine, const Error& error);

    // world_exchanges.cpp: what travels over links.
    void exchange(Link& link);
    // False where the link waits, or the exchange is over.
    bool exchange_stage(Link& link);
    bool ask_next(Link& link);
    bool take_answer(Link& link);
    void check_revoked_gets_nothing(const Link& link);
    void present_somebody(Link& link);
    void check_scope(const Link& link);
    void note_complete(Link& link);
    void refused_by_hub(Link& link, const Error& error);
    std::optional<Response> carry(Machine& hub, const Request& request);
    std::optional<Response> ask(Machine& hub, const Request& request);
    Request garbled(Request request);
    Response garbled(Response response);
    bool exchange_in_peace(Link& link);

    void require_holds(Check check);
    Machine& any_machine();
    Machine& any_hub();
    Machine* any_terminal();  // That is in use; nothing where none is.
    Machine& city() { return *machines_.front(); }
    std::vector<Machine*> hubs();  // The city's first.
    std::vector<Machine*> terminals();
    std::vector<Machine*> linked_to(const Machine& machine);
    Instant clock_of(const Machine& machine) const { return machine.clock_at(now_); }
    template <class... Parts>
    void tell(const Parts&... parts) {
        if (plan_.tell) plan_.tell((std::string() + ... + parts));
    }

    WorldPlan plan_;
    Faults faults_;
    Chance chance_;
    Instant now_;
    ForgetfulVfs vfs_;
    House house_;
    std::vector<std::unique_ptr<Machine>> machines_;  // The city's hub first.
    std::vector<Link> links_;
    BoxOpener box_;
    Truth truth_;
    std::vector<std::pair<Machine*, Request>> waiting_;  // Behind others, on the road.
    std::map<const Machine*, Disk> images_;              // The older ones.
    std::size_t page_max_ = 0;
    int doses_ = 0;
    int hub_entries_ = 40;             // So many devices have other ids.
    Machine* restored_hub_ = nullptr;  // Two would lose both copies of what hubs write.
    int rounds_ = 0;
    std::uint64_t step_ = 0;
    bool peace_ = false;
    Check broken_;
};

}  // namespace uketsuke::simulation
