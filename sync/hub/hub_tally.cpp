// Counters and log lines.
#include "sync/hub/hub_tally.h"

namespace uketsuke {

namespace {

struct FateCounts {
    std::size_t stored = 0;
    std::size_t known = 0;
    std::map<std::string, std::uint64_t> refused;  // By code.
    std::size_t refused_count = 0;
    std::size_t quarantined = 0;
};

FateCounts counts_of(const PushAnswer& answer) {
    FateCounts counts;
    for (const Fate& fate : answer.fates) {
        if (fate.kind == FateKind::refused) {
            ++counts.refused[fate.code];
            ++counts.refused_count;
        } else {
            ++(fate.kind == FateKind::known         ? counts.known
               : fate.kind == FateKind::quarantined ? counts.quarantined
                                                    : counts.stored);
        }
    }
    return counts;
}

}  // namespace

void TallyKeeper::answered(const Asked& asked, const HubAnswer& answer,
                           std::chrono::milliseconds took) {
    const auto device = std::visit([](const auto& any) { return any.claim.device; }, asked);
    if (const auto* push = std::get_if<PushAnswer>(&answer)) {
        const FateCounts counts = counts_of(*push);
        const LogFields fields{{"device", device},
                               {"stored", counts.stored},
                               {"known", counts.known},
                               {"quarantined", counts.quarantined},
                               {"refused", counts.refused_count},
                               {"took_ms", took}};
        log_.info(std::holds_alternative<BundleAsked>(asked) ? LogCode("hub.bundle")
                                                             : LogCode("hub.push"),
                  fields);
        const std::lock_guard lock(mutex_);
        ++tally_.pushes;
        for (const auto& [code, count] : counts.refused) tally_.refused_entries[code] += count;
    } else if (const auto* page = std::get_if<PullAnswer>(&answer)) {
        if (!page->entries.empty()) {
            log_.info("hub.pull", {{"device", device},
                                   {"entries", page->entries.size()},
                                   {"last", page->last},
                                   {"took_ms", took}});
        }
        const std::lock_guard lock(mutex_);
        ++tally_.pulls;
    } else if (std::holds_alternative<RevokedAnswer>(answer)) {
        log_.info("hub.farewell", {{"device", device}, {"took_ms", took}});
    } else if (const auto* snapshot = std::get_if<SnapshotAnswer>(&answer)) {
        log_.info("hub.snapshot_sent",
                  {{"device", device}, {"last", snapshot->through}, {"took_ms", took}});
    } else if (const auto* people = std::get_if<PeopleAnswer>(&answer)) {
        log_.info("hub.people", {{"device", device},
                                 {"vouchers", std::get<PeopleAsked>(asked).wish.vouchers.size()},
                                 {"known", people->known.size()},
                                 {"entries", people->entries.size()},
                                 {"took_ms", took}});
    } else if (std::holds_alternative<EnrolmentAnswer>(answer)) {
        log_.info("hub.enrol", {{"device", device}, {"took_ms", took}});
    }
}

void TallyKeeper::refused(const Error& error, std::optional<DeviceId> device) {
    const std::lock_guard lock(mutex_);
    ++tally_.refused_requests[error.code];
    if (refusal_logged_ && elapsed_since(*refusal_logged_) < std::chrono::seconds(1)) {
        ++refusals_unlogged_;
        return;
    }
    refusal_logged_ = moment_now();
    const std::size_t more = std::exchange(refusals_unlogged_, 0);
    if (device) {
        log_.warning("hub.refused", error, {{"device", *device}, {"more", more}});
    } else {
        log_.warning("hub.refused", error, {{"more", more}});
    }
}

HubTally TallyKeeper::tally() const {
    const std::lock_guard lock(mutex_);
    return tally_;
}

}  // namespace uketsuke
