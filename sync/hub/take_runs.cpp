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
    std::string code;
    if (const auto received = ledger.receive(run); !received.has_value()) {
        if (received.error().kind == ErrorKind::environment)
            return std::unexpected(received.error());
        code = received.error().code;
    }
    for (const Entry& entry : run) {
        const std::uint64_t sequence = entry.header.sequence;
        const FateKind kind = !code.empty()        ? FateKind::refused
                              : sequence <= before ? FateKind::known
                                                   : FateKind::stored;
        fates.push_back({chain, sequence, kind, code});
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
