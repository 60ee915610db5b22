// The two checks that anyone may run at any time: do the chains hold, and do the tables say what
// the entries say?
#include <algorithm>

#include "core/store/ledger.h"

namespace uketsuke {

namespace {

constexpr std::size_t page = 512;
constexpr std::size_t progress_step = 1000;

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

Result<std::vector<std::string>> Ledger::rebuild(Rebuild how, const Progress& progress) {
    std::vector<std::string> differing;
    const auto subjects = TRY(store_.subjects());
    std::size_t done = 0;
    const auto compare = [&](const LookupKey& key) -> Result<void> {
        const auto stored = TRY(store_.entries_of(key));
        const auto present = TRY(store_.row_of(key));
        StoredRow row;
        if (!stored.empty()) {
            const Entry first = TRY(sealer_.open_entry(stored.front()));
            row = TRY(folded(first.header.subject, stored));
        }
        // Equal rows seal to equal bytes (crypto.h, seal), so bytes are enough to compare.
        if (row.sealed == present.value_or(Bytes())) return {};
        differing.push_back(to_hex(key));
        return how == Rebuild::replace ? store_.replace(key, row) : Result<void>{};
    };
    TRY(store_.transact([&]() -> Result<void> {
        for (const LookupKey& key : subjects) {
            TRY(compare(key));
            if (progress && (++done % progress_step == 0 || done == subjects.size()))
                progress(done, subjects.size());
        }
        return {};
    }));
    return differing;
}

}  // namespace uketsuke
