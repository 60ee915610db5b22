// One JSON object among the store's settings: {"DEVICE":{"last":MS,"skew":MS,"pulled":{...}}}.
#include "sync/hub/attendance.h"

#include <set>

#include "core/base/json.h"

namespace uketsuke {

namespace {

constexpr const char* setting_name = "attendance";
constexpr std::size_t setting_bytes_max = std::size_t(8) << 20;  // Fifty thousand devices.

std::chrono::milliseconds milliseconds_in(const Json& object, const char* key) {
    return std::chrono::milliseconds(number_or(object, key));
}

LastPositions positions_in(const Json& object, const char* key) {
    LastPositions positions;
    const auto found = object.find(key);
    if (found == object.end() || !found->is_object()) return positions;
    for (const auto& [municipality, position] : found->items()) {
        if (position.is_number_unsigned()) positions[municipality] = position.get<std::uint64_t>();
    }
    return positions;
}

Json positions_json(const LastPositions& positions) {
    Json object = Json::object();
    for (const auto& [municipality, position] : positions) object[municipality] = position;
    return object;
}

DeviceSeen seen_in(const Json& object) {
    return {Instant(milliseconds_in(object, "last")), milliseconds_in(object, "skew"),
            positions_in(object, "pulled"), positions_in(object, "sent")};
}

Json json_of(const DeviceSeen& seen) {
    return {{"last", seen.last.time_since_epoch().count()},
            {"skew", seen.clock_skew.count()},
            {"pulled", positions_json(seen.pulled)},
            {"sent", positions_json(seen.sent)}};
}

std::uint64_t lag_of(const std::optional<DeviceSeen>& seen, const LastPositions& last,
                     const std::string& municipality) {
    std::map<std::string, std::uint64_t> places;
    if (seen) places = seen->pulled;
    if (places.empty()) places[municipality] = 0;
    std::uint64_t lag = 0;
    for (const auto& [where, position] : places) {
        const auto found = last.find(where);
        if (found != last.end() && found->second > position) lag += found->second - position;
    }
    return lag;
}

}  // namespace

Result<Attendance> Attendance::load(Store& store) {
    Attendance attendance;
    const auto stored = TRY(store.setting(setting_name));
    if (!stored) return attendance;
    const Json object = TRY(parse_json(to_text(*stored), setting_bytes_max));
    for (const auto& [device, seen] : object.items()) {
        if (const auto id = DeviceId::parse(device)) attendance.devices_[*id] = seen_in(seen);
    }
    return attendance;
}

void Attendance::saw(DeviceId device, Instant signed_at, Instant now) {
    constexpr std::chrono::milliseconds half_a_second{500};  // On average a time was cut by that.
    DeviceSeen& seen = devices_[device];
    seen.last = now;
    seen.clock_skew = signed_at + half_a_second - now;
    changed_ = true;
}

void Attendance::pulled(DeviceId device, const std::string& municipality, std::uint64_t position) {
    devices_[device].pulled[municipality] = position;
    changed_ = true;
}

void Attendance::sent(DeviceId device, const std::string& municipality, std::uint64_t position) {
    std::uint64_t& known = devices_[device].sent[municipality];
    if (position <= known) return;
    known = position;
    changed_ = true;
}

Result<void> Attendance::save(Store& store) {
    if (!changed_) return {};
    Json object = Json::object();
    for (const auto& [device, seen] : devices_) object[device.hex()] = json_of(seen);
    TRY(store.set_setting(setting_name, to_bytes(print_json(object))));
    changed_ = false;
    return {};
}

Result<LastPositions> last_positions(Store& store) {
    LastPositions last;
    for (const ChainId& chain : TRY(store.chains())) last.try_emplace(chain.municipality, 0);
    for (auto& [municipality, position] : last) position = TRY(store.last_position(municipality));
    return last;
}

Result<std::vector<HubDevice>> hub_devices(Ledger& ledger, const Attendance& attendance,
                                           const LastPositions& last,
                                           const std::string& municipality) {
    std::set<DeviceId> ids;
    for (const auto& [device, seen] : attendance.devices()) ids.insert(device);
    for (const ChainId& chain : TRY(ledger.store().chains())) ids.insert(chain.device);
    for (const DeviceRow& row : TRY(ledger.devices().all())) ids.insert(row.device);
    ids.erase(ledger.device());
    std::vector<HubDevice> all;
    for (const DeviceId& id : ids) {
        HubDevice& device = all.emplace_back(HubDevice{id, {}, {}, 0});
        const auto seen = attendance.devices().find(id);
        if (seen != attendance.devices().end()) device.seen = seen->second;
        device.lag = lag_of(device.seen, last, municipality);
        device.row = TRY(ledger.devices().row(id));
    }
    return all;
}

}  // namespace uketsuke
