// The files of one or several machines, in memory: what was written, what of it is on disk for
// sure, and what a power cut leaves. It knows nothing of SQLite (forgetful_vfs.h).
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace uketsuke::simulation {

using Disk = std::map<std::string, std::string>;  // Files by name.

// What an fsync is of. The directory is synced with the first fsync of a new log or journal, as
// SQLite does it on Unix.
enum class SyncKind { log, database, journal, directory };

struct PendingWrite {
    std::size_t offset = 0;
    std::string bytes;
    bool truncates = false;  // To `offset`.
};

// A machine as its disk sees it. Files belong to the machine whose name they begin with:
// "terminal1", "terminal1-wal", "terminal1-journal".
struct Power {
    bool on = true;
    int writes_until_cut = 0;                // 0: no cut is waiting.
    std::optional<std::size_t> growth_left;  // Until the disk is full.
    std::set<SyncKind> ignored;              // Kinds of fsync that do nothing.
};

struct DiskFile {
    SyncKind kind = SyncKind::database;
    std::string synced;
    std::string current;
    std::vector<PendingWrite> pending;
    int power_cuts = 0;
    bool listed = false;  // Its name is in the directory for sure.
    Power* power = nullptr;
};

struct DiskChances {
    std::function<std::uint64_t(std::uint64_t)> below;  // A number below n.
    int torn_percent = 33;
};

class ForgetfulDisk {
  public:
    explicit ForgetfulDisk(DiskChances chances) : chances_(std::move(chances)) {}

    const DiskChances& chances() const { return chances_; }
    Power& power_of(const std::string& machine) { return powers_[machine]; }
    static std::string machine_of(const std::string& file_name);

    // Made where it is not there yet.
    std::shared_ptr<DiskFile> open(const std::string& name, SyncKind kind);
    bool has(const std::string& name) const { return files_.contains(name); }
    // Until the directory is synced, a removed file may come back after a power cut.
    void remove(const std::string& name, bool syncs_directory);

    enum class Outcome { done, no_power, no_room };
    Outcome change(DiskFile& file, PendingWrite write);
    Outcome sync(DiskFile& file, bool syncs_directory);

    // Every unsynced write has survived whole, in part or not at all; so have unsynced changes of
    // the directory. Open files of the machine are dead from now on.
    void cut_power(const std::string& machine);

    // What is on disk for sure, and its return.
    Disk image(const std::string& machine) const;
    void restore(const std::string& machine, const Disk& image);

  private:
    // A write or fsync is about to happen: false where the power goes before it.
    bool survives(Power& power);
    bool take_room(DiskFile& file, const PendingWrite& write);
    void sync_directory(const std::string& machine);
    void cut_file(DiskFile& file);

    DiskChances chances_;
    std::map<std::string, Power> powers_;
    std::map<std::string, std::shared_ptr<DiskFile>> files_;
    std::map<std::string, std::string> removed_;  // What they held; the directory is not synced.
};

}  // namespace uketsuke::simulation
