// A name on the line to a device, a fact for the ledger, and what is told of it.
#include "sync/hub/revoke_command.h"

#include <map>
#include <set>

#include "core/base/json.h"
#include "core/ledger/views.h"
#include "sync/hub/attendance.h"
#include "sync/hub/device_named.h"
#include "sync/hub/hub_settings.h"

namespace uketsuke {

namespace {

constexpr std::size_t page_entries = 1000;

Json held_json(const HeldByDevice& held) {
    return {{"through_position", held.through},
            {"people", held.people},
            {"doses", held.doses},
            {"last_seen", held.last_seen ? Json(format_instant(*held.last_seen)) : Json()}};
}

Words held_words(const HeldByDevice& held) {
    const std::string people = std::to_string(held.people), doses = std::to_string(held.doses);
    const std::string seen = held.last_seen ? format_instant(*held.last_seen) : "-";
    return {"この端末に送ったもの：" + people + "人の情報、接種記録" + doses + "件（最後の接続 " +
                seen + "）。端末で読み込まれた記録は暗号化されています。",
            "It was sent " + people + " people and " + doses + " doses (last seen " + seen +
                "). What lies on it is sealed."};
}

}  // namespace

Result<HeldByDevice> held_by(Records& records, DeviceId device, const std::string& municipality) {
    Ledger& ledger = records.ledger();
    const Attendance attendance = TRY(Attendance::load(ledger.store()));
    HeldByDevice held;
    const auto seen = attendance.devices().find(device);
    if (seen == attendance.devices().end()) return held;
    held.last_seen = seen->second.last;
    const auto sent = seen->second.sent.find(municipality);
    held.through = sent == seen->second.sent.end() ? 0 : sent->second;
    const auto row = TRY(ledger.devices().row(device));
    const bool all = !row || row->scope == DeviceScope::city;
    const auto end = all ? held.through : TRY(ledger.store().last_position(municipality));
    std::map<std::string, std::size_t> doses;  // Of each person.
    std::set<std::string> opened;
    for (std::uint64_t position = 0; position < end;) {
        const auto page = TRY(ledger.after_position(municipality, position, page_entries));
        if (page.empty()) break;
        for (const auto& [entry, at] : page) {
            position = at;
            if (at > end || entry.header.subject.kind != "person") continue;
            const std::string& person = entry.header.subject.id;
            doses[person] +=
                entry.header.kind == "dose_given" || entry.header.kind == "dose_reported";
            if (says_sent_to(entry, device)) opened.insert(person);
        }
    }
    for (const auto& [person, count] : doses) {
        if (!all && !opened.contains(person)) continue;
        ++held.people;
        held.doses += count;
    }
    return held;
}

Result<int> revoke(Records& records, const Revocation& wish, const CommandSpeech& speech,
                   Instant now) {
    Ledger& ledger = records.ledger();
    const HubSettings settings = TRY(settings_of_a_city(ledger.store(), records.store_id()));
    const DeviceRow row = TRY(device_named(ledger.devices(), wish.device));
    if (row.device == ledger.device()) {
        return fail(ErrorKind::bad_input, "device.own",
                    {"このハブ自身は無効にできません。", "This hub cannot revoke itself."});
    }
    const bool before = row.author.revoked_at.has_value();
    if (!before) {
        TRY(ledger.append(
            {settings.municipality, "", subject_of(row.device), DeviceRevoked{wish.reason}}, now));
    }
    const HeldByDevice held = TRY(held_by(records, row.device, settings.municipality));
    const std::string at = format_instant(before ? *row.author.revoked_at : now);
    const std::string name = row.name + " (" + row.device.hex() + ")";
    speech.tell(
        print_json(Json{{"revoked", true},
                        {"already", before},
                        {"device", row.device.hex()},
                        {"name", row.name},
                        {"enrolled_at", format_instant(row.enrolled_at)},
                        {"revoked_at", at},
                        {"held", held_json(held)}}),
        {name + (before ? "：すでに無効です（" : "：無効にしました（") + at +
             "）。未送信の記録は次に接続したときに受け取り、そのあと端末の鍵は消えます。" +
             held_words(held).ja,
         name + (before ? ": revoked already (" : ": revoked (") + at +
             "). What it has not sent is taken when it next connects; then it gives up its keys. " +
             held_words(held).en});
    return 0;
}

Result<int> tell_quarantine(Records& records, const CommandSpeech& speech) {
    Store& store = records.ledger().store();
    const auto all = TRY(store.quarantined(quarantine_lines_max));
    for (const Quarantined& kept : all) {
        const std::string sequence = std::to_string(kept.sequence);
        speech.tell(print_json(Json{{"device", kept.chain.device.hex()},
                                    {"municipality", kept.chain.municipality},
                                    {"sequence", kept.sequence},
                                    {"reason", kept.reason}}),
                    {kept.chain.device.hex() + "/" + kept.chain.municipality + "/" + sequence +
                         "：" + kept.reason,
                     kept.chain.device.hex() + "/" + kept.chain.municipality + "/" + sequence +
                         ": " + kept.reason});
    }
    const std::string count = std::to_string(TRY(store.quarantined_count()));
    if (!speech.json)
        speech.tell({}, {"保管のみの記録は" + count + "件です。",
                         count + " entries are kept without being counted."});
    return all.empty() ? 0 : 1;
}

}  // namespace uketsuke
