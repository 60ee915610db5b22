// A terminal or a hub: its disk, its clock and its keys, and while it is on, its store and ledger.
// Everything about it follows from its number.
#pragma once

#include "core/store/ledger.h"
#include "tests/simulation/forgetful_vfs.h"
#include "tests/simulation/mutant_stores.h"

namespace uketsuke::simulation {

// What machines share. Borrowed by all of them.
struct House {
    ForgetfulVfs& vfs;
    Chance& chance;
    Mutant mutant = Mutant::none;
};

class Machine {
  public:
    Machine(std::string name, std::uint8_t number, Role role, House& house);
    Machine(const Machine&) = delete;
    Machine& operator=(const Machine&) = delete;

    const std::string& name() const { return name_; }
    std::uint8_t number() const { return number_; }
    Role role() const { return role_; }
    DeviceId device() const;
    bool is_hub() const { return role_ == Role::hub; }
    HubId hub_id() const;   // Of a hub.
    ChainId chain() const;  // Its own.

    // Closes what is open, cleanly where there is power, and opens it again. Errors: those of
    // open_sqlite_store, where the power goes once more or the disk is full.
    Result<void> boot();
    void cut_power() { house_.vfs.crash(name_); }
    bool has_power() const { return house_.vfs.is_on(name_); }

    // The disk as it was: then the machine is off until it boots.
    Disk image() const { return house_.vfs.backup(name_); }
    void restore(const Disk& image);
    int restores() const { return restores_; }

    bool is_open() const { return ledger_ != nullptr; }  // It was set up.
    Ledger& ledger() { return *ledger_; }
    Store& store() { return *store_; }
    std::uint64_t head_of(const ChainId& chain);

    // Of whom a terminal is sent the records, and whose voucher was presented at it.
    DeviceScope scope = DeviceScope::city;
    std::set<std::uint8_t> presented;

    // It was revoked, was told, and has given up its keys: nobody will open this disk again.
    bool gave_up_keys = false;

    // The clock of this machine is wrong by both together.
    std::chrono::milliseconds skew{0};  // For good.
    std::chrono::milliseconds jump{0};  // Until it is put right.
    Instant clock_at(Instant now) const { return now + skew + jump; }

  private:
    std::string name_;
    std::uint8_t number_;
    Role role_;
    House& house_;
    std::unique_ptr<Store> store_;
    std::unique_ptr<Ledger> ledger_;
    int restores_ = 0;
};

}  // namespace uketsuke::simulation
