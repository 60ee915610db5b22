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

DeviceSeen seen_in(const Json& object) {
    DeviceSeen seen{Instant(milliseconds_in(object, "last")), milliseconds_in(object, "skew"), {}};
    const auto pulled = object.find("pulled");
    if (pulled == object.end() || !pulled->is_object()) return seen;
    for (const auto& [municipality, position] : pulled->items()) {
        if (position.is_number_unsigned())
            seen.pulled[municipality] = position.get<std::uint64_t>();
    }
    return seen;
}

Json json_of(const DeviceSeen& seen) {
    Json pulled = Json::object();
    for (const auto& [municipality, position] : seen.pulled) pulled[municipality] = position;
    return {{"last", seen.last.time_since_epoch().count()},
            {"skew", seen.clock_skew.count()},
            {"pulled", std::move(pulled)}};
}

Result<std::string> name_of(Ledger& ledger, DeviceId device) {
    std::string name;
    for (const Entry& entry : TRY(ledger.entries_by(ledger.device(), subject_of(device)))) {
        const auto fact = parse_fact(entry.header.kind, entry.json);
        const auto* enrolled = fact.has_value() ? std::get_if<DeviceEnrolled>(&*fact) : nullptr;
        if (enrolled) name = enrolled->name;
    }
    return name;
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
                                           const std::string& municipality, DeviceNames names) {
    std::set<DeviceId> ids;
    for (const auto& [device, seen] : attendance.devices()) ids.insert(device);
    for (const ChainId& chain : TRY(ledger.store().chains())) ids.insert(chain.device);
    ids.erase(ledger.device());
    std::vector<HubDevice> all;
    for (const DeviceId& id : ids) {
        HubDevice& device = all.emplace_back(HubDevice{id, {}, {}, 0});
        const auto seen = attendance.devices().find(id);
        if (seen != attendance.devices().end()) device.seen = seen->second;
        device.lag = lag_of(device.seen, last, municipality);
        if (names == DeviceNames::told) device.name = TRY(name_of(ledger, id));
    }
    return all;
}

}  // namespace uketsuke
