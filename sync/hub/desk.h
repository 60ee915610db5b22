// The hub's side of the protocol as a step function: what is asked and the time in, the answer out.
// It knows no socket, so the simulator runs this very code.
//
// Threads: that of the Ledger's store. Ownership: borrows the Ledger and the box's opener.
#pragma once

#include "core/store/ledger.h"
#include "sync/hub/asked.h"
#include "sync/hub/hub_settings.h"

namespace uketsuke {

class Desk {
  public:
    // The settings must name a municipality. `box` opens what was sealed for this hub.
    Desk(Ledger& ledger, HubSettings settings, const BoxOpener& box);

    // Errors: those of check_claim, device.unknown, enrol.*, bundle.*, cursor.other_history (the
    // asker's cursor belongs to a history that this hub does not have: it was restored), store.*.
    // A revoked device may still hand over what it has (what it wrote after its revocation is kept
    // in quarantine) and gets nothing: RevokedAnswer.
    Result<HubAnswer> answer(const Asked& asked, Instant now);

    // Whether the claim is that of a device that may send here; answer() checks it again. Errors:
    // those of check_claim, device.unknown.
    Result<void> check_device(const RequestClaim& claim, Instant now);

  private:
    // What a revoked device is told, with the entry that says so; nothing for any other.
    Result<std::optional<HubAnswer>> farewell(DeviceId device);
    Result<HubAnswer> push(const PushAsked& asked, Instant now);
    Result<HubAnswer> carried(const BundleAsked& asked, Instant now);
    Result<HubAnswer> pull(const PullAsked& asked, Instant now);
    Result<HubAnswer> enrol(const EnrolAsked& asked, Instant now);
    Result<HubAnswer> taken(const RequestClaim& claim, std::vector<Fate> fates);
    Result<Held> held_of(DeviceId device);
    ChainId own_chain() const { return {ledger_.device(), settings_.municipality}; }

    Ledger& ledger_;
    HubSettings settings_;
    const BoxOpener& box_;
};

// Reading, answering and printing in one, for a caller with one thread.
Response answer_request(Desk& desk, const Request& request, Instant now);

}  // namespace uketsuke
