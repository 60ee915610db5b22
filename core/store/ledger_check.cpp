// The two checks that anyone may run at any time: do the chains hold, and do the tables say what
// the entries say?
#include <set>

#include "core/ledger/folded_row.h"
#include "core/store/ledger.h"

namespace uketsuke {

namespace {

constexpr std::size_t page = 512;
constexpr std::size_t progress_step = 1000;
constexpr int vouching_rounds_max = 4;
// Which program's understanding the tables hold.
constexpr const char* row_format_setting = "row_format";

}  // namespace

Result<std::size_t> Ledger::verify_chain(const ChainId& chain) {
    const auto key = TRY(device_key(chain.device));
    if (!key) {
        return fail(ErrorKind::conflict, "device.unknown",
                    {"端末" + chain.device.hex() + "の鍵が分からず、署名を確かめられません。",
                     "The key of device " + chain.device.hex() +
                         " is not known, so its signatures cannot be checked."});
    }
    ChainHead head;
    std::size_t checked = 0;
    while (true) {
        const auto entries = TRY(store_.run_after(chain, head.sequence, page));
        for (const StoredEntry& stored : entries) {
            const Entry entry = TRY(sealer_.open_entry(stored));
            head = TRY(follow(head, entry));
            if (!signature_holds(entry, *key)) {
                return fail(ErrorKind::conflict, "chain.signature",
                            {"記録" + entry_name(entry.header) + "の署名が正しくありません。",
                             "The signature of record " + entry_name(entry.header) + " is wrong."});
            }
            ++checked;
        }
        if (entries.size() < page) break;
    }
    const ChainHead known = TRY(store_.head(chain));
    if (known != head) {
        return fail(
            ErrorKind::conflict, "chain.torn",
            {"端末" + chain.device.hex() + "の連鎖は" + std::to_string(known.sequence) +
                 "番まであるはずですが、" + std::to_string(head.sequence) + "番で終わっています。",
             "The chain of device " + chain.device.hex() + " should reach " +
                 std::to_string(known.sequence) + " but ends at " + std::to_string(head.sequence) +
                 "."});
    }
    return checked;
}

Result<std::size_t> Ledger::verify_all(const Progress& progress) {
    const std::size_t all = TRY(store_.entry_count());
    std::size_t checked = 0;
    for (const ChainId& chain : TRY(store_.chains())) {
        checked += TRY(verify_chain(chain));
        if (progress) progress(checked, all);
    }
    if (checked != all) {
        return fail(ErrorKind::conflict, "chain.stray",
                    {"どの連鎖にも属さない記録が" + std::to_string(all - checked) + "件あります。",
                     std::to_string(all - checked) + " entries belong to no chain."});
    }
    return checked;
}

// True where the subject's row, or a mark of one of its entries, was another one.
Result<bool> Ledger::rebuild_subject(const LookupKey& key, Rebuild how, Rebuilt whose) {
    const auto entries = TRY(entries_about(key));
    if (whose == Rebuilt::devices &&
        (entries.empty() || entries.front().header.subject.kind != "device"))
        return false;
    Folded made;
    if (!entries.empty()) made = TRY(folded(entries.front().header.subject, entries));
    // Equal rows seal to equal bytes (crypto.h, seal), so bytes are enough to compare.
    const bool differs = made.row.sealed != TRY(store_.row_of(key)).value_or(Bytes());
    if (how == Rebuild::compare) return differs;
    if (differs) TRY(replace_row(key, made.row));
    TRY(settle(entries, made.erased));
    return differs;
}

// What a device may write hangs on rows of devices: those come first, and again as long as one
// changes, because a hub that was let in may have let in others.
Result<std::vector<std::string>> Ledger::rebuild(Rebuild how, const Progress& progress) {
    std::set<std::string> differing;
    const auto subjects = TRY(store_.subjects());
    const auto pass = [&](Rebuilt whose, const Progress& tell) -> Result<bool> {
        bool moved = false;
        std::size_t done = 0;
        for (const LookupKey& key : subjects) {
            if (TRY(rebuild_subject(key, how, whose))) {
                differing.insert(to_hex(key));
                moved = true;
            }
            if (tell && (++done % progress_step == 0 || done == subjects.size()))
                tell(done, subjects.size());
        }
        devices_.forget();
        return moved;
    };
    TRY(transact([&]() -> Result<void> {
        bool again = how == Rebuild::replace;
        for (int round = 0; again && round < vouching_rounds_max; ++round)
            again = TRY(pass(Rebuilt::devices, {}));
        TRY(pass(Rebuilt::everything, progress));
        return {};
    }));
    return std::vector<std::string>(differing.begin(), differing.end());
}

Result<bool> Ledger::bring_up_to_date(const Progress& progress) {
    const Bytes now{row_format};
    const auto made_by = TRY(store_.setting(row_format_setting));
    if (made_by == now) return false;
    const bool has_entries = !TRY(store_.chains()).empty();
    if (has_entries) TRY(rebuild(Rebuild::replace, progress));
    TRY(store_.set_setting(row_format_setting, now));
    return has_entries;
}

}  // namespace uketsuke
