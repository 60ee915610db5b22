// What really happened, as somebody sees it who looks on from outside: what was shown as recorded,
// what the hubs have said, and the invariants that are checked against it all along the way.
#pragma once

#include <map>
#include <set>

#include "tests/simulation/machine.h"

namespace uketsuke::simulation {

// An invariant that does not hold, by the name that README.md gives it.
struct Broken {
    std::string invariant;
    std::string detail;
};
using Check = std::optional<Broken>;

// An entry that was shown as recorded.
struct Recorded {
    std::uint64_t sequence = 0;  // Of the chain of its machine.
    Digest link{};
    std::uint8_t person = 0;  // 0: no dose.
    std::string lot;          // Of a dose; no two doses have the same.
    Instant at{};
    // False from the moment that an older image of the disk was put back.
    bool on_own_disk = true;
    // Its only copy was on a disk that is gone: physics, not a fault of ours.
    bool may_be_absent = false;
};

// What a hub has said: the entries by position in the history that it is in now, and the most that
// it ever held of each chain.
struct HubBook {
    struct Place {
        ChainId chain;
        std::uint64_t sequence = 0;
        Digest link{};
    };
    std::vector<Place> places;  // Position 1 first.
    std::set<Digest> placed;
    std::map<ChainId, std::uint64_t> held_ever;
};

class Truth {
  public:
    void note_recorded(const Machine& machine, const Entry& entry, std::uint8_t person,
                       std::string lot);
    // Append failed or broke off: the dose may be there or not, but everywhere alike.
    void note_in_doubt(std::string lot) { in_doubt_.insert(std::move(lot)); }

    // A hub has answered: what it holds now was said. Positions must be 1, 2, 3 ... and no entry
    // may stand at two of them.
    Check note_answer(Machine& hub);

    // A hub has revoked a device, or may have: the entry broke off.
    void note_revoked(DeviceId device) { revoked_.insert(device); }
    bool may_be_revoked(DeviceId device) const { return revoked_.contains(device); }

    // To be called when the machine is on again. What it recorded since, and none of the others can
    // give back, is gone with its disk.
    void note_hub_restored(Machine& hub, const std::vector<Machine*>& others);
    void note_terminal_restored(Machine& terminal, const std::vector<Machine*>& hubs);

    // After a start: what was shown as recorded is there, in its chain and in the tables.
    Check check_recorded(Machine& machine) const;
    // After a start of a hub: every position of which it spoke is there.
    Check check_places(Machine& hub) const;
    // The cursor does not stand beyond what is stored; what is acknowledged is held, entry for
    // entry. `hub_was_restored`: and the terminal could not notice yet.
    enum class Knows { this_history, an_older_one };
    Check check_marks(Machine& client, Machine& hub, Knows knows) const;

    const std::vector<Recorded>& recorded_by(const Machine& machine) const;
    bool is_in_doubt(const std::string& lot) const { return in_doubt_.contains(lot); }

  private:
    Check check_acknowledged(Machine& client, Machine& hub, const ChainId& chain,
                             Knows knows) const;
    Check check_cursor(Machine& client, Machine& hub) const;
    void note_lost(Machine& machine, const std::vector<Machine*>& others);

    std::map<std::uint8_t, std::vector<Recorded>> recorded_;  // By the number of the machine.
    std::map<std::uint8_t, HubBook> books_;
    std::set<std::string> in_doubt_;
    std::set<DeviceId> revoked_;
};

// The link that a machine has at a place of a chain; nothing where it has no such entry.
std::optional<Digest> link_at(Machine& machine, const ChainId& chain, std::uint64_t sequence);

}  // namespace uketsuke::simulation
