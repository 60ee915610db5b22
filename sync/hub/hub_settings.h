// What a hub is: its random id, the municipality whose ledger it keeps, and the programme that it
// hands to terminals. Kept in its store, so that a copy of the store is the same hub.
#pragma once

#include <string>

#include "core/store/store.h"

namespace uketsuke {

// The hub whose roster and rules count at a site hub, and which everyone there trusts.
struct City {
    DeviceId device;
    PublicKey key{};
    bool operator==(const City&) const = default;
};

struct HubSettings {
    HubId hub;
    std::string municipality;       // Six digits; empty until the first roster or --municipality.
    std::string programme;          // A programme's id; empty where none was named.
    std::optional<City> city = {};  // Of a site hub; nothing where this hub is the city's own.
    bool operator==(const HubSettings&) const = default;
};

// `hub` is the id of the store (Records::store_id); what was never set is empty.
Result<HubSettings> load_hub_settings(Store& store, const HubId& hub);
// The same, of a hub that knows its municipality. Errors: hub.no_municipality.
Result<HubSettings> settings_of_a_city(Store& store, const HubId& hub);
Result<void> save_hub_settings(Store& store, const HubSettings& settings);

}  // namespace uketsuke
