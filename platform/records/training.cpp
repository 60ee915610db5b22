// A mark in the folder, and two ways to make a name of a key.
#include "platform/records/training.h"

#include <algorithm>
#include <cstring>

#include "platform/folder/files.h"
#include "platform/records/records.h"

namespace uketsuke {

namespace {

constexpr const char* mark = "training";
constexpr std::string_view said_in_the_mark =
    "訓練用のデータです。本番には使えません。\nFor training. It cannot be used for work.\n";

bool is_there(const std::filesystem::path& path) {
    std::error_code ignored;
    return std::filesystem::exists(path, ignored);
}

Purpose purpose_of(const NamedKey& named) {
    return named.device == device_id_of(named.key, Purpose::training) ? Purpose::training
                                                                      : Purpose::work;
}

}  // namespace

Purpose purpose_of(const DataFolder& folder) {
    return is_there(folder.file(mark)) ? Purpose::training : Purpose::work;
}

Result<void> mark_for_training(const DataFolder& folder) {
    if (purpose_of(folder) == Purpose::training) return {};
    if (!is_there(folder.file(records_file)))
        return write_file_atomically(folder.file(mark), to_bytes(std::string(said_in_the_mark)));
    return fail(
        ErrorKind::refused, "training.work_folder",
        {"このデータフォルダには本番の記録があります。訓練には使えません。何も変更していませ"
         "ん。",
         "This data folder holds records of work and cannot be used for training. Nothing "
         "was changed."},
        {"--data で訓練用の別のフォルダを指定してください。",
         "Name another folder for training with --data."});
}

DeviceId device_id_of(const PublicKey& key, Purpose purpose) {
    Bytes named(key.begin(), key.end());
    if (purpose == Purpose::training) named.insert(named.end(), mark, mark + std::strlen(mark));
    const Digest digest = sha256(named);
    DeviceId id;
    std::copy_n(digest.begin(), id.bytes.size(), id.bytes.begin());
    return id;
}

std::optional<Error> obstacle_to_join(const NamedKey& one, const NamedKey& other) {
    if (purpose_of(one) == purpose_of(other)) return std::nullopt;
    return Error{
        ErrorKind::refused,
        "enrol.training",
        {"訓練用と本番用はつながりません。何も変更していません。",
         "What is for training and what is for work do not join. Nothing was changed."},
        {"訓練用の端末は訓練用のハブに、本番用の端末は市のハブに登録してください。",
         "Enrol a terminal for training with a hub for training, and one for work with the "
         "city's."}};
}

}  // namespace uketsuke
