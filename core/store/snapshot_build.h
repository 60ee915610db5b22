// A new store made from a hub's snapshot, beside the live one: all entries of a municipality as of
// a position, in the order of their subjects, so that each subject is folded once and its row
// written once. What comes out is what receiving the same entries one by one would have made.
//
//     begin ─► take_devices ─► prepare (any threads) ─► add (one thread) ─► finish
//
// Every chain is checked from its first link to its last, and the last signature of each. Nothing
// that fails here touches anything but the new file.
//
// Threads: one, except for prepare(). Ownership: all its own.
#pragma once

#include "core/store/devices.h"
#include "core/store/entry_spool.h"
#include "core/store/ledger.h"
#include "core/store/snapshot_tables.h"

namespace uketsuke {

// Where a chain ends.
struct ChainEnd {
    std::uint64_t sequence = 0;
    Digest link{};
    bool operator==(const ChainEnd&) const = default;
};
using ChainEnds = std::map<ChainId, ChainEnd>;

// Whose store it will be, and whom that trusts.
struct SnapshotSite {
    std::string file;  // Of the new store; what was left there is thrown away.
    Sealer sealer;
    DeviceId device;
    PublicKey key{};
    std::vector<std::pair<DeviceId, PublicKey>> trusted;  // Hubs, by enrolment.
};

class SnapshotBuild {
  public:
    // `ends` are the chains that the snapshot promises, all of one municipality.
    static Result<std::unique_ptr<SnapshotBuild>> begin(SnapshotSite site, ChainEnds ends);

    // All entries about devices, before any others: they say who may write what.
    Result<void> take_devices(const std::vector<Entry>& entries);
    // Who is known by them.
    Devices& devices() { return *devices_; }

    // As prepare_part(). Any thread, once the devices are taken. Errors: snapshot.malformed (of a
    // chain that was not promised, or about a device).
    Result<PreparedPart> prepare(const std::vector<Entry>& entries) const;
    // Errors: snapshot.malformed where a subject comes a second time, those of the store.
    Result<void> add(const PreparedPart& part);

    // Errors: chain.gap, chain.link, chain.signature, device.unknown, snapshot.malformed (a chain
    // that does not end where it should), those of the store.
    Result<void> finish(const Progress& progress = {});

  private:
    SnapshotBuild(SnapshotSite site, ChainEnds ends, std::unique_ptr<SnapshotTables> tables,
                  EntrySpool spool, std::unique_ptr<Store> vouching);
    Result<void> fold_devices(const std::map<Subject, std::vector<Entry>>& by_device);
    Result<void> learn_authors();
    class Chain;

    const SnapshotSite site_;
    const ChainEnds ends_;
    std::map<ChainId, std::int64_t> numbers_;
    std::unique_ptr<SnapshotTables> tables_;
    EntrySpool spool_;
    std::unique_ptr<Store> vouching_;  // In memory: the entries and rows of devices alone.
    std::unique_ptr<Devices> devices_;
    Authors authors_;
};

}  // namespace uketsuke
