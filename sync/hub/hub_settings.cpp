// One JSON object among the store's settings.
#include "sync/hub/hub_settings.h"

#include "core/base/json.h"

namespace uketsuke {

namespace {

constexpr const char* setting_name = "hub";

}  // namespace

Result<HubSettings> load_hub_settings(Store& store, const HubId& hub) {
    const auto stored = TRY(store.setting(setting_name));
    if (!stored) return HubSettings{hub, {}, {}, {}};
    const Json object = TRY(parse_json(to_text(*stored)));
    HubSettings settings{hub, text_or(object, "municipality"), text_or(object, "programme"), {}};
    const auto device = DeviceId::parse(text_or(object, "city_device"));
    const auto key = fixed_from_hex<32>(text_or(object, "city_key"));
    if (device && key) settings.city = City{*device, *key};
    return settings;
}

Result<HubSettings> settings_of_a_city(Store& store, const HubId& hub) {
    HubSettings settings = TRY(load_hub_settings(store, hub));
    if (!settings.municipality.empty()) return settings;
    return fail(
        ErrorKind::bad_input, "hub.no_municipality",
        {"どの市町村のハブかが決まっていません。", "This hub does not know its municipality yet."},
        {"先に住民の台帳を取り込むか、serve --municipality で指定してください。",
         "Import a roster first, or name it with serve --municipality."});
}

Result<void> save_hub_settings(Store& store, const HubSettings& settings) {
    Json object = {{"municipality", settings.municipality}, {"programme", settings.programme}};
    if (settings.city) {
        object["city_device"] = settings.city->device.hex();
        object["city_key"] = to_hex(settings.city->key);
    }
    return store.set_setting(setting_name, to_bytes(print_json(object)));
}

}  // namespace uketsuke
