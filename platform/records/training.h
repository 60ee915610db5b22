// 訓練: a data folder for practising. A device of such a folder is named by another digest of its
// key than one of work, so that a hub and a terminal tell at once whether both are for the same,
// and nothing of a training ever reaches records that are real, nor the reverse.
#pragma once

#include <optional>

#include "core/base/crypto.h"
#include "core/base/ids.h"
#include "platform/folder/data_folder.h"

namespace uketsuke {

enum class Purpose { work, training };

// Training where the folder was marked so before anything was recorded in it.
Purpose purpose_of(const DataFolder& folder);
// Of a folder that holds no records yet, or is marked already. Errors: training.work_folder
// (refused), those of the disk.
Result<void> mark_for_training(const DataFolder& folder);

// A device is named by its key: the first sixteen bytes of SHA-256(public key), of one for training
// those of SHA-256(public key, "training"). A name cannot be claimed without the key behind it.
DeviceId device_id_of(const PublicKey& key, Purpose purpose = Purpose::work);

struct NamedKey {
    DeviceId device;
    PublicKey key{};
};
// Why these two may not know of each other: enrol.training (refused). Nothing where both are for
// work, or both for training.
std::optional<Error> obstacle_to_join(const NamedKey& one, const NamedKey& other);

}  // namespace uketsuke
