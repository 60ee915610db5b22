// One setting: the position of the backup, then the ids of those who are awaited.
#include "core/store/refill.h"

namespace uketsuke {

namespace {

constexpr const char* setting_name = "refill";

struct Noted {
    std::uint64_t restored_to = 0;
    std::set<BearerId> awaited;
};

Bytes bytes_of(const Noted& noted) {
    ByteWriter writer;
    writer.put_u64(noted.restored_to);
    for (const BearerId& bearer : noted.awaited) writer.put(bearer);
    return writer.take();
}

// Nothing for the empty value that ends a refill.
Result<std::optional<Noted>> read_noted(Store& store) {
    const auto bytes = TRY(store.setting(setting_name));
    if (!bytes || bytes->empty()) return std::optional<Noted>();
    ByteReader reader(*bytes);
    Noted noted{reader.u64(), {}};
    while (reader.ok() && reader.left() >= sizeof(BearerId))
        noted.awaited.insert(reader.fixed<16>());
    return std::optional(std::move(noted));
}

}  // namespace

Result<void> Refill::begin(std::uint64_t restored_to, const std::set<BearerId>& awaited) {
    return store_.set_setting(setting_name, bytes_of({restored_to, awaited}));
}

Result<bool> Refill::end() {
    if (!TRY(read_noted(store_))) return false;
    TRY(store_.set_setting(setting_name, {}));
    return true;
}

Result<std::optional<std::set<BearerId>>> Refill::awaited() {
    auto noted = TRY(read_noted(store_));
    if (!noted) return std::optional<std::set<BearerId>>();
    return std::optional(std::move(noted->awaited));
}

Result<void> Refill::was_here(const BearerId& bearer, std::uint64_t position) {
    auto noted = TRY(read_noted(store_));
    if (!noted || position < noted->restored_to) return {};
    const bool was_awaited = noted->awaited.erase(bearer) > 0;
    if (noted->awaited.empty()) return store_.set_setting(setting_name, {});
    return was_awaited ? store_.set_setting(setting_name, bytes_of(*noted)) : Result<void>{};
}

Result<void> Refill::allow_own_entries() {
    const auto noted = TRY(read_noted(store_));
    if (!noted) return {};
    const std::string count = std::to_string(noted->awaited.size());
    return fail(
        ErrorKind::environment, "hub.refilling",
        {"このハブはバックアップから戻されました。失ったハブ自身の記録を端末から受け取るまで、新し"
         "い"
         "記録は作れません（あと" +
             count + "台）。何も変更していません。",
         "This hub was restored from a backup. Until the terminals have brought back the hub's own "
         "records it makes none (" +
             count + " still awaited). Nothing was changed."},
        {"端末の接続を待ってください。待たない場合は「uketsuke-hub refilled」。",
         "Let them connect, or end the wait with `uketsuke-hub refilled`."});
}

}  // namespace uketsuke
