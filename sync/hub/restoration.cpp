// Beginning and ending the wait.
#include "sync/hub/restoration.h"

#include "core/base/json.h"

namespace uketsuke {

Result<void> note_restored(Ledger& ledger, const std::string& municipality,
                           const std::optional<HubId>& upstream) {
    std::set<BearerId> awaited;
    const Attendance attendance = TRY(Attendance::load(ledger.store()));
    for (const auto& [device, seen] : attendance.devices()) {
        const auto row = TRY(ledger.devices().row(device));
        if (row && row->revocation.empty()) awaited.insert(device.bytes);
    }
    if (upstream) awaited.insert(upstream->bytes);
    const std::uint64_t last = TRY(ledger.store().last_position(municipality));
    return Refill(ledger.store()).begin(last, awaited);
}

Result<int> end_refill(Ledger& ledger, const CommandSpeech& speech) {
    Refill refill(ledger.store());
    const auto awaited = TRY(refill.awaited());
    const bool ended = TRY(refill.end());
    Json never_came = Json::array();
    Words names;
    for (const BearerId& bearer : awaited.value_or(std::set<BearerId>{})) {
        const auto row = TRY(ledger.devices().row(DeviceId{bearer}));
        const std::string name = row && !row->name.empty() ? row->name : to_hex(bearer);
        never_came.push_back(to_hex(bearer));
        names.ja += "\n" + name + "：まだ接続していません";
        names.en += "\n" + name + ": has not been here";
    }
    speech.tell(print_json(Json{{"ended", ended}, {"never_came", std::move(never_came)}}),
                ended ? Words{"待たずに再開しました。" + names.ja, "The wait is over." + names.en}
                      : Words{"待っている端末はありません。", "Nobody is awaited."});
    return ended ? 0 : 1;
}

}  // namespace uketsuke
