// Reading and saying it.
#include "sync/hub/hub_status.h"

#include "core/base/json.h"

namespace uketsuke {

namespace {

Json device_json(const HubDevice& device) {
    const DeviceRow row = device.row.value_or(DeviceRow{});
    Json object = {{"device", device.id.hex()},
                   {"name", row.name},
                   {"role", device.row ? Json(to_text(row.author.role)) : Json()},
                   {"scope", device.row ? Json(to_text(row.scope)) : Json()},
                   {"revoked_at",
                    row.author.revoked_at ? Json(format_instant(*row.author.revoked_at)) : Json()}};
    object["last_seen"] = device.seen ? Json(format_instant(device.seen->last)) : Json();
    object["clock_skew_ms"] = device.seen ? Json(device.seen->clock_skew.count()) : Json();
    object["pulled"] = Json::object();
    if (device.seen) {
        for (const auto& [municipality, position] : device.seen->pulled)
            object["pulled"][municipality] = position;
    }
    object["lag"] = device.lag;
    return object;
}

Json awaited_json(const std::set<BearerId>& awaited) {
    Json ids = Json::array();
    for (const BearerId& bearer : awaited) ids.push_back(to_hex(bearer));
    return ids;
}

Words line_of(const HubDevice& device) {
    std::string name = device.row ? device.row->name : "";
    if (name.empty()) name = device.id.hex();
    const std::string lag = std::to_string(device.lag);
    if (!device.seen) return {name + "：まだ応答がありません", name + ": never seen"};
    const std::string last = format_instant(device.seen->last);
    Words line{name + "：最後の応答 " + last + "、未受信 " + lag + "件",
               name + ": last seen " + last + ", " + lag + " entries behind"};
    if (is_skewed(device.seen->clock_skew)) {
        const Words skew = say_clock_skew(device.seen->clock_skew);
        line.ja += "、" + skew.ja;
        line.en += ", " + skew.en;
    }
    if (device.row && device.row->scope == DeviceScope::seen) {
        line.ja += "、範囲は対応した人のみ";
        line.en += ", scope: those whom it has seen";
    }
    if (device.row && device.row->author.revoked_at) {
        const std::string at = format_instant(*device.row->author.revoked_at);
        line.ja += "、無効（" + at + "）";
        line.en += ", revoked at " + at;
    }
    return line;
}

}  // namespace

Result<HubStatus> read_hub_status(Records& records) {
    Ledger& ledger = records.ledger();
    HubStatus status;
    status.settings = TRY(load_hub_settings(ledger.store(), records.store_id()));
    status.device = ledger.device();
    status.entries = TRY(ledger.store().entry_count());
    status.last_positions = TRY(last_positions(ledger.store()));
    const Attendance attendance = TRY(Attendance::load(ledger.store()));
    status.devices =
        TRY(hub_devices(ledger, attendance, status.last_positions, status.settings.municipality));
    status.quarantined = TRY(ledger.store().quarantined_count());
    status.awaited = TRY(Refill(ledger.store()).awaited());
    if (const auto upstream = TRY(records.enrolment())) {
        status.upstream = upstream->hub_url;
        status.unsent_upstream = TRY(ledger.unsent(upstream->hub, Chains::all));
    }
    return status;
}

std::string print_hub_status(const HubStatus& status) {
    const auto last = status.last_positions.find(status.settings.municipality);
    Json devices = Json::array();
    for (const HubDevice& device : status.devices) devices.push_back(device_json(device));
    return print_json(
        Json{{"hub", status.settings.hub.hex()},
             {"device", status.device.hex()},
             {"municipality", status.settings.municipality},
             {"programme", status.settings.programme},
             {"entries", status.entries},
             {"last_position", last == status.last_positions.end() ? 0 : last->second},
             {"quarantined", status.quarantined},
             {"refill_awaits", status.awaited ? awaited_json(*status.awaited) : Json()},
             {"upstream", status.upstream.empty() ? Json() : Json(status.upstream)},
             {"unsent_upstream", status.unsent_upstream.count},
             {"oldest_unsent_upstream", status.unsent_upstream.oldest
                                            ? Json(format_instant(*status.unsent_upstream.oldest))
                                            : Json()},
             {"devices", std::move(devices)}});
}

Words say_hub_status(const HubStatus& status) {
    const std::string count = std::to_string(status.entries);
    const std::string& municipality = status.settings.municipality;
    Words words{"ハブ " + status.settings.hub.hex() + "、市町村 " + municipality + "、記録 " +
                    count + "件。",
                "Hub " + status.settings.hub.hex() + ", municipality " + municipality + ", " +
                    count + " entries."};
    if (status.quarantined > 0) {
        const std::string kept = std::to_string(status.quarantined);
        words.ja += "保管のみ " + kept + "件（uketsuke-hub quarantine）。";
        words.en += " " + kept + " kept without being counted (uketsuke-hub quarantine).";
    }
    if (status.awaited) {
        const std::string awaited = std::to_string(status.awaited->size());
        words.ja += "バックアップから復元中、あと" + awaited +
                    "台を待っています（uketsuke-hub refilled）。";
        words.en += " Being refilled after a restore, " + awaited +
                    " still awaited (uketsuke-hub refilled).";
    }
    if (!status.upstream.empty()) {
        const std::string unsent = std::to_string(status.unsent_upstream.count);
        words.ja += "上位のハブ " + status.upstream + "、未送信 " + unsent + "件。";
        words.en += " Upstream hub " + status.upstream + ", " + unsent + " unsent.";
    }
    for (const HubDevice& device : status.devices) {
        const Words line = line_of(device);
        words.ja += "\n" + line.ja;
        words.en += "\n" + line.en;
    }
    return words;
}

}  // namespace uketsuke
