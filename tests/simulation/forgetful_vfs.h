// A disk for SQLite that lives in memory and forgets what was not synced. A crash can be asked for
// at any write; after it, each unsynced write has survived whole, in part or not at all.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace uketsuke::simulation {

using Disk = std::map<std::string, std::string>;  // Files by name.

class ForgetfulVfs {
  public:
    // `chance(n)` gives a number below n; it decides what survives a crash.
    ForgetfulVfs(std::string name, std::function<std::uint64_t(std::uint64_t)> chance);
    ~ForgetfulVfs();
    ForgetfulVfs(const ForgetfulVfs&) = delete;
    ForgetfulVfs& operator=(const ForgetfulVfs&) = delete;

    const std::string& name() const;

    // Power fails for every file whose name begins with `prefix`: open handles of them get nothing
    // but I/O errors from now on, and the files hold what survived.
    void crash(const std::string& prefix);
    // The same, by itself, at the n-th write or sync from now (1 is the next).
    void crash_at_write(const std::string& prefix, int n);
    void disarm();

    // From now on all files together may grow by `bytes` and no more: then the disk is full.
    // Nothing lifts it.
    void limit_growth(std::optional<std::size_t> bytes);

    // What is on disk for sure: for a backup and its return.
    Disk backup(const std::string& prefix) const;
    void restore(const std::string& prefix, const Disk& disk);

    struct State;

  private:
    std::unique_ptr<State> state_;
};

}  // namespace uketsuke::simulation
