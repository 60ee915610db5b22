// A disk for SQLite that lives in memory and forgets what was not synced. A power cut can be asked
// for at any write; after it, each unsynced write has survived whole, in part or not at all.
//
// A machine is named by its database file: all that belongs to it begins with that name.
#pragma once

#include "tests/simulation/forgetful_disk.h"

namespace uketsuke::simulation {

class ForgetfulVfs {
  public:
    ForgetfulVfs(std::string name, DiskChances chances);
    ~ForgetfulVfs();
    ForgetfulVfs(const ForgetfulVfs&) = delete;
    ForgetfulVfs& operator=(const ForgetfulVfs&) = delete;

    const std::string& name() const;

    // Open handles of the machine get nothing but I/O errors from now on. It is on again when its
    // database is opened anew.
    void crash(const std::string& machine);
    // The same, by itself, at the n-th write, fsync or removal from now (1 is the next).
    void crash_at_write(const std::string& machine, int n);
    void disarm();  // At every machine.
    bool is_on(const std::string& machine) const;

    // From now on the machine's files may grow by `bytes` and no more: then its disk is full.
    void limit_growth(const std::string& machine, std::optional<std::size_t> bytes);
    bool is_limited(const std::string& machine) const;

    // From now on fsyncs of that kind do nothing at that machine.
    void ignore(const std::string& machine, SyncKind kind);

    // What is on disk for sure: for a backup and its return. The store must be closed for
    // restore().
    Disk backup(const std::string& machine) const;
    void restore(const std::string& machine, const Disk& disk);

    struct State;

  private:
    std::unique_ptr<State> state_;
};

}  // namespace uketsuke::simulation
