// The hub's side of the protocol as a step function: what is asked and the time in, the answer out.
// It knows no socket, so the simulator runs this very code.
//
// Threads: that of the Ledger's store. Ownership: borrows the Ledger, the box's opener, the
// snapshots and the openings.
#pragma once

#include "core/store/ledger.h"
#include "sync/hub/asked.h"
#include "sync/hub/hub_settings.h"
#include "sync/hub/openings.h"

namespace uketsuke {

class Desk {
  public:
    // The settings must name a municipality. `box` opens what was sealed for this hub. Without
    // `snapshots` there are none, without `openings` they are not limited.
    Desk(Ledger& ledger, HubSettings settings, const BoxOpener& box,
         SnapshotSource* snapshots = nullptr, Openings* openings = nullptr);

    // Errors: those of check_claim, device.unknown, enrol.*, people.too_many, bundle.*,
    // cursor.other_history (the asker's cursor belongs to a history that this hub does not have: it
    // was restored), store.*. A revoked device may still hand over what it has (what it wrote after
    // its revocation is kept in quarantine) and gets nothing: RevokedAnswer.
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
    Result<HubAnswer> snapshot(const SnapshotAsked& asked, Instant now);
    Result<HubAnswer> snapshot_part(const SnapshotPartAsked& asked, Instant now);
    Result<HubAnswer> enrol(const EnrolAsked& asked, Instant now);
    Result<HubAnswer> people(const PeopleAsked& asked, Instant now);  // desk_people.cpp
    Result<void> open_voucher(DeviceId device, const std::string& number, Instant now,
                              PeopleAnswer& answer);
    Result<void> add_person(PersonId person, PeopleAnswer& answer);
    Result<DeviceScope> scope_of(DeviceId device);
    // Takes the bodies that the device is not to have.
    Result<void> withhold(DeviceId device, std::vector<Entry>& entries);
    Result<HubAnswer> taken(const RequestClaim& claim, std::vector<Fate> fates);
    Result<Held> held_of(DeviceId device);
    ChainId own_chain() const { return {ledger_.device(), settings_.municipality}; }
    // The entry before that one, as the end of the chain.
    Result<HeldEnd> end_before(const ChainId& chain, std::uint64_t sequence);

    Ledger& ledger_;
    HubSettings settings_;
    const BoxOpener& box_;
    SnapshotSource* snapshots_;
    Openings* openings_;
};

// Reading, answering and printing in one, for a caller with one thread.
Response answer_request(Desk& desk, const Request& request, Instant now);

}  // namespace uketsuke
