// Who may write into this ledger: the devices that are known, by what an authority said of them.
// Authorities are the devices that this one was told to trust at enrolment, hubs that they let in,
// and this device itself where it is a hub or was never enrolled anywhere.
//
// Threads: the thread of the Store. Ownership: borrows the Store and the Sealer.
#pragma once

#include <map>

#include "core/ledger/device_row.h"
#include "core/store/sealer.h"
#include "core/store/store.h"

namespace uketsuke {

enum class Numbering { none, positions };

class Devices {
  public:
    Devices(Store& store, const Sealer& sealer, DeviceId self, const PublicKey& self_key,
            Numbering numbering)
        : store_(store), sealer_(sealer), self_(self), self_key_(self_key), numbering_(numbering) {}

    // What the tables hold of a device; nothing for one that no authority let in.
    Result<std::optional<DeviceRow>> row(DeviceId id);

    // Every device that was let in, revoked or not, the oldest first.
    Result<std::vector<DeviceRow>> all();

    // The key of this device, of a trusted one, or of one that was let in. Revoked or not.
    Result<std::optional<PublicKey>> key(DeviceId id);

    // What it may write. A device that is not known is a terminal.
    Result<Author> author(DeviceId id);

    Result<void> trust(DeviceId id, const PublicKey& key);

    // The row of a device, from all entries about it; sealed bytes are empty where there is none.
    Result<StoredRow> folded(DeviceId id, const std::vector<Entry>& entries);

    // To be called when a device's row may have changed, and after a transaction that failed.
    void forget() {
        rows_.clear();
        authors_.clear();
    }

  private:
    Result<bool> is_authority(DeviceId id, const std::optional<DeviceRow>& row);
    Result<std::optional<PublicKey>> trusted_key(DeviceId id);

    Store& store_;
    const Sealer& sealer_;
    DeviceId self_;
    PublicKey self_key_;
    Numbering numbering_;
    std::map<DeviceId, std::optional<DeviceRow>> rows_;
    std::map<DeviceId, Author> authors_;
};

}  // namespace uketsuke
