// Runs into the ledger.
#include "sync/hub/take_runs.h"

namespace uketsuke {

namespace {

std::vector<std::vector<Entry>> runs_of(const std::vector<Entry>& entries) {
    std::vector<std::vector<Entry>> runs;
    for (const Entry& entry : entries) {
        if (runs.empty() || runs.back().front().header.chain != entry.header.chain)
            runs.emplace_back();
        runs.back().push_back(entry);
    }
    return runs;
}

Result<void> take_run(Ledger& ledger, const std::vector<Entry>& run, std::vector<Fate>& fates) {
    const ChainId& chain = run.front().header.chain;
    const std::uint64_t before = TRY(ledger.store().head(chain)).sequence;
    // What this hub itself wrote and has lost comes back even where only its header is left: its
    // chain must not fork, and whoever has the body still brings it.
    const Bodies bodies = chain.device == ledger.device() ? Bodies::may_be_gone : Bodies::required;
    const auto received = ledger.receive(run, {}, bodies);
    if (!received.has_value() && received.error().kind == ErrorKind::environment)
        return std::unexpected(received.error());
    const std::size_t first = fates.size();
    for (const Entry& entry : run) {
        const std::uint64_t sequence = entry.header.sequence;
        const FateKind kind = !received.has_value() ? FateKind::refused
                              : sequence <= before  ? FateKind::known
                                                    : FateKind::stored;
        const std::string code = received.has_value() ? std::string() : received.error().code;
        fates.push_back({chain, sequence, kind, code});
    }
    if (!received.has_value()) return {};
    for (const Quarantined& kept : received->quarantined) {
        Fate& fate = fates[first + (kept.sequence - run.front().header.sequence)];
        fate.kind = FateKind::quarantined;
        fate.code = kept.reason;
    }
    return {};
}

}  // namespace

Result<std::vector<Fate>> take_runs(Ledger& ledger, const std::vector<Entry>& entries) {
    std::vector<Fate> fates;
    for (const auto& run : runs_of(entries)) TRY(take_run(ledger, run, fates));
    return fates;
}

}  // namespace uketsuke
