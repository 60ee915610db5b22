// Opening a data folder, and the two settings that a store keeps of itself.
#include "platform/records/records.h"

#include <algorithm>

#include "core/base/json.h"
#include "core/store/sqlite_store.h"
#include "platform/keys/chance.h"

namespace uketsuke {

namespace {

constexpr const char* store_id_setting = "store_id";
constexpr const char* device_setting = "device";  // Whose records these are.
constexpr const char* enrolments_setting = "enrolments";

Result<KeyRing> unlock_or_make(const DataFolder& folder, const KeySource& source) {
    const KeyStatus status = TRY(key_status(folder));
    if (status.state != KeyState::absent) return KeyRing::unlock(folder, source);
    std::error_code ignored;
    if (std::filesystem::exists(folder.file(records_file), ignored)) {
        return fail(
            ErrorKind::environment, "records.without_keys",
            {"記録はありますが、それを開く鍵（key.json）がありません。何も変更していません。",
             "There are records here, but not the keys that open them (key.json). Nothing was "
             "changed."},
            {"フォルダーを控えから戻すか、担当者に連絡してください。",
             "Restore the whole folder from a backup, or call the person in charge."});
    }
    return KeyRing::make(folder, source);
}

// What a crash left of a store that was being built. The sealed parts beside it are still good.
void remove_half_built(const DataFolder& folder) {
    const auto built = folder.file(snapshot_folder) / records_file;
    std::error_code ignored;
    for (const char* end : {"", "-wal", "-journal", ".spool"})
        std::filesystem::remove(built.string() + end, ignored);
}

Json enrolment_json(const Enrolment& enrolment) {
    return {{"hub_url", enrolment.hub_url},
            {"hub", enrolment.hub.hex()},
            {"hub_device", enrolment.hub_device.hex()},
            {"hub_key", to_hex(enrolment.hub_key)},
            {"hub_box_key", to_hex(enrolment.hub_box_key)},
            {"municipality", enrolment.municipality},
            {"programme", enrolment.programme},
            {"device_name", enrolment.device_name}};
}

std::optional<Enrolment> enrolment_in(const Json& object) {
    const auto hub = HubId::parse(text_or(object, "hub"));
    const auto hub_device = DeviceId::parse(text_or(object, "hub_device"));
    const auto hub_key = fixed_from_hex<32>(text_or(object, "hub_key"));
    const auto hub_box_key = fixed_from_hex<32>(text_or(object, "hub_box_key"));
    if (!hub || !hub_device || !hub_key || !hub_box_key) return std::nullopt;
    return Enrolment{text_or(object, "hub_url"),
                     *hub,
                     *hub_device,
                     *hub_key,
                     *hub_box_key,
                     text_or(object, "municipality"),
                     text_or(object, "programme"),
                     text_or(object, "device_name")};
}

// Where the hub stands among those that are known; `hubs` are all of one city.
void place_hub(std::vector<Enrolment>& hubs, const Enrolment& hub, HubPlace place) {
    if (!hubs.empty() && hubs.front().hub_device != hub.hub_device) hubs.clear();
    const auto known = std::ranges::find(hubs, hub.hub, &Enrolment::hub);
    if (known != hubs.end()) {
        *known = hub;
    } else {
        hubs.insert(place == HubPlace::first ? hubs.begin() : hubs.end(), hub);
    }
}

}  // namespace

Records::Records(const DataFolder& folder, KeyRing keys, std::unique_ptr<Store> store,
                 RecordsOf whose)
    : folder_(folder),
      whose_(whose),
      keys_(std::move(keys)),
      store_(std::move(store)),
      ledger_(ledger_on(*store_)),
      box_(keys_.device_seed()) {}

std::unique_ptr<Ledger> Records::ledger_on(Store& store) const {
    const Signer signer(keys_.device_seed());
    return std::make_unique<Ledger>(
        store, keys_.data_key(), device_id_of(signer.public_key(), purpose()), signer,
        whose_ == RecordsOf::hub ? Numbering::positions : Numbering::none,
        [] { return random_bytes<16>(); });
}

Result<std::unique_ptr<Records>> Records::open(const DataFolder& folder, const KeySource& source,
                                               RecordsOf whose, const Progress& progress) {
    KeyRing keys = TRY(unlock_or_make(folder, source));
    remove_half_built(folder);
    auto store = TRY(open_sqlite_store(folder.file(records_file).string()));
    std::unique_ptr<Records> records(new Records(folder, std::move(keys), std::move(store), whose));
    TRY(records->name_store());
    TRY(records->keep_device());
    TRY(records->ledger().bring_up_to_date(progress));
    return records;
}

Result<void> Records::name_store() {
    const auto known = TRY(store_->setting(store_id_setting));
    if (known && known->size() == store_id_.bytes.size()) {
        std::copy(known->begin(), known->end(), store_id_.bytes.begin());
        return {};
    }
    store_id_.bytes = random_bytes<16>();
    return store_->set_setting(store_id_setting,
                               Bytes(store_id_.bytes.begin(), store_id_.bytes.end()));
}

// A mark for training that somebody made or removed would give the device another name, and what
// is unsent would be nobody's.
Result<void> Records::keep_device() {
    const DeviceId device = ledger_->device();
    const Bytes mine(device.bytes.begin(), device.bytes.end());
    const auto kept = TRY(store_->setting(device_setting));
    if (!kept) return store_->set_setting(device_setting, mine);
    if (*kept == mine) return {};
    return fail(
        ErrorKind::environment, "records.purpose",
        {"訓練用の印（ファイル training）が、記録したときと違います。何も変更していません。",
         "The mark for training (the file training) is not as it was when this was recorded. "
         "Nothing was changed."},
        {"ファイル training を元に戻してください。", "Put the file training back as it was."});
}

Result<std::vector<Enrolment>> Records::enrolments() {
    std::vector<Enrolment> hubs;
    const auto bytes = TRY(store_->setting(enrolments_setting));
    const auto list = bytes ? parse_json(to_text(*bytes)) : Result<Json>(Json::array());
    if (!list.has_value() || !list->is_array()) return hubs;
    for (const Json& item : *list) {
        if (auto hub = enrolment_in(item)) hubs.push_back(std::move(*hub));
    }
    return hubs;
}

Result<std::optional<Enrolment>> Records::enrolment() {
    auto hubs = TRY(enrolments());
    return hubs.empty() ? std::nullopt : std::optional(std::move(hubs.front()));
}

Result<void> Records::set_enrolment(const Enrolment& enrolment, HubPlace place) {
    auto hubs = TRY(enrolments());
    place_hub(hubs, enrolment, place);
    Json list = Json::array();
    for (const Enrolment& hub : hubs) list.push_back(enrolment_json(hub));
    return store_->transact([&]() -> Result<void> {
        TRY(ledger_->trust_device(enrolment.hub_device, enrolment.hub_key));
        return store_->set_setting(enrolments_setting, to_bytes(print_json(list)));
    });
}

Result<void> Records::give_up_keys() {
    std::vector<HubId> hubs;
    for (const Enrolment& hub : TRY(enrolments())) hubs.push_back(hub.hub);
    const auto unsent = TRY(ledger_->unsent(hubs));
    if (unsent.count > 0) {
        return fail(
            ErrorKind::conflict, "records.unsent",
            {"未送信の記録が" + std::to_string(unsent.count) + "件あるので、鍵を残しています。",
             std::to_string(unsent.count) + " records are unsent, so the keys are kept."},
            {"端末を市の担当者に渡してください。", "Hand the terminal to the city's staff."});
    }
    return revoke_keys(folder_);
}

Result<std::optional<std::string>> Records::private_setting(const std::string& key) {
    const auto sealed = TRY(store_->setting(key));
    if (!sealed) return std::optional<std::string>();
    const auto plain = open_sealed(keys_.data_key(), sealed->data(), sealed->size(), key);
    if (plain) return std::optional(to_text(*plain));
    return fail(ErrorKind::environment, "store.unsealable",
                {"保存された設定を開けません。記録はそのままです。",
                 "A stored setting cannot be opened. The records are untouched."},
                {"担当者に連絡してください。", "Call the person in charge."});
}

Result<void> Records::set_private_setting(const std::string& key, const std::string& text) {
    return store_->set_setting(key, seal(keys_.data_key(), to_bytes(text), key));
}

}  // namespace uketsuke
