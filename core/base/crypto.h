// The few cryptographic verbs of the product, over libsodium and OpenSSL. Everything here is a pure
// function of its arguments: chance (keys, salts) is handed in from platform/keys. Thread-safe
// after the first call.
#pragma once

#include <optional>
#include <string_view>

#include "core/base/bytes.h"

namespace uketsuke {

using Digest = FixedBytes<32>;     // SHA-256 (FIPS 180-4).
using Signature = FixedBytes<64>;  // Ed25519 (RFC 8032).
using PublicKey = FixedBytes<32>;
using SigningSeed = FixedBytes<32>;  // The private half of a device key.
using DataKey = FixedBytes<32>;      // Seals everything at rest (design.md D4).
using LookupKey = FixedBytes<16>;    // A keyed hash that stands in clear for a person or a voucher.

Digest sha256(const Bytes& bytes);
Digest sha256(const Digest& a, const Digest& b, const Digest& c);

class Signer {
  public:
    explicit Signer(const SigningSeed& seed);
    const PublicKey& public_key() const { return public_key_; }
    Signature sign(const std::uint8_t* data, std::size_t size) const;
    Signature sign(const Digest& digest) const { return sign(digest.data(), digest.size()); }

  private:
    PublicKey public_key_{};
    FixedBytes<64> secret_{};
};

bool verify(const PublicKey& key, const std::uint8_t* data, std::size_t size,
            const Signature& signature);
inline bool verify(const PublicKey& key, const Digest& digest, const Signature& signature) {
    return verify(key, digest.data(), digest.size(), signature);
}

// XChaCha20-Poly1305 with `associated` authenticated beside it. The nonce is a keyed BLAKE2b of the
// associated data and the plaintext, so the same text in the same place seals to the same bytes and
// no nonce is ever used for two texts. The result is nonce (24) + ciphertext + tag (16).
Bytes seal(const DataKey& key, const Bytes& plain, std::string_view associated);
std::optional<Bytes> open_sealed(const DataKey& key, const std::uint8_t* sealed, std::size_t size,
                                 std::string_view associated);

// Keyed BLAKE2b of `purpose` and `text`: equal for equal text under one key, meaningless without
// it.
LookupKey lookup_key(const DataKey& key, std::string_view purpose, std::string_view text);

// Argon2id (RFC 9106) with libsodium's "moderate" limits: 3 passes, 256 MiB, about half a second.
// nullopt where the memory cannot be had.
std::optional<DataKey> key_from_passphrase(std::string_view passphrase, const FixedBytes<16>& salt);

}  // namespace uketsuke
