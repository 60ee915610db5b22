// Fates in both manners of speaking.
#include "sync/wire/tell_fates.h"

#include "core/base/json.h"

namespace uketsuke {

namespace {

Words words_of(const Fate& fate) {
    switch (fate.kind) {
        case FateKind::stored:
            return {"取り込みました", "stored"};
        case FateKind::known:
            return {"取り込み済みです", "known already"};
        case FateKind::refused:
            return {"受け付けません（" + fate.code + "）", "refused (" + fate.code + ")"};
        case FateKind::quarantined:
            return {"保管しました（集計には入りません：" + fate.code + "）",
                    "kept, not counted (" + fate.code + ")"};
    }
    return {};
}

}  // namespace

void tell_fates(const std::vector<Fate>& fates, const CommandSpeech& speech, FateTally& tally) {
    for (const Fate& fate : fates) {
        const std::string name = fate.chain.device.hex() + "/" + fate.chain.municipality + "/" +
                                 std::to_string(fate.sequence);
        const Words words = words_of(fate);
        speech.tell(print_fate(fate), {name + "：" + words.ja, name + ": " + words.en});
        tally.stored += fate.kind == FateKind::stored;
        tally.known += fate.kind == FateKind::known;
        tally.refused += fate.kind == FateKind::refused;
        tally.quarantined += fate.kind == FateKind::quarantined;
    }
}

int tell_tally(const FateTally& tally, const CommandSpeech& speech) {
    const std::string stored = std::to_string(tally.stored), known = std::to_string(tally.known),
                      refused = std::to_string(tally.refused),
                      quarantined = std::to_string(tally.quarantined);
    speech.tell(print_json(Json{{"imported", true},
                                {"stored", tally.stored},
                                {"known", tally.known},
                                {"quarantined", tally.quarantined},
                                {"refused", tally.refused}}),
                {"新規" + stored + "件、取り込み済み" + known + "件、保管のみ" + quarantined +
                     "件、受け付けないもの" + refused + "件。",
                 stored + " stored, " + known + " known already, " + quarantined +
                     " kept and not counted, " + refused + " refused."});
    return tally.refused + tally.quarantined == 0 ? 0 : 1;
}

}  // namespace uketsuke
