// The keys of one terminal or hub: the data key that seals everything at rest, and the seed of its
// device key. On disk they exist only in DATA/key.json, the data key wrapped by a KeySource and the
// seed sealed under the data key. The format is in README.md.
#pragma once

#include <optional>

#include "platform/folder/data_folder.h"
#include "platform/keys/key_source.h"

namespace uketsuke {

// Held while unlocked, wiped from memory with its last holder. Move-only. All functions want the
// folder's lock (they take the DataFolder) and change nothing when they fail.
class KeyRing {
  public:
    // New random keys. Errors: keys.exists (also where keys were revoked), keys.weak_passphrase,
    // those of the source and of files.h.
    static Result<KeyRing> make(const DataFolder& folder, const KeySource& source);

    // Errors: keys.absent, keys.revoked, keys.other_source (key.json names another kind),
    // keys.wrong (wrong passphrase, key file or credential), keys.damaged, keys.newer.
    static Result<KeyRing> unlock(const DataFolder& folder, const KeySource& source);

    KeyRing(KeyRing&& other) noexcept;
    KeyRing& operator=(KeyRing&&) = delete;
    ~KeyRing();

    const DataKey& data_key() const { return data_key_; }
    const SigningSeed& device_seed() const { return device_seed_; }

  private:
    KeyRing(const DataKey& data_key, const SigningSeed& seed)
        : data_key_(data_key), device_seed_(seed) {}

    DataKey data_key_;
    SigningSeed device_seed_;
};

// Changes the passphrase or the kind of source; the keys themselves stay. Errors as unlock() with
// `now` and make() with `next`.
Result<void> rewrap_keys(const DataFolder& folder, const KeySource& now, const KeySource& next);

// Destroys the wrapped copy for ever, whatever the source: without it nothing that is sealed here
// can be opened. Leaves a key.json that says so, so that no new key is made by accident.
Result<void> revoke_keys(const DataFolder& folder);

enum class KeyState { absent, wrapped, revoked };

struct KeyStatus {
    KeyState state = KeyState::absent;
    std::optional<KeySourceKind> source;  // Where the state is `wrapped`.
};

// Needs no secret. Errors: keys.damaged, keys.newer.
Result<KeyStatus> key_status(const DataFolder& folder);

}  // namespace uketsuke
