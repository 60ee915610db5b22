// Rows of devices, read once and kept until one changes.
#include "core/store/devices.h"

#include <algorithm>

namespace uketsuke {

namespace {

// Says that this device was enrolled somewhere, so that it is no authority of its own any more.
constexpr const char* enrolled_setting = "trusts_an_authority";

std::string trusted_setting(DeviceId id) { return "trusted_device/" + id.hex(); }

}  // namespace

Result<std::optional<DeviceRow>> Devices::row(DeviceId id) {
    if (const auto known = rows_.find(id); known != rows_.end()) return known->second;
    const LookupKey subject = sealer_.subject_key(subject_of(id));
    std::optional<DeviceRow> row;
    if (const auto sealed = TRY(store_.row_of(subject)); sealed && !sealed->empty()) {
        // A row of another format, or one that does not open, is as good as none until it is
        // folded anew.
        const auto bytes = sealer_.open_row(subject, *sealed);
        auto decoded = bytes.has_value() ? decode_device(*bytes) : std::unexpected(bytes.error());
        if (decoded.has_value()) row = std::move(*decoded);
    }
    return rows_[id] = std::move(row);
}

Result<std::vector<DeviceRow>> Devices::all() {
    std::vector<DeviceRow> rows;
    for (const LookupKey& subject : TRY(store_.find(sealer_.list_key("devices")))) {
        const auto sealed = TRY(store_.row_of(subject));
        if (!sealed) continue;
        const Bytes bytes = TRY(sealer_.open_row(subject, *sealed));
        rows.push_back(TRY(decode_device(bytes)));
    }
    std::ranges::sort(rows, {}, &DeviceRow::enrolled_at);
    return rows;
}

Result<std::optional<PublicKey>> Devices::trusted_key(DeviceId id) {
    const auto bytes = TRY(store_.setting(trusted_setting(id)));
    PublicKey key;
    if (!bytes || bytes->size() != key.size()) return std::optional<PublicKey>();
    std::ranges::copy(*bytes, key.begin());
    return std::optional(key);
}

Result<std::optional<PublicKey>> Devices::key(DeviceId id) {
    if (id == self_) return std::optional(self_key_);
    if (const auto trusted = TRY(trusted_key(id))) return trusted;
    const auto known = TRY(row(id));
    return known ? std::optional(known->key) : std::nullopt;
}

Result<bool> Devices::is_authority(DeviceId id, const std::optional<DeviceRow>& known) {
    if (known && known->author.role == DeviceRole::hub) return true;
    if (id != self_) return TRY(trusted_key(id)).has_value();
    if (numbering_ == Numbering::positions) return true;
    return !TRY(store_.setting(enrolled_setting)).has_value();
}

Result<Author> Devices::author(DeviceId id) {
    if (const auto cached = authors_.find(id); cached != authors_.end()) return cached->second;
    const auto known = TRY(row(id));
    Author author = known ? known->author : Author{};
    if (TRY(is_authority(id, known))) author.role = DeviceRole::hub;
    return authors_[id] = author;
}

Result<void> Devices::trust(DeviceId id, const PublicKey& key) {
    TRY(store_.set_setting(trusted_setting(id), Bytes(key.begin(), key.end())));
    return store_.set_setting(enrolled_setting, {1});
}

Result<StoredRow> Devices::folded(DeviceId id, const std::vector<Entry>& entries) {
    std::vector<const Entry*> heard;
    for (const Entry& entry : entries) {
        const Author writer = TRY(author(entry.header.chain.device));
        if (admit(entry, writer).has_value()) heard.push_back(&entry);
    }
    const auto row = fold_device(std::move(heard));
    if (!row) return StoredRow{};
    const LookupKey key = sealer_.subject_key(subject_of(id));
    return StoredRow{sealer_.seal_row(key, encode_device(*row)), {sealer_.list_key("devices")}};
}

}  // namespace uketsuke
