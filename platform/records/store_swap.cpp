// From one store to another, of which a crash sees only the one or the other.
#include "core/base/require.h"
#include "core/store/snapshot_tables.h"
#include "core/store/sqlite_store.h"
#include "platform/folder/files.h"
#include "platform/records/records.h"

namespace uketsuke {

namespace {

// What is carried over in one transaction. Who has more than that here is no new terminal.
constexpr std::size_t carried_max = 20'000;

std::unexpected<Error> other_chain(const ChainId& chain) {
    return fail(ErrorKind::conflict, "snapshot.other_chain",
                {"ハブの名簿と、この端末の記録（端末" + chain.device.hex() +
                     "）が食い違います。何も変更していません。",
                 "The hub's roster and the records here (device " + chain.device.hex() +
                     ") disagree. Nothing was changed."},
                {"市の担当者に知らせてください。", "Tell the city's staff."});
}

std::unexpected<Error> much_here() {
    return fail(ErrorKind::conflict, "snapshot.much_here",
                {"この端末にだけある記録が多いので、順に受け取ります。",
                 "There is much that only this terminal has: the rest is read page by page."});
}

Result<std::optional<Digest>> link_at(Store& store, const ChainId& chain, std::uint64_t sequence) {
    const auto at = TRY(store.run_after(chain, sequence - 1, 1));
    if (at.empty() || at.front().sequence != sequence) return std::optional<Digest>();
    return std::optional(at.front().link);
}

// A log that a store left behind would be applied to whatever file takes its name.
Result<void> expect_no_log(const std::filesystem::path& store) {
    std::error_code ignored;
    for (const char* end : {"-wal", "-journal"}) {
        if (std::filesystem::exists(store.string() + end, ignored))
            return fail(
                ErrorKind::environment, "store.environment",
                {"データの保存が終わりません。今までの記録はそのままです。",
                 "The store could not be closed. What was here is untouched."},
                {"ディスクの空きを確かめてください。", "Check the free space of the disk."});
    }
    return {};
}

}  // namespace

Result<std::vector<Entry>> Records::entries_beyond(Store& built) {
    std::vector<Entry> entries;
    for (const ChainId& chain : TRY(store_->chains())) {
        const std::uint64_t here = TRY(store_->head(chain)).sequence;
        const std::uint64_t there = TRY(built.head(chain)).sequence;
        if (const std::uint64_t both = std::min(here, there); both > 0) {
            const auto ours = TRY(link_at(*store_, chain, both));
            if (!ours || ours != TRY(link_at(built, chain, both))) return other_chain(chain);
        }
        for (const StoredEntry& stored :
             TRY(store_->run_after(chain, there, carried_max + 1 - entries.size()))) {
            if (entries.size() == carried_max) return much_here();
            entries.push_back(TRY(ledger_->sealer().open_entry(stored)));
        }
    }
    return entries;
}

Result<void> Records::take_over(const std::filesystem::path& built, const OnLedger& also,
                                const SwapHook& hook) {
    const auto reached = [&](SwapStep step) {
        if (hook) hook(step);
    };
    reached(SwapStep::begun);
    std::vector<Entry> own;
    {
        const auto store = TRY(open_sqlite_store(built.string()));
        own = TRY(entries_beyond(*store));
    }
    ledger_.reset();
    store_.reset();  // Brings its log to the file and closes it.
    reached(SwapStep::closed);
    const auto done = make_of(built, own, also, hook);
    auto store = open_sqlite_store(folder_.file(records_file).string());
    // Both files are whole, whichever is there: the next start opens it.
    require(store.has_value(), "a store that was just closed opens again");
    store_ = std::move(*store);
    ledger_ = ledger_on(*store_);
    reached(SwapStep::opened);
    return done;
}

Result<void> Records::make_of(const std::filesystem::path& built, const std::vector<Entry>& own,
                              const OnLedger& also, const SwapHook& hook) {
    const auto reached = [&](SwapStep step) {
        if (hook) hook(step);
    };
    const auto live = folder_.file(records_file);
    TRY(copy_notes(live.string(), built.string()));
    reached(SwapStep::notes_copied);
    {
        const auto store = TRY(open_sqlite_store(built.string()));
        const auto ledger = ledger_on(*store);
        TRY(ledger->receive(own, [&] { return also(*ledger); }));
    }
    reached(SwapStep::entries_carried);
    TRY(expect_no_log(built));
    TRY(expect_no_log(live));
    TRY(rename_durably(built, live));
    reached(SwapStep::renamed);
    return {};
}

}  // namespace uketsuke
