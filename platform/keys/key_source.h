// Where the key that wraps the data key comes from (design.md D4): one port, three sources. A
// stolen terminal tells nothing only if its source is not stolen with it.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "core/base/crypto.h"
#include "core/base/result.h"

namespace uketsuke {

enum class KeySourceKind { key_file, passphrase, systemd_credential };

using WrappingSalt = FixedBytes<16>;

class KeySource {
  public:
    virtual ~KeySource() = default;
    virtual KeySourceKind kind() const = 0;
    // The same key for the same salt. Errors: keys.short_secret, keys.no_memory, those of files.h.
    virtual Result<DataKey> wrapping_key(const WrappingSalt& salt) const = 0;
    // Whether it is fit to protect a key from now on; asked when a key is made or rewrapped.
    // Error: keys.weak_passphrase.
    virtual Result<void> is_strong_enough() const { return {}; }
};

// A file with 64 hexadecimal digits. Whoever steals the disk has both, so `status` says "not
// protected if stolen": for trials, and where the disk itself is encrypted.
std::unique_ptr<KeySource> key_file_source(std::filesystem::path path);

// Writes a new random key file with mode 0600. Error keys.exists where there is one: overwriting it
// could make a data folder unreadable for ever.
Result<void> make_key_file(const std::filesystem::path& path);

// What a manager types at the start of work: at least 12 characters when chosen, then Argon2id
// (256 MiB and about half a second a try, core/base/crypto.h).
std::unique_ptr<KeySource> passphrase_source(std::string passphrase);

// $CREDENTIALS_DIRECTORY/`name`, at least 32 bytes that systemd decrypted for this service alone
// (systemd.exec(5), LoadCredentialEncrypted=; bound to the TPM by `systemd-creds encrypt
// --with-key=tpm2`). Error keys.no_credential: not started by systemd, or without it.
Result<std::unique_ptr<KeySource>> systemd_credential_source(const std::string& name);

// "key_file", "passphrase", "systemd_credential": as key.json and --json print them.
const char* name_of(KeySourceKind kind);

// What `status` says: is the data safe when the terminal is stolen?
Words protection_of(KeySourceKind kind);

}  // namespace uketsuke
