// Among all that were enrolled, revoked ones too.
#include "sync/hub/device_named.h"

namespace uketsuke {

namespace {

constexpr std::size_t id_letters_min = 4;

}  // namespace

Result<DeviceRow> device_named(Devices& devices, const std::string& wanted) {
    std::vector<DeviceRow> found;
    for (DeviceRow& row : TRY(devices.all())) {
        const bool by_id = wanted.size() >= id_letters_min && row.device.hex().starts_with(wanted);
        if (by_id || row.name == wanted) found.push_back(std::move(row));
    }
    if (found.size() == 1) return std::move(found.front());
    if (found.empty()) {
        return fail(ErrorKind::not_found, "device.unknown",
                    {"端末「" + wanted + "」は登録されていません。何も変更していません。",
                     "No device \"" + wanted + "\" is enrolled. Nothing was changed."},
                    {"「uketsuke-hub status」で端末の一覧を見てください。",
                     "See the list in `uketsuke-hub status`."});
    }
    Words all;
    for (const DeviceRow& row : found) {
        all.ja += " " + row.device.hex() + "（" + row.name + "）";
        all.en += " " + row.device.hex() + " (" + row.name + ")";
    }
    return fail(
        ErrorKind::bad_input, "device.ambiguous",
        {"「" + wanted + "」に当てはまる端末が複数あります：" + all.ja + "。何も変更していません。",
         "\"" + wanted + "\" names more than one device:" + all.en + ". Nothing was changed."},
        {"端末番号で指定してください。", "Name it by its id."});
}

}  // namespace uketsuke
